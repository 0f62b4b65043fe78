using RecipeRunner.Nodes;

namespace RecipeRunner.Resources;

/// <summary>A property's value, given now or, by <c>Lazy(() => ...)</c>, worked out when the resource converges.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Value<T>
{
    private readonly T constant;
    private readonly Func<T>? lazy;

    private Value(T constant) => this.constant = constant;

    internal Value(Func<T> lazy) => (constant, this.lazy) = (default!, lazy);

    /// <summary>Whether the value is worked out only when the resource converges.</summary>
    public bool IsLazy => lazy is not null;

    /// <summary>The value; a lazy one is worked out at each reading, as in Chef.</summary>
    public T Get() => lazy is null ? constant : Dsl.Current.EvaluateLazy(lazy);

    /// <summary>A value given now; null is an unset property.</summary>
    public static implicit operator Value<T>?(T? value) => value is null ? null : new(value);

    /// <summary>A value from <c>Lazy(() => ...)</c>.</summary>
    public static implicit operator Value<T>(LazyValue<T> value) => new(value.Evaluate);

    /// <summary>An attribute's value, converted; one that is not there is an unset property.</summary>
    public static implicit operator Value<T>?(AttributeValue? value) => value is null ? null : value.As<T>();

    /// <summary>The value as text; a lazy one is not worked out.</summary>
    public override string ToString() => IsLazy ? "lazy" : constant?.ToString() ?? "";
}

/// <summary>What <c>Lazy(() => ...)</c> returns: a value that is worked out at converge time.</summary>
/// <param name="Evaluate">Works it out.</param>
public sealed record LazyValue<T>(Func<T> Evaluate);
