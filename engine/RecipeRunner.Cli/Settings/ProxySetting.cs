namespace RecipeRunner.Cli.Settings;

/// <summary>A proxy as Chef's settings give it. As in Chef it goes into the environment, unless that has one already.</summary>
internal sealed class ProxySetting(string scheme)
{
    public string? Address { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    public void Export()
    {
        if (Address is null) return;
        string url = Address.Contains("://", StringComparison.Ordinal) ? Address : $"{scheme}://{Address}";
        if (User is not null) url = url.Replace("://", $"://{Uri.EscapeDataString(User)}{(Password is null ? "" : ":" + Uri.EscapeDataString(Password))}@", StringComparison.Ordinal);
        Export(scheme + "_proxy", url);
    }

    /// <summary>Sets a variable of the environment by its two spellings, where it is not set.</summary>
    public static void Export(string name, string value)
    {
        foreach (string spelling in (string[])[name, name.ToUpperInvariant()])
            if (Environment.GetEnvironmentVariable(spelling) is null)
                Environment.SetEnvironmentVariable(spelling, value);
    }
}
