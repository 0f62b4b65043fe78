using RecipeRunner.Converging;

namespace RecipeRunner.Nodes;

/// <summary>A file that feeds the node (node.json, a role, an environment) is wrong: says what, in which file, at which line and column.</summary>
public sealed class NodeInputException : RecipeRunnerException
{
    internal NodeInputException(string message, string file, int line = 0, int column = 0, Exception? inner = null)
        : base(SourcePlace.Prefix(file, line, column) + message, ExitCode.BadInput, inner) => (File, Line, Column) = (file, line, column);

    /// <summary>The file, as it was named.</summary>
    public string File { get; }

    /// <summary>The line, from 1; 0 when the whole file is meant.</summary>
    public int Line { get; }

    /// <summary>The column, from 1; 0 when unknown.</summary>
    public int Column { get; }

    internal override bool IsPlaced => true;
}
