using System.Text.RegularExpressions;

namespace RecipeRunner.Recipes.CompileErrors.Ruby;

/// <summary>Tells Ruby from C# by a line alone. What may be either is taken for C#.</summary>
internal static partial class RubyLine
{
    public static bool Is(string line) => line.AsSpan().TrimEnd() is not ([.., ';'] or []) && Certain().IsMatch(line);

    [GeneratedRegex("""
        ^\s* (?:
            end \s* (\#.*)? $
          | (?: unless | elsif | def | module | require | require_relative ) \s+ \S
          | (?: if | while | until ) \s+ [^(\s] .* [^{}\s] \s* $
          | \S .* \b do (\s* \|[^|]*\|)? \s* (\#.*)? $
          | (?! (?:return|case|throw|await|yield|when|is|or|and|not|in|else|string|params)\b ) [a-z_]\w*[!?]? \s+ (?: ['":]\w | ['"]/ | %w | \[\s*['":] )
          | (?: node\. )? (?: default | normal | override | force_default | force_override | automatic | set ) (?:_unless)? \[ \s* ['":]
          | (?: only_if | not_if | block | lazy ) \s* \{
          | @\w+ \s* =
        )
        | %w[(\[{] | \{ \s* \| \s* \w+ | \.each \b
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Certain();
}
