using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Cookbooks;
using RecipeRunner.Machines;
using RecipeRunner.Resources;
using RecipeRunner.Resources.Content;

namespace RecipeRunner.Resources
{
    /// <summary>A folder copied from <c>files/</c> of a cookbook, with all that is in it (Chef's <c>remote_directory</c>).</summary>
    /// <action name="create">Makes the folder with all that the cookbook has in it, and brings files up to date.</action>
    /// <action name="create_if_missing">Makes what is missing, and leaves files that are there as they are.</action>
    /// <action name="delete">Removes the folder with all that is in it.</action>
    /// <example><code>
    /// RemoteDirectory("/usr/share/maintenance-page", new() { Source = "maintenance-page", FilesMode = "0644", Purge = true });
    /// </code></example>
    public sealed record RemoteDirectoryResource : CompositeResource
    {
        private static readonly ResourceAction[] Known = ["create", "create_if_missing", "delete"];

        /// <summary>Path of the directory. Default: the resource's name.</summary>
        public Value<string>? Path { get; init; }

        /// <summary>The folder's name in <c>files/</c>. Default: the directory's own name.</summary>
        public string? Source { get; init; }

        /// <summary>The cookbook that holds it. Default: the one whose recipe declares the resource.</summary>
        public string? Cookbook { get; init; }

        /// <summary>Permission bits of the directory and of new ones in it. Unset: left as they are, and 0755 for new ones.</summary>
        public Value<string>? Mode { get; init; }

        /// <summary>Owner of the directory and of new ones in it. Unset: left as it is.</summary>
        public AccountName? Owner { get; init; }

        /// <summary>Group of the directory and of new ones in it. Unset: left as it is.</summary>
        public AccountName? Group { get; init; }

        /// <summary>Umask as octal text: the permission bits that new directories do not get where <see cref="Mode"/> does not say. Default 022.</summary>
        public Value<string>? Umask { get; init; }

        /// <summary>Permission bits of the files. Default 0644, as in Chef.</summary>
        public Value<string>? FilesMode { get; init; } = "0644";

        /// <summary>Owner of the files. Unset: left as it is.</summary>
        public AccountName? FilesOwner { get; init; }

        /// <summary>Group of the files. Unset: left as it is.</summary>
        public AccountName? FilesGroup { get; init; }

        /// <summary>How many previous versions of each file are kept. Default 5.</summary>
        public int FilesBackup { get; init; } = 5;

        /// <summary>Whether what is not in the cookbook is removed. Default false.</summary>
        public bool Purge { get; init; }

        /// <summary>Whether files that are there are brought up to date. Default true.</summary>
        public bool Overwrite { get; init; } = true;

        /// <summary>Whether missing directories above are made, and a directory that is not empty is deleted. Default true.</summary>
        public bool Recursive { get; init; } = true;

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (Path is { IsLazy: true } || EffectiveActions is [{ Name: "delete" }]) yield break;
            if (!Target.StartsWith('/')) yield return $"the path '{Target}' is not absolute: it must begin with '/'.";
            string? problem = null;
            try
            {
                string folder = Folder(context.Cookbook(Cookbook), context.Node);
                if (!Directory.Exists(folder)) problem = $"{folder} is a file: CookbookFile copies one.";
            }
            catch (RecipeRunnerException e)
            {
                problem = e.Message;
            }
            if (problem is not null) yield return problem;
        }

        /// <inheritdoc/>
        protected internal override void Compose(ResourceAction action)
        {
            if (action.Name == "delete")
            {
                Dsl.Recipe.Directory(Target, new() { Action = Delete, Recursive = Recursive }, DeclaredAt.File, DeclaredAt.Line);
                return;
            }
            Run run = Dsl.Current.Context.Run;
            Cookbook cookbook = run.Cookbooks.Get(Cookbook ?? Dsl.Current.Context.Recipe.Cookbook);
            var tree = new CookbookTree(Folder(cookbook, run.Node));
            DeclareFolder(Target, Recursive);
            bool overwrites = Overwrite && action.Name == "create";
            HashSet<string> made = [Target];
            foreach (string file in tree.Files)
            {
                string folder = System.IO.Path.GetDirectoryName($"{Target}/{file}")!;
                // Folders that are there are left as they are, as in Chef; and of several new ones only the last gets mode and owner.
                if (made.Add(folder) && run.Machine.Files.Stat(folder) is not { Kind: FileKind.Directory }) DeclareFolder(folder, recursive: true);
                DeclareFile(file, overwrites);
            }
            if (Purge && run.Machine.Files.Stat(Target) is not null) DeclarePurge(run.Machine.Files, tree, Target, "");
        }

        private static ResourceAction Delete => Dsl.Actions.Delete;

        private string Target => System.IO.Path.TrimEndingDirectorySeparator(Path?.Get() ?? Name);

        private string SourceName => Source ?? System.IO.Path.GetFileName(Target);

        private string Folder(Cookbook cookbook, Nodes.Node node) => cookbook.Find("files", SourceName, node);

        private void DeclareFolder(string path, bool recursive) => Dsl.Recipe.Directory(
            path, new() { Mode = Mode, Owner = Owner, Group = Group, Umask = Umask, Recursive = recursive }, DeclaredAt.File, DeclaredAt.Line);

        private void DeclareFile(string relative, bool overwrites) => Dsl.Recipe.CookbookFile($"{Target}/{relative}", new()
        {
            Source = $"{SourceName}/{relative}",
            Cookbook = Cookbook,
            Mode = FilesMode,
            Owner = FilesOwner,
            Group = FilesGroup,
            Backup = FilesBackup,
            Sensitive = Sensitive,
            Action = overwrites ? Dsl.Actions.Create : Dsl.Actions.CreateIfMissing,
        }, DeclaredAt.File, DeclaredAt.Line);

        /// <summary>Removes file by file, so that each is backed up; with the usual number of backups, as in Chef.</summary>
        private void DeclarePurge(IFiles files, CookbookTree tree, string folder, string relative)
        {
            foreach (string name in files.List(folder))
            {
                (string path, string below) = ($"{folder}/{name}", relative + name);
                FileKind? kind = files.LinkStat(path)?.Kind;
                if (kind == FileKind.Directory)
                {
                    DeclarePurge(files, tree, path, below + "/");
                    if (!tree.HasFolder(below)) Dsl.Recipe.Directory(path, new() { Action = Delete }, DeclaredAt.File, DeclaredAt.Line);
                }
                else if (tree.Files.Contains(below)) continue;
                else if (files.Stat(path) is null) Dsl.Recipe.Link(path, new() { Action = Delete }, DeclaredAt.File, DeclaredAt.Line);
                else Dsl.Recipe.File(path, new() { Action = Delete, Sensitive = Sensitive }, DeclaredAt.File, DeclaredAt.Line);
            }
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a folder copied from the cookbook. Actions: create (default), create_if_missing, delete.</summary>
        public static ResourceSlot RemoteDirectory(string path, RemoteDirectoryResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(path, properties ?? new(), file, line);
    }
}
