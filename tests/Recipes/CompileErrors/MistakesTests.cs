using System.Text;
using Microsoft.CodeAnalysis;
using RecipeRunner.Converging;
using RecipeRunner.Recipes;
using RecipeRunner.Recipes.CompileErrors;

namespace RecipeRunner.Tests.Recipes.CompileErrors;

/// <summary>What is said of typical mistakes: the snapshots are read as an author reads them.</summary>
internal sealed class MistakesTests
{
    [Test]
    public void What_does_not_exist_or_does_not_fit_is_told_line_by_line() => Snapshot.Matches(Told(Mistakes.OfNamesAndValues), "of_names_and_values");

    [Test]
    public void What_does_not_parse_is_told_once() => Snapshot.Matches(string.Join('\n', Mistakes.OfSyntax.Select(Told)), "of_syntax");

    [Test]
    public void A_file_that_does_not_parse_tells_nothing_about_its_names() =>
        Assert.That(Of("Packag(\"a\");\nService(\"b\"\n").Select(p => p.At.Line), Is.EqualTo(new[] { 2 }));

    [Test]
    public void Each_statement_that_does_not_parse_is_told() =>
        Assert.That(Of("Log(\"a\";\nLog(\"b\");\nLog(\"c\";\nLog(\"d\")\nLog(\"e\");\n").Select(p => p.At.Line), Is.EqualTo(new[] { 1, 3, 4 }));

    [Test]
    public void Two_names_on_a_line_that_do_not_exist_are_two_errors() =>
        Assert.That(Of("Packag(\"a\"); Servce(\"b\");\n").Select(p => p.Column), Is.EqualTo(new[] { 1, 14 }));

    [Test]
    public void The_end_of_the_line_that_lacks_a_semicolon_is_named() =>
        Assert.That(Of("Log(\"a\")\n\n// next\nLog(\"b\");\n").Select(p => (p.At.Line, p.Column)), Is.EqualTo(new[] { (1, 9) }));

    [TestCase("File(\"/a\", new() { Variables = new { password = 'hunter22' } });")]
    [TestCase("user 'deploy' do\n  password 'hunter22'\nend")]
    [TestCase("User(\"a\", new() { Password = 22022022 });")]
    public void No_value_that_may_be_a_secret_is_said(string recipe) =>
        Assert.That(Of(recipe + "\n").Single().Text, Does.Not.Contain("hunter22").And.Not.Contain("22022022"));

    /// <summary>The lines of a recipe, and below each what is said of it.</summary>
    private static string Told(string recipe)
    {
        ILookup<int, Problem> problems = Of(recipe).ToLookup(p => p.At.Line);
        var told = new StringBuilder();
        foreach ((int i, string line) in recipe.Split('\n').Index())
        {
            told.Append(line).Append('\n');
            foreach (Problem problem in problems[i + 1]) told.Append(' ', problem.Column - 1).Append("^ ").Append(problem.Text).Append('\n');
        }
        return told.ToString();
    }

    private static IReadOnlyList<Problem> Of(string recipe)
    {
        Compilation compilation = CookbookCompilation.OfScript("mistakes", "/kitchen/cookbooks/web/recipes/default.csx", recipe, []);
        Diagnostic[] syntax = [.. compilation.SyntaxTrees.Single().GetDiagnostics()];
        return CompilerProblems.Of(syntax.Length > 0 ? syntax : compilation.GetDiagnostics(), compilation);
    }
}
