using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>The two kinds of link.</summary>
    public enum LinkType
    {
        /// <summary>A symbolic link: the default.</summary>
        Symbolic,

        /// <summary>A second name of a file.</summary>
        Hard,
    }

    /// <summary>A link (Chef's <c>link</c>).</summary>
    /// <action name="create">Makes the link, or leads it elsewhere.</action>
    /// <action name="delete">Removes the link, and never what it leads to.</action>
    /// <example><code>
    /// Link("/opt/exporter/current", new() { To = "releases/1.8.2" });
    /// </code></example>
    public sealed record LinkResource : Resource<LinkResource.State>
    {
        private static readonly ResourceAction[] Known = ["create", "delete"];

        /// <summary>Path of the link. Default: the resource's name.</summary>
        public Value<string>? TargetFile { get; init; }

        /// <summary>What it leads to; required to create. The text of a symbolic link is exactly this: relative stays relative.</summary>
        public Value<string>? To { get; init; }

        /// <summary>Symbolic (the default) or hard.</summary>
        public LinkType LinkType { get; init; }

        /// <summary>Owner of a symbolic link itself; a hard link has none of its own. Unset, or not known on the machine: left as it is, as in Chef.</summary>
        public AccountName? Owner { get; init; }

        /// <summary>Group of a symbolic link itself; see <see cref="Owner"/>.</summary>
        public AccountName? Group { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>What stands at the path.</summary>
        /// <param name="Path">The path of the link.</param>
        /// <param name="To">What it is to lead to; null when that is not declared.</param>
        /// <param name="There">What stands at the path, a link itself.</param>
        /// <param name="IsRight">Whether that is the link that is wanted.</param>
        /// <param name="Wanted">Owner and group.</param>
        public sealed record State(string Path, string? To, FileStatus? There, bool IsRight, Permissions Wanted);

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (TargetFile is not { IsLazy: true } && !(TargetFile?.Get() ?? Name).StartsWith('/'))
                yield return $"the path '{TargetFile?.Get() ?? Name}' is not absolute: it must begin with '/'.";
            if (To is null && EffectiveActions.Contains("create")) yield return "what does it lead to? Say To = \"/path\".";
            if (LinkType == LinkType.Hard && To is { IsLazy: false } to && !to.Get().StartsWith('/'))
                yield return $"the target '{to.Get()}' of a hard link is not absolute: it must begin with '/'.";
        }

        internal override Command Touches => new([TargetFile?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            IFiles files = context.Machine.Files;
            string path = TargetFile?.Get() ?? Name;
            string? to = To?.Get();
            FileStatus? there = files.LinkStat(path);
            bool isRight = to is not null && there is { } found && (LinkType == LinkType.Symbolic
                ? found.Kind == FileKind.SymbolicLink && files.ReadLink(path) == to
                : IsSame(files.LinkStat(to), found) || (found.Kind != FileKind.SymbolicLink && IsSame(files.Stat(to), found)));
            return new(path, to, there, isRight, LinkType == LinkType.Symbolic ? KnownOwners(context) : default);
        }

        private static bool IsSame(FileStatus? one, FileStatus other) => one is { } file && (file.Device, file.Inode) == (other.Device, other.Inode);

        private Permissions KnownOwners(ResourceContext context)
        {
            IAccounts accounts = context.Machine.Accounts;
            int? uid = Owner is null ? null : Owner.Number ?? accounts.User(Owner.Name!)?.Uid;
            int? gid = Group is null ? null : Group.Number ?? accounts.Group(Group.Name!)?.Gid;
            if (Owner is not null && uid is null) context.Say(LogLevel.Warn, $"{Key}: there is no user '{Owner}' on this machine; the owner of the link is left alone, as Chef does.");
            if (Group is not null && gid is null) context.Say(LogLevel.Warn, $"{Key}: there is no group '{Group}' on this machine; the group of the link is left alone, as Chef does.");
            return new(null, uid, gid);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => action.Name == "create" ? Create(state) : Delete(state);

        private IEnumerable<Step> Create(State state)
        {
            if (state is { IsRight: true, There: { } there })
            {
                foreach (Step step in state.Wanted.Steps(state.Path, there, followLinks: false)) yield return step;
                yield break;
            }
            string to = state.To ?? throw new IOException($"{state.Path}: what does it lead to? Say To = \"/path\".");
            if (state.There is { Kind: FileKind.Directory }) throw new IOException($"{state.Path} is a directory, and a link does not replace one. Declare its removal first.");
            string kind = LinkType == LinkType.Symbolic ? "symbolic" : "hard";
            yield return new($"{(state.There is null ? "create" : "replace what stands there by")} {kind} link {state.Path} to {to}", m =>
            {
                if (state.There is not null) m.Files.Delete(state.Path);
                if (LinkType == LinkType.Symbolic) m.Files.CreateSymbolicLink(state.Path, to);
                else m.Files.CreateHardLink(state.Path, to);
                if (state.Wanted.Uid is not null || state.Wanted.Gid is not null)
                    m.Files.SetOwner(state.Path, state.Wanted.Uid, state.Wanted.Gid, followLinks: false);
            });
        }

        private IEnumerable<Step> Delete(State state)
        {
            if (state.There is not { } there) yield break;
            if (LinkType == LinkType.Symbolic ? there.Kind != FileKind.SymbolicLink : !state.IsRight)
            {
                throw new IOException(LinkType == LinkType.Symbolic
                    ? $"{state.Path} is not a symbolic link. To delete a file use File(\"{state.Path}\", new() {{ Action = Delete }})."
                    : $"{state.Path} is not a hard link to {state.To}.");
            }
            yield return new($"delete link {state.Path}", m => m.Files.Delete(state.Path));
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a link. Actions: create (default), delete.</summary>
        public static ResourceSlot Link(string path, LinkResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
