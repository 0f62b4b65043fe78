using System.Text.Json.Serialization;
using RecipeRunner.Authoring.Checking.Facts;
using RecipeRunner.Authoring.Checking.Ignoring;
using RecipeRunner.Converging;

namespace RecipeRunner.Authoring.Checking.Keeping;

/// <summary>What looking at one C# source gave.</summary>
/// <param name="Path">The source.</param>
/// <param name="Key">What was looked at, as a hash: the source, and all that it can see.</param>
/// <param name="Findings">What the rules about a single source found, ignored findings included.</param>
/// <param name="Ignores">The comments that say to ignore findings.</param>
/// <param name="Facts">What other rules need to know of it; null when it was not looked at, because something does not compile.</param>
internal sealed record SourceLook(string Path, string Key, IReadOnlyList<Finding> Findings, IReadOnlyList<Ignore> Ignores, SourceFacts? Facts)
{
    /// <summary>What does not compile in it. A source that has mistakes is looked at again each time.</summary>
    [JsonIgnore]
    public IReadOnlyList<Problem> Problems { get; init; } = [];
}
