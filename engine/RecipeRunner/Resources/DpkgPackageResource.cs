using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Debian;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>A package installed from a .deb file that lies on the machine (Chef's <c>dpkg_package</c>).</summary>
    /// <action name="install">Installs the package in the file, unless that version is installed.</action>
    /// <action name="remove">Removes the package and leaves its configuration.</action>
    /// <action name="purge">Removes the package with its configuration.</action>
    /// <example><code>
    /// RemoteFile("/var/cache/agent_2.4.0_amd64.deb", new()
    /// {
    ///     Source = "https://mirror.example/agent_2.4.0_amd64.deb",
    ///     Checksum = "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437",
    /// });
    /// DpkgPackage("agent", new() { Source = "/var/cache/agent_2.4.0_amd64.deb" });
    /// </code></example>
    public sealed record DpkgPackageResource : Resource<DpkgPackageResource.State>
    {
        private static readonly ResourceAction[] Known = ["install", "remove", "purge"];

        /// <summary>Path of the .deb file. Default: the resource's name, where that is a path. Needed to install.</summary>
        public Value<string>? Source { get; init; }

        /// <summary>The package. Default: the one in the file; without a file, the resource's name.</summary>
        public Value<string>? PackageName { get; init; }

        /// <summary>Whether a newer version may be replaced by the one in the file. Default true, as in Chef.</summary>
        public bool AllowDowngrade { get; init; } = true;

        /// <summary>Words added to dpkg's command line.</summary>
        public Many<string>? Options { get; init; }

        /// <summary>Longest time that it may take. Default 900 s, as in Chef.</summary>
        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(900);

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>What is in the file, and what is installed.</summary>
        /// <param name="Package">The package's name.</param>
        /// <param name="Version">The version in the file; null when there is no file.</param>
        /// <param name="Installed">What is installed.</param>
        /// <param name="IsNewer">Whether the installed version is newer than that in the file.</param>
        public sealed record State(string Package, string? Version, PackageStatus Installed, bool IsNewer);

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (File is null && EffectiveActions.Contains("install")) yield return "which file? Say Source = \"/path/name_version_architecture.deb\".";
        }

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            DebFile? deb = File is { } file && context.Machine.Files.Stat(file) is { Kind: FileKind.File } ? Read(context.Machine, file) : null;
            string name = PackageName?.Get() ?? deb?.Name ?? Name;
            IPackages packages = context.Machine.Packages;
            PackageStatus installed = packages.Status(name);
            return new(name, deb?.Version, installed, deb is not null && installed.InstalledVersion is { } version && packages.CompareVersions(version, deb.Version) > 0);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state)
        {
            if (action.Name == "install")
            {
                string version = state.Version ?? throw new IOException($"there is no package file {File}. Declare it before, with RemoteFile or CookbookFile.");
                if (state.Installed is { InstalledVersion: { } present, Broken: false } && (present == version || (state.IsNewer && !AllowDowngrade))) yield break;
                yield return new($"install version {version} of package {state.Package} from {File}", m => m.Packages.InstallFile(File!, InstallOptions())) { IsOpaque = true };
                yield break;
            }
            bool purge = action.Name == "purge";
            if (state.Installed.InstalledVersion is not null || (purge && state.Installed.HasConfiguration))
                yield return new($"{action} {state.Package}", m => m.Packages.Remove([state.Package], purge, InstallOptions())) { IsOpaque = true };
        }

        private string? File => Source?.Get() ?? (Name.StartsWith('/') ? Name : null);

        private static DebFile Read(IMachine machine, string path)
        {
            try
            {
                return DebFile.Read(machine.Processes, path);
            }
            catch (RecipeRunnerException) when (machine.Doubts.Reason is not null)
            {
                // A plan cannot look into a file that is not really there yet: by Debian's custom its name tells what is in it.
                string[] parts = Path.GetFileNameWithoutExtension(path).Split('_');
                return new(parts[0], parts.Length > 1 ? parts[1].Replace("%3a", ":", StringComparison.Ordinal) : "?", "");
            }
        }

        private PackageOptions InstallOptions() => new() { Extra = Options ?? [], Timeout = Timeout, AllowDowngrade = AllowDowngrade };
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a package from a .deb file. Actions: install (default), remove, purge.</summary>
        public static ResourceSlot DpkgPackage(string name, DpkgPackageResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
