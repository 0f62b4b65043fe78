namespace RecipeRunner.Authoring.Documenting;

/// <summary>
/// A resource as its reference shows it. Name is Chef's form, <c>cookbook_file</c>; calls are how a recipe declares it, one for each
/// overload of the verb; shared is what it has in common with others, nearest base first, without what all resources have.
/// </summary>
internal sealed record ResourceDoc(string Name, string Summary, string? Example, IReadOnlyList<string> Calls, IReadOnlyList<ActionDoc> Actions,
    IReadOnlyList<PropertyDoc> Properties, IReadOnlyList<SharedDoc> Shared)
{
    /// <summary>Its own and the shared ones.</summary>
    public IEnumerable<PropertyDoc> AllProperties => Properties.Concat(Shared.SelectMany(shared => shared.Properties));
}

/// <summary>Properties that several resources have in common.</summary>
internal sealed record SharedDoc(string Name, string Summary, IReadOnlyList<PropertyDoc> Properties);

/// <summary>
/// An action. Name is Chef's, <c>create_if_missing</c>; code is what a recipe says, <c>CreateIfMissing</c>, or a text where the
/// language has no word for it; the meaning is empty when no comment says it.
/// </summary>
internal sealed record ActionDoc(string Name, string Code, bool IsDefault, string Meaning);

/// <summary>A property. Chef's name is empty for what Chef does not have; the default is Markdown, empty where there is none to show.</summary>
internal sealed record PropertyDoc(string ChefName, string Name, string Type, string Default, string Meaning);

/// <summary>A type of properties: what it is, and the values of an enumeration.</summary>
internal sealed record TypeDoc(string Name, string Summary, IReadOnlyList<(string Name, string Meaning)> Values);

/// <summary>A recipe, and those that it names to be included.</summary>
internal sealed record RecipeDoc(string Name, string Summary, IReadOnlyList<string> Includes);

/// <summary>Attributes that stand together in a file, under one comment.</summary>
internal sealed record AttributeGroup(string Summary, IReadOnlyList<AttributeDoc> Attributes);

/// <summary>
/// An attribute. The path has dots, <c>haproxy.timeouts.connect</c>; the type is what a typed record, or else the value, says; the
/// default is Markdown.
/// </summary>
internal sealed record AttributeDoc(string Path, string Type, string Default, string Meaning);
