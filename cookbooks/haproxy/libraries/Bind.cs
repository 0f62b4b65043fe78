using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Haproxy;

/// <summary>
/// Where a proxy listens: <c>"*:80"</c>, a list <c>["*:80", "*:81"]</c>, or addresses with their parameters,
/// <c>new() { ["*:443"] = "ssl crt /etc/ssl/site.pem" }</c>; several parameters make several lines.
/// </summary>
[CollectionBuilder(typeof(Bind), nameof(Of))]
public sealed class Bind : IEnumerable<string>
{
    private readonly Options parametersByAddress = new();

    /// <summary>The parameters of an address.</summary>
    public Setting? this[string address]
    {
        get => parametersByAddress[address];
        set => parametersByAddress[address] = value;
    }

    /// <summary>Several addresses.</summary>
    public static Bind Of(ReadOnlySpan<string> addresses)
    {
        var bind = new Bind();
        foreach (string address in addresses) bind[address] = null;
        return bind;
    }

    /// <summary>One address, with or without parameters.</summary>
    [return: NotNullIfNotNull(nameof(address))]
    public static implicit operator Bind?(string? address) => address is null ? null : [address];

    /// <summary>Several addresses.</summary>
    [return: NotNullIfNotNull(nameof(addresses))]
    public static implicit operator Bind?(string[]? addresses) => addresses is null ? null : Of(addresses);

    /// <summary>An attribute: an address, a list of them, or a map.</summary>
    public static implicit operator Bind?(AttributeValue? value)
    {
        if (value is null or { IsMap: false, IsList: false }) return (string?)value;
        if (value.IsList) return Of(value.As<string[]>());
        var bind = new Bind();
        foreach ((string address, AttributeValue parameters) in value) bind[address] = parameters;
        return bind;
    }

    /// <summary>The lines that it makes.</summary>
    internal IReadOnlyList<string> Lines => parametersByAddress.Lines("bind ");

    /// <summary>What follows <c>bind</c> on its lines.</summary>
    public IEnumerator<string> GetEnumerator() => parametersByAddress.Lines().GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
