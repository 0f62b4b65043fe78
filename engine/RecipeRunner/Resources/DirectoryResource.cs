using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A directory (Chef's <c>directory</c>).</summary>
    /// <action name="create">Makes the directory, and brings owner, group and mode to what is declared.</action>
    /// <action name="delete">Removes the directory: an empty one, or with <c>Recursive</c> any.</action>
    /// <example><code>
    /// Directory("/srv/www/shop/shared", new() { Owner = "www-data", Mode = "0750", Recursive = true });
    /// Directory("/srv/www/old-shop", new() { Action = Delete, Recursive = true });
    /// </code></example>
    public sealed record DirectoryResource : Resource<DirectoryResource.State>
    {
        private static readonly ResourceAction[] Known = ["create", "delete"];

        /// <summary>Path of the directory. Default: the resource's name.</summary>
        public Value<string>? Path { get; init; }

        /// <summary>Permission bits as octal text, <c>0755</c>. Unset: left as they are, and 0755 for a new one.</summary>
        public Value<string>? Mode { get; init; }

        /// <summary>Owner. Unset: left as it is.</summary>
        public AccountName? Owner { get; init; }

        /// <summary>Group. Unset: left as it is.</summary>
        public AccountName? Group { get; init; }

        /// <summary>Umask as octal text: the permission bits that new directories do not get where <see cref="Mode"/> does not say. Default 022.</summary>
        public Value<string>? Umask { get; init; }

        /// <summary>
        /// Whether missing directories above are made (with mode 0755 and the running user, as in Chef), and whether a directory that
        /// is not empty is deleted. Default false.
        /// </summary>
        public bool Recursive { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>What stands at the path, and what is wanted.</summary>
        /// <param name="Path">The path.</param>
        /// <param name="Status">What stands there, links followed.</param>
        /// <param name="LinkStatus">What stands there, a link itself.</param>
        /// <param name="MissingParents">The directories above that do not exist, topmost first.</param>
        /// <param name="Accounts">Where owner and group are looked up, which a deletion does not need.</param>
        public sealed record State(string Path, FileStatus? Status, FileStatus? LinkStatus, IReadOnlyList<string> MissingParents, IAccounts Accounts);

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (Mode is { IsLazy: false } mode && Permissions.TryParseMode(mode.Get()) is null)
                yield return $"'{mode.Get()}' is not a mode: write octal digits as in \"0755\".";
            if (Umask is { IsLazy: false } umask && Permissions.TryParseMode(umask.Get()) is null)
                yield return $"'{umask.Get()}' is not a umask: write octal digits as in \"022\".";
            if (Path is not { IsLazy: true } && !(Path?.Get() ?? Name).StartsWith('/'))
                yield return $"the path '{Path?.Get() ?? Name}' is not absolute: it must begin with '/'.";
        }

        internal override Command Touches => new([Path?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            IFiles files = context.Machine.Files;
            string path = System.IO.Path.TrimEndingDirectorySeparator(Path?.Get() ?? Name);
            var missing = new List<string>();
            for (string? above = System.IO.Path.GetDirectoryName(path); above is not null && files.Stat(above) is null; above = System.IO.Path.GetDirectoryName(above))
                missing.Insert(0, above);
            return new(path, files.Stat(path), files.LinkStat(path), missing, context.Machine.Accounts);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => action.Name == "create" ? Create(state) : Delete(state);

        private IEnumerable<Step> Create(State state)
        {
            Permissions wanted = Permissions.Of(Mode?.Get(), Owner, Group, state.Accounts);
            int? newMode = Umask is { } umask ? 0x1FF /* 0777 */ & ~Permissions.ParseMode(umask.Get()) : null;
            if (state.Status is { } there)
            {
                if (there.Kind != FileKind.Directory) throw new IOException($"{state.Path} exists and is not a directory. Remove it, or declare its removal first.");
                foreach (Step step in wanted.Steps(state.Path, there)) yield return step;
                yield break;
            }
            if (state.LinkStatus is not null) throw new IOException($"{state.Path} is a symbolic link that leads nowhere.");
            if (state.MissingParents.Count > 0 && !Recursive)
                throw new IOException($"the directory above {state.Path} does not exist: {state.MissingParents[^1]}. Declare it before, or say Recursive = true.");
            foreach (string parent in state.MissingParents) yield return new($"create directory {parent}", m => m.Files.CreateDirectory(parent, newMode));
            yield return new($"create directory {state.Path}{((wanted.Mode ?? newMode) is { } mode ? $", mode {Permissions.Text(mode)}" : "")}", m =>
            {
                m.Files.CreateDirectory(state.Path, wanted.Mode ?? newMode);
                if (wanted.Uid is null && wanted.Gid is null) return;
                m.Files.SetOwner(state.Path, wanted.Uid, wanted.Gid);
                if (wanted.Mode is { } bits) m.Files.SetMode(state.Path, bits);
            });
        }

        private IEnumerable<Step> Delete(State state)
        {
            // A link that leads nowhere counts as nothing, as in Chef.
            if (state.Status is not { } there) yield break;
            if (there.Kind != FileKind.Directory) throw new IOException($"{state.Path} is not a directory.");
            bool isLink = state.LinkStatus is { Kind: FileKind.SymbolicLink };
            if (isLink && !Recursive)
                throw new IOException($"{state.Path} is a symbolic link to a directory. Use Link(\"{state.Path}\", new() {{ Action = Delete }}), or say Recursive = true, which removes the link alone.");
            yield return isLink
                ? new($"delete link {state.Path}", m => m.Files.Delete(state.Path))
                : new($"delete directory {state.Path}{(Recursive ? " and all in it" : "")}", m => m.Files.DeleteDirectory(state.Path, Recursive));
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a directory. Actions: create (default), delete.</summary>
        public static ResourceSlot Directory(string path, DirectoryResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
