using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>A <c>userlist</c>: users, groups and passwords for HTTP authentication.</summary>
/// <example><code>
/// HaproxyUserlist("operators", new()
/// {
///     Group = new() { ["admins"] = "users alice,bob" },
///     User = new() { ["alice"] = "password $5$c5TNSrPkmWb$8d1E6wAbVrJ0YzzBlZDhKqfJHXkCLwZrJt9lHvCGnl8" },
///     Sensitive = true,
/// });
/// </code></example>
public sealed record HaproxyUserlistResource : HaproxySectionResource
{
    /// <summary>Groups and their users: `["admins"] = "users alice,bob"`.</summary>
    public new Options? Group { get; init; }

    /// <summary>Users and their passwords: `["alice"] = "password $6$..."`.</summary>
    public new Options? User { get; init; }

    /// <summary>User that owns the configuration file; `User` means those of the list here.</summary>
    public string ConfigOwner { get => base.User; init => base.User = value; }

    /// <summary>Group of the configuration file; `Group` means those of the list here.</summary>
    public string ConfigGroup { get => base.Group; init => base.Group = value; }

    protected override SectionKind Kind => SectionKind.Userlist;

    protected override Rule[] Rules => [Set("group", Group) with { Adds = true }, Set("user", User) with { Adds = true }];

    /// <summary>The groups and users of one declaration; the whole section when it names none.</summary>
    protected override HaproxyConfiguration Delete(HaproxyConfiguration gathered) =>
        Group is null && User is null
            ? base.Delete(gathered)
            : Rules.Where(r => r.Groups.Count > 0).Aggregate(gathered, (left, rule) => left.Without(Kind, Title, rule.Key, rule.Groups[0].Lines));
}

[RecipeVerbs]
public static class HaproxyUserlistVerbs
{
    /// <summary>Declares a userlist. Actions: create (default), delete.</summary>
    public static ResourceSlot HaproxyUserlist(string name, HaproxyUserlistResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(name, properties ?? new(), file, line);
}
