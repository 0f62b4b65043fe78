using Microsoft.CodeAnalysis;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Seen;

namespace RecipeRunner.Authoring.Checking;

/// <summary>
/// Something that <c>check</c> looks for. A rule overrides the narrowest of the three <c>Check</c> methods that shows it enough. What it
/// finds in a source is kept as long as neither that changed nor the libraries that it sees; what it finds in a cookbook or in the
/// repository is looked for again at every change. Those look at <see cref="SeenCookbook.Facts"/>, which are kept too: whoever asks the
/// compiler there, by <see cref="SeenCookbook.Sources"/>, makes every check after an edit wait for it. Rules hold no state: sources are
/// checked in parallel.
/// </summary>
internal abstract class Rule
{
    /// <summary><c>RR012</c>. Codes below RR050 are about what exists, those from RR050 on about style and danger; a code is never used again for another rule.</summary>
    public abstract string Code { get; }

    /// <summary>A name of a few words, <c>missing-template</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it finds, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Why that is worth a finding, in a sentence or a few.</summary>
    public abstract string Why { get; }

    /// <summary>Whether a secret may stand in the line that it speaks of, which is not shown then.</summary>
    public virtual bool IsOfSecrets => false;

    /// <summary>A repository in which the rule finds something, and no other rule does.</summary>
    public abstract Example Bad { get; }

    /// <summary>The same as it should be: no rule finds anything.</summary>
    public abstract Example Good { get; }

    /// <summary>
    /// Looks at one C# source that compiles: a recipe, an attribute file, a library. Of its cookbook only the names of those that it
    /// depends on, of recipes and of attribute files may be asked: what else is there may change and is not looked at again.
    /// </summary>
    public virtual IEnumerable<Finding> Check(Source source) => [];

    /// <summary>Looks at one cookbook that compiles: all its sources, templates and files, and those of its dependencies.</summary>
    public virtual IEnumerable<Finding> Check(SeenCookbook cookbook) => [];

    /// <summary>Looks at the whole repository: run lists, data bags, and who uses what in another cookbook. Some cookbooks may not compile.</summary>
    public virtual IEnumerable<Finding> Check(CheckContext context) => [];

    /// <summary>A finding at a piece of C#.</summary>
    protected Finding At(SyntaxNode node, string message, string fix = "") => At(node.GetLocation(), message, fix);

    /// <summary>A finding at a place in C#.</summary>
    protected Finding At(Location place, string message, string fix = "") =>
        At(Place.Of(place), message, fix);

    /// <summary>A finding at a place in C# that was noted.</summary>
    protected Finding At(Place place, string message, string fix = "") => At(place.File, place.Line, place.Column, message, fix);

    /// <summary>A finding at a place in a template.</summary>
    protected Finding At(SeenTemplate template, Scriban.Parsing.SourceSpan span, string message, string fix = "") =>
        At(template.Path, span.Start.Line + 1, span.Start.Column + 1, message, fix);

    /// <summary>A finding at a place in any file.</summary>
    protected Finding At(string file, int line, int column, string message, string fix = "") => new(Code, Name, new(file, line), column, message, fix);
}
