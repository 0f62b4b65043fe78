using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.SourceControl;

namespace RecipeRunner.Resources
{
    /// <summary>
    /// A folder with the files of a git repository (Chef's <c>git</c>). A plan asks the repository which commit it would be, and fetches
    /// nothing.
    /// </summary>
    /// <action name="sync">Brings the folder to the revision, now and whenever that moves on.</action>
    /// <action name="checkout">Clones where there is no clone, and leaves one that is there as it is.</action>
    /// <action name="export">Brings the files of the revision, and leaves no <c>.git</c>.</action>
    /// <example><code>
    /// Git("/opt/dashboards", new() { Repository = "https://git.mirror.example/acme/dashboards.git", Revision = "v1.4.0", Depth = 1 });
    /// </code></example>
    public sealed record GitResource : Resource<GitState>
    {
        private static readonly ResourceAction[] Known = ["sync", "checkout", "export"];

        /// <summary>The folder; the one above it must exist. Default: the resource's name.</summary>
        public Value<string>? Destination { get; init; }

        /// <summary>
        /// The repository, as <c>git clone</c> takes it. User and password in an http address are shown and stored nowhere. Required.
        /// </summary>
        public Value<string>? Repository { get; init; }

        /// <summary>Chef's other name for <see cref="Repository"/>.</summary>
        public Value<string>? Repo { get => Repository; init => Repository = value; }

        /// <summary>A branch, a tag, or a commit in full, for which alone the repository is not asked at each run. Default HEAD.</summary>
        public Value<string>? Revision { get; init; }

        /// <summary>Chef's other name for <see cref="Revision"/>.</summary>
        public Value<string>? Reference { get => Revision; init => Revision = value; }

        /// <summary>Chef's other name for <see cref="Revision"/>.</summary>
        public Value<string>? Branch { get => Revision; init => Revision = value; }

        /// <summary>The name of a local branch to check out to. Default: the revision's own where that is a branch, otherwise none (a detached HEAD).</summary>
        public string? CheckoutBranch { get; init; }

        /// <summary>How many commits of each branch are fetched. Default: all.</summary>
        public int? Depth { get; init; }

        /// <summary>Whether submodules are fetched too, those in them included. Default false.</summary>
        public bool EnableSubmodules { get; init; }

        /// <summary>The name of the remote. Default origin.</summary>
        public string Remote { get; init; } = "origin";

        /// <summary>User name for an http server, apart from the address. Not in Chef.</summary>
        public Value<string>? RepositoryUser { get; init; }

        /// <summary>Password for an http server, apart from the address. Not in Chef.</summary>
        public Value<string>? RepositoryPassword { get; init; }

        /// <summary>The text of a private key for ssh; it is written to no file. Default: the keys of the user. Not in Chef.</summary>
        public Value<string>? SshKey { get; init; }

        /// <summary>A program to call in place of ssh.</summary>
        public Value<string>? SshWrapper { get; init; }

        /// <summary>User to run git as, who then owns the files; git has that user's HOME. Default: the one of the run.</summary>
        public AccountName? User { get; init; }

        /// <summary>Group to run git as. Default: that of <see cref="User"/>.</summary>
        public AccountName? Group { get; init; }

        /// <summary>Variables added to git's environment; null removes one. Their values are not shown.</summary>
        public IReadOnlyDictionary<string, string?>? Environment { get; init; }

        /// <summary>Longest time that each command may take. Default 3600 s.</summary>
        public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

        /// <summary>Whether nobody else works in the folder, so that locks in it are what a killed run left.</summary>
        internal bool OwnsFolder { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        internal GitAccess Access() => new(GitAddress.Parse(Repository!.Get(), RepositoryUser?.Get(), RepositoryPassword?.Get()))
        {
            SshKey = SshKey?.Get(),
            SshWrapper = SshWrapper?.Get(),
            User = User,
            Group = Group,
            Environment = Environment,
            Timeout = Timeout,
        };

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (Destination is not { IsLazy: true } && !(Destination?.Get() ?? Name).StartsWith('/'))
                yield return $"the path '{Destination?.Get() ?? Name}' is not absolute: it must begin with '/'.";
            foreach (string problem in GitNames.Problems(Repository, Revision, Remote, Depth)) yield return problem;
            if (CheckoutBranch?.StartsWith('-') == true) yield return $"the branch '{CheckoutBranch}' begins with '-', which no branch does.";
        }

        internal override Command Touches => new([Destination?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override GitState Load(ResourceContext context) => new(this, context.Machine);

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, GitState state)
        {
            bool isFresh = !state.IsCheckout;
            if (isFresh && !state.IsFree)
            {
                if (action.Name != "sync") yield break;
                throw new IOException($"{state.Folder} is not empty, and no git checkout. Remove it, or name another Destination.");
            }
            if (isFresh && !state.HasParent)
                throw new IOException($"the folder of {state.Folder} does not exist. Declare it before, with Directory(\"{Path.GetDirectoryName(state.Folder)}\").");
            // As in Chef a checkout that is there is left as it is, except by sync; one that was cut short is brought to its end.
            if (action.Name == "sync" ? state.Current != state.Target.Commit : state.Current is null)
            {
                GitReference to = state.Target;
                string revision = Revision?.Get() is { Length: > 0 } named ? named : "HEAD";
                string what = $"{to.Short}{(GitReference.IsCommit(revision) ? "" : $" ({revision})")} of {state.Git.Address}";
                yield return new(state.Current is { } current ? $"bring {state.Folder} from {GitReference.ShortOf(current)} to {what}" : $"check out {what} into {state.Folder}",
                    m => new GitCheckout(this, state.Git, state.Folder).Bring(m, to))
                { IsOpaque = true };
            }
            if (action.Name == "export" && (isFresh || state.IsCheckout))
                yield return new($"remove {state.Folder}/.git", m => { if (m.Files.Stat(state.Folder + "/.git") is not null) m.Files.DeleteDirectory(state.Folder + "/.git", recursive: true); });
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a folder with the files of a git repository. Actions: sync (default), checkout, export.</summary>
        public static ResourceSlot Git(string destination, GitResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(destination, properties ?? new(), file, line);
    }
}
