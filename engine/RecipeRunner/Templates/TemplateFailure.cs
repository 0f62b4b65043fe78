using System.Text.RegularExpressions;
using RecipeRunner.Converging;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace RecipeRunner.Templates;

/// <summary>What Scriban found wrong, with template, line and column.</summary>
internal static class TemplateFailure
{
    /// <summary>What does not parse.</summary>
    public static ProblemsException Of(LogMessageBag messages) =>
        new([.. messages.Where(m => m.Type == ParserMessageType.Error).Select(m => At(m.Span, m.Message))], ExitCode.DoesNotCompile);

    /// <summary>What is a template of Chef's, and would be written out as it stands.</summary>
    public static ProblemsException Of(string path, ErbTag tag) => new([new(new(path, tag.Line), tag.Words, tag.Column)], ExitCode.DoesNotCompile);

    /// <summary>What went wrong while it was rendered; a mistake of ours that Scriban wrapped comes out again, with the place.</summary>
    public static RecipeRunnerException Of(ScriptRuntimeException failure)
    {
        if (failure is ScriptParserRuntimeException { ParserMessages: { Count: > 0 } messages }) return Of(messages);
        for (Exception? inner = failure.InnerException; inner is not null; inner = inner.InnerException)
            if (inner is RecipeRunnerException known)
                return known.IsPlaced ? known : new PlacedException(At(failure.Span, known.Message), known.ExitCode, failure);
        return new PlacedException(At(failure.Span, Sentence(failure.OriginalMessage)), ExitCode.DoesNotCompile, failure);
    }

    /// <summary>Scriban tells the bounds of a list one too wide.</summary>
    private static string Sentence(string message) =>
        Regex.Replace(message, @"^The index (-?\d+) is out of bounds \[0, (\d+)\] on the (`.*`) with.*$", "$3 has no item $1: there are $2, counted from 0.");

    private static Problem At(SourceSpan span, string text) => new(new(span.FileName ?? "", span.Start.Line + 1), text, span.Start.Column + 1);
}
