using RecipeRunner.Nodes;

namespace RecipeRunner.Resources;

/// <summary>An owner or a group: a name, looked up on the machine when the resource converges, or a number, taken as it is.</summary>
public sealed class AccountName
{
    private readonly Func<string?>? name;

    private AccountName(Func<string?> name) => this.name = name;

    private AccountName(int number) => Number = number;

    /// <summary>The number, where a number was given.</summary>
    public int? Number { get; }

    /// <summary>The name, where a name was given.</summary>
    public string? Name => name?.Invoke();

    /// <summary>A name. Digits are a name too, as in Chef.</summary>
    public static implicit operator AccountName?(string? name) => name is null ? null : new(() => name);

    /// <summary>A number.</summary>
    public static implicit operator AccountName(int number) => new(number);

    /// <summary>A name that is worked out when the resource converges.</summary>
    public static implicit operator AccountName(LazyValue<string> name) => new(name.Evaluate);

    /// <summary>An attribute's value: a name.</summary>
    public static implicit operator AccountName?(AttributeValue? name) => (string?)name;

    /// <summary>The name or the number.</summary>
    public override string ToString() => Number?.ToString() ?? Name ?? "";
}
