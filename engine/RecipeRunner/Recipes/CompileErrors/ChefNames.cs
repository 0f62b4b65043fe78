namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>What Chef and Ruby have under another name, or not as a verb, by the name in PascalCase.</summary>
internal static class ChefNames
{
    /// <summary>The hint for a name; empty for one that needs none.</summary>
    public static string Hint(string name) => name switch
    {
        "Nil" => " C# says null.",
        "Raise" => " Write throw Fail(\"...\").",
        "Let" or "Const" => " A variable is declared with var: var name = value.",
        "Puts" => " Write Log(\"...\"), or Warn(\"...\").",
        "RubyBlock" => " Here it is Block(\"name\", () => { ... }).",
        "ShellOut" => " Here it is Shell(\"...\"); .Output is what it printed.",
        "ValueForPlatform" or "ValueForPlatformFamily" => " Here it is C#'s switch: (string)node[\"platform\"] switch { \"debian\" => \"a\", _ => \"b\" }.",
        "NewResource" => " Within a resource its properties are there by name: Text, not new_resource.text.",
        "Platform" => " Here it is IsPlatform(\"debian\").",
        "PlatformFamily" => " Here it is IsPlatformFamily(\"debian\").",
        "Tagged" => " Here it is IsTagged(\"...\").",
        "Unless" => " C# says if (!...).",
        "Cron" or "CronD" => " Chef's resource has no counterpart: a file in /etc/cron.d/ does it, File(\"/etc/cron.d/name\", ...).",
        "SystemdUnit" => " Chef's resource has no counterpart: File(\"/etc/systemd/system/name.service\", ...) and an Execute of systemctl daemon-reload do it.",
        "AptRepository" => " Chef's resource has no counterpart: File(\"/etc/apt/sources.list.d/name.list\", ...) that notifies AptUpdate does it.",
        "Sysctl" => " Chef's resource has no counterpart: a file in /etc/sysctl.d/ that notifies an Execute of sysctl --system does it.",
        "Mount" or "Hostname" or "SwapFile" or "GemPackage" or "PythonPackage" or "RubyGem" or "Subversion" or "HttpRequest" or "Reboot" =>
            " Chef's resource has no counterpart: Execute, with a guard, does it.",
        _ => "",
    };
}
