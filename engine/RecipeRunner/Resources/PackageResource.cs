using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>Packages of the machine's package manager (Chef's <c>package</c> and <c>apt_package</c>).</summary>
    /// <action name="install">Installs the packages that are missing; with <c>Version</c>, brings the first one to that version.</action>
    /// <action name="upgrade">Installs the newest version that the package lists know.</action>
    /// <action name="remove">Removes the packages and leaves their configuration.</action>
    /// <action name="purge">Removes the packages with their configuration.</action>
    /// <action name="lock">Holds them at their present version (<c>apt-mark hold</c>).</action>
    /// <action name="unlock">Ends that.</action>
    /// <example><code>
    /// Package("nginx");
    /// Package(["git", "curl", "unzip"]);                               // one transaction
    /// Package("postgresql-client", new() { Action = Upgrade });
    /// </code></example>
    public sealed record PackageResource : Resource<PackageResource.State>
    {
        private static readonly ResourceAction[] Known = ["install", "upgrade", "remove", "purge", "lock", "unlock"];

        /// <summary>The packages; several are installed in one transaction. Default: the resource's name.</summary>
        public Many<string>? PackageName { get; init; }

        /// <summary>Exact version, for the first package. Unset: any installed one will do, and the newest is installed.</summary>
        public Value<string>? Version { get; init; }

        /// <summary>Whether a newer version may be replaced by the one asked for. Default true, as in Chef.</summary>
        public bool AllowDowngrade { get; init; } = true;

        /// <summary>Words added to the package manager's command line: <c>["--no-install-recommends"]</c>. Default: none.</summary>
        public Many<string>? Options { get; init; }

        /// <summary>Longest time that it may take. Default 900 s, as in Chef.</summary>
        public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(900);

        /// <summary>Answers for debconf: the text of a preseed file.</summary>
        public Value<string>? ResponseFile { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>What is installed.</summary>
        /// <param name="Packages">Whom to ask for candidates, when that is needed.</param>
        /// <param name="Items">Each package with what is installed of it.</param>
        public sealed record State(IPackages Packages, IReadOnlyList<(PackageRequest Wanted, PackageStatus Status)> Items);

        internal override Command Touches => new([.. PackageName ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            IPackages packages = context.Machine.Packages;
            var items = new List<(PackageRequest, PackageStatus)>();
            foreach (string name in PackageName ?? Name)
                items.Add((new(name, items.Count == 0 ? Version?.Get() : null), packages.Status(name)));
            return new(packages, items);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => action.Name switch
        {
            "install" => Install(state, [.. state.Items.Where(i => !i.Status.IsInstalled || IsOtherVersion(i.Wanted, i.Status)).Select(i => i.Wanted)]),
            "upgrade" => Install(state, [.. state.Items.Where(i => IsOlder(state, i)).Select(i => i.Wanted)]),
            "remove" => Remove(state, purge: false),
            "purge" => Remove(state, purge: true),
            "lock" => Hold(state, true),
            _ => Hold(state, false),
        };

        private static bool IsOtherVersion(PackageRequest wanted, PackageStatus status) => wanted.Version is { } version && version != status.InstalledVersion;

        private static bool IsOlder(State state, (PackageRequest Wanted, PackageStatus Status) item) =>
            !item.Status.IsInstalled || ((item.Wanted.Version ?? state.Packages.Candidate(item.Wanted.Name)) is { } version && version != item.Status.InstalledVersion);

        private IEnumerable<Step> Install(State state, IReadOnlyList<PackageRequest> wanted)
        {
            if (wanted.Count == 0) yield break;
            yield return new($"install {string.Join(", ", wanted.Select(w => Described(state, w)))}", m => m.Packages.Install(wanted, InstallOptions())) { IsOpaque = true };
        }

        private static string Described(State state, PackageRequest wanted) =>
            (wanted.Version ?? state.Packages.Candidate(wanted.Name)) is { } version ? $"version {version} of package {wanted.Name}" : $"package {wanted.Name}";

        private IEnumerable<Step> Remove(State state, bool purge)
        {
            string[] names = [.. state.Items.Where(i => i.Status.InstalledVersion is not null || (purge && i.Status.HasConfiguration)).Select(i => i.Wanted.Name)];
            if (names.Length > 0)
                yield return new($"{(purge ? "purge" : "remove")} {string.Join(", ", names)}", m => m.Packages.Remove(names, purge, InstallOptions())) { IsOpaque = true };
        }

        private static IEnumerable<Step> Hold(State state, bool held)
        {
            string[] names = [.. state.Items.Where(i => i.Status.Held != held).Select(i => i.Wanted.Name)];
            if (names.Length > 0)
                yield return new($"{(held ? "hold" : "release")} {string.Join(", ", names)}", m => m.Packages.SetHold(names, held));
        }

        private PackageOptions InstallOptions() => new()
        {
            Extra = Options ?? [],
            Timeout = Timeout,
            AllowDowngrade = AllowDowngrade,
            Preseed = ResponseFile?.Get(),
        };
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a package. Actions: install (default), upgrade, remove, purge, lock, unlock.</summary>
        public static ResourceSlot Package(string name, PackageResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);

        /// <summary>Declares several packages, installed in one transaction; Chef's <c>package %w(a b)</c>, named <c>package[a, b]</c>.</summary>
        public static ResourceSlot Package(IReadOnlyList<string> names, PackageResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(string.Join(", ", names), (properties ?? new()) with { PackageName = [.. names] }, file, line);
    }
}
