using System.Text;

namespace AppLayer;

/// <summary>HAProxy's statistics page.</summary>
public sealed class StatsSettings(SettingsReader read)
{
    /// <summary>Port that it is on. Null: there is none.</summary>
    public int? Port { get; } = read.Port("port");

    /// <summary>Its address; `*` for all, which sends the password over the network as it is.</summary>
    public string Address { get; } = read.Text("address") ?? "127.0.0.1";

    /// <summary>The page.</summary>
    public string Uri { get; } = read.Text("uri", Route.PathForm, Route.IsPath) ?? "/";

    /// <summary>Who may see it.</summary>
    public string User { get; } = read.Text("user", "a name without a colon", static name => !name.Contains(':')) ?? "admin";

    /// <summary>The password, without which there is no page.</summary>
    private string? Password { get; } = read.Text("password") ?? (read.Port("port") is null ? null : throw read.Wrong("password", "a password: there is no page without one"));

    /// <summary>Where it listens; null when it does not.</summary>
    public string? Bind => Port is null ? null : $"{Address}:{Port}";

    /// <summary>What a browser says that knows the password.</summary>
    public string Authorization => $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}\n";
}
