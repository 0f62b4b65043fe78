using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Execution;

namespace RecipeRunner.Resources
{
    /// <summary>
    /// A script given in the recipe (Chef's <c>script</c>): its interpreter reads it from standard input, as in Chef, so that no file
    /// of it ever lies on the machine.
    /// </summary>
    /// <example><code>
    /// Script("count the reports", new()
    /// {
    ///     Interpreter = "python3",
    ///     Code = """
    ///         import pathlib
    ///         count = len(list(pathlib.Path("/var/reports").glob("*.csv")))
    ///         pathlib.Path("/var/lib/report-count").write_text(f"{count}\n")
    ///         """,
    ///     Creates = "/var/lib/report-count",
    /// });
    /// </code></example>
    public record ScriptResource : ExecutionResource
    {
        /// <summary>The program that reads it. Required.</summary>
        public Value<string>? Interpreter { get; init; }

        /// <summary>The script. Required.</summary>
        public Value<string>? Code { get; init; }

        /// <summary>Options of the interpreter, separated by blanks: <c>-e</c> lets bash stop at the first line that fails.</summary>
        public Value<string>? Flags { get; init; }

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            foreach (string problem in base.Validate(context)) yield return problem;
            if (Interpreter is null) yield return "which program reads it? Say Interpreter = \"/bin/sh\".";
            if (Code is null) yield return "there is no script. Say Code = \"\"\"...\"\"\".";
            if (Input is not null) yield return "a script reads its own text from standard input: there is no room for Input.";
        }

        private protected override Command WantedCommand() =>
            new([Interpreter!.Get(), .. (Flags?.Get() ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]) { Input = Code!.Get() };

        private protected override string Described(Command command) => $"script \"{Name}\" by {command}";
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a script for an interpreter of your choice. Action: run (default).</summary>
        public static ResourceSlot Script(string name, ScriptResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
