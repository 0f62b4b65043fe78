namespace RecipeRunner.Recipes.CompileErrors;

/// <summary>Properties that Chef has and that mean nothing here, with what to do instead.</summary>
internal static class OnlyInChef
{
    /// <summary>The hint for a property of a resource's type; empty for one that Chef does not have either.</summary>
    public static string Hint(string type, string property) => (type, property) switch
    {
        (_, "Rights" or "DenyRights" or "Inherits" or "FilesRights") => " Chef has it for Windows only. Here Owner, Group and Mode say who may do what.",
        ("ExecuteResource" or "ScriptResource" or "BashResource", "Domain" or "Password" or "Elevated") => " Chef has it for Windows only. Here User and Group say who runs it.",
        ("RemoteFileResource", "RemoteUser" or "RemotePassword" or "RemoteDomain" or "Authentication") =>
            " Chef has it for Windows shares only. For http(s), user and password stand in the address: https://user:password@host/path.",
        ("RemoteFileResource", "FtpActiveMode") => " Documents come over http, https or from file:// here, not over ftp.",
        ("RemoteFileResource", "HttpOptions") => " Retries = 3 and RetryDelay try again; proxies are those of the environment (http_proxy, https_proxy, no_proxy).",
        ("GitResource" or "DeployResource" or "DeployRevisionResource" or "DeployBranchResource", "AdditionalRemotes" or "EnableCheckout") => " A checkout has one remote here, and its files; `Execute` with git does the rest.",
        ("DeployResource" or "DeployRevisionResource" or "DeployBranchResource", "SvnUsername" or "SvnPassword" or "SvnArguments" or "SvnInfoArgs" or "SvnForceExport") =>
            " Applications come from git or from an archive (ScmProvider = ScmProvider.Archive) here, not from Subversion.",
        ("ServiceResource", "Supports" or "Pattern" or "Provider") => " systemd knows that of each service; leave it out.",
        ("PackageResource" or "DpkgPackageResource", "Provider") => " On Debian that is apt; leave it out.",
        ("TemplateResource", "Helper" or "Helpers") => " What a template needs is worked out in the recipe, and given to it in Variables.",
        _ => "",
    };
}
