namespace RecipeRunner.Cli.Settings.Ruby;

/// <summary>Words that begin what only Ruby could do, each with the way out.</summary>
internal static class RubyOnly
{
    public static string? Reason(string word) => word switch
    {
        "require" or "require_relative" or "load" => $"'{word}' loads Ruby code, which is not run; remove the line.",
        "eval" or "instance_eval" or "from_file" => $"'{word}' runs Ruby code, which is not done; write the settings of the other file here.",
        "if" or "unless" or "case" or "while" or "until" or "begin" => $"'{word}' decides when Ruby runs; write one settings file for each case, or use ENV['X'] || 'otherwise'.",
        "def" or "class" or "module" or "lambda" or "proc" => $"'{word}' defines Ruby code, which is not run.",
        "puts" or "print" or "p" or "warn" or "raise" or "exit" => $"'{word}' is Ruby that is not run; remove the line.",
        _ => null,
    };
}
