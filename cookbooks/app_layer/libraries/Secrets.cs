namespace AppLayer;

/// <summary>What of an application's data must not be shown. OpsWorks does not send which variables its users protected: names tell.</summary>
internal static class Secrets
{
    private static readonly string[] Words = ["SECRET", "TOKEN", "PASS", "PWD", "KEY", "CREDENTIAL", "PRIVATE", "AUTH", "DSN", "_URL", "_URI"];

    public static void Keep(App app, Database? database)
    {
        Hide(database?.Password);
        Hide(app.Source.Password);
        Hide(app.Source.SshKey);
        foreach ((string name, string value) in app.Environment)
            if (Array.Exists(Words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
                Hide(value);
    }
}
