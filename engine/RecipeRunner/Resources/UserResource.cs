using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>A user of the machine (Chef's <c>user</c>).</summary>
    /// <action name="create">Makes the user, or brings one that exists to what is declared.</action>
    /// <action name="remove">Removes the user.</action>
    /// <action name="modify">Brings the user to what is declared; one that does not exist is an error.</action>
    /// <action name="manage">The same, and nothing where there is no such user.</action>
    /// <action name="lock">Locks the password; the user must exist.</action>
    /// <action name="unlock">Unlocks it; the user must exist.</action>
    /// <example><code>
    /// User("deploy", new() { Comment = "Deploys the shop", Home = "/home/deploy", Shell = "/bin/bash", ManageHome = true });
    /// User("reports", new() { System = true, Shell = "/usr/sbin/nologin" });
    /// </code></example>
    public sealed record UserResource : Resource<UserResource.State>
    {
        private static readonly ResourceAction[] Known = ["create", "remove", "modify", "manage", "lock", "unlock"];

        /// <summary>Login name. Default: the resource's name.</summary>
        public Value<string>? Username { get; init; }

        /// <summary>Number. Unset: left as it is, and the next free one for a new user.</summary>
        public Value<int>? Uid { get; init; }

        /// <summary>Primary group, by name or number. Unset: left as it is, and a group of its own for a new user.</summary>
        public AccountName? Gid { get; init; }

        /// <summary>Full name and the like, the GECOS field. Unset: left as it is.</summary>
        public Value<string>? Comment { get; init; }

        /// <summary>Home folder. Unset: left as it is.</summary>
        public Value<string>? Home { get; init; }

        /// <summary>Login shell. Unset: left as it is.</summary>
        public Value<string>? Shell { get; init; }

        /// <summary>Password hash, as <c>openssl passwd -6</c> makes it. Never shown. Unset: left as it is.</summary>
        public Value<string>? Password { get; init; }

        /// <summary>Whether a new user is a system user. Default false.</summary>
        public bool System { get; init; }

        /// <summary>Whether the home folder is made, moved and removed with the user. Default false, as in Chef.</summary>
        public bool ManageHome { get; init; }

        /// <summary>Whether the number may be that of another user. Default false.</summary>
        public bool NonUnique { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>The user as it is.</summary>
        /// <param name="Name">Login name.</param>
        /// <param name="Account">The user; null when there is none.</param>
        /// <param name="Gid">The number of the wanted primary group; null when it is not managed, or does not exist.</param>
        public sealed record State(string Name, UserAccount? Account, int? Gid);

        internal override Command Touches => new([Username?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            IAccounts accounts = context.Machine.Accounts;
            string name = Username?.Get() ?? Name;
            return new(name, accounts.User(name), Gid is null ? null : Gid.Number ?? accounts.Group(Gid.Name!)?.Gid);
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => (action.Name, state.Account) switch
        {
            ("create", null) => [new($"create user {state.Name}{NewNumber()}", m => m.Accounts.CreateUser(Wanted(state.Name)))],
            ("create" or "modify" or "manage", { } account) => Modify(state, account),
            ("remove", { }) => [new($"remove user {state.Name}{(ManageHome ? " and its home folder" : "")}", m => m.Accounts.RemoveUser(state.Name, ManageHome))],
            ("lock", { Locked: false }) => [new($"lock user {state.Name}", m => m.Accounts.SetUserLock(state.Name, true))],
            ("unlock", { Locked: true }) => [new($"unlock user {state.Name}", m => m.Accounts.SetUserLock(state.Name, false))],
            ("modify" or "lock" or "unlock", null) => throw new IOException($"there is no user '{state.Name}' to {action}. Declare it before, with action create."),
            _ => [],
        };

        private IEnumerable<Step> Modify(State state, UserAccount account)
        {
            if (Gid is not null && state.Gid is null) throw new IOException($"there is no group '{Gid}'. Declare it before, with Group(\"{Gid}\").");
            var differences = new List<string>();
            Compare("uid", account.Uid.ToString(), Uid?.Get().ToString());
            Compare("gid", account.Gid.ToString(), state.Gid?.ToString());
            Compare("comment", account.Comment, Comment?.Get());
            Compare("home", account.Home, Home?.Get());
            Compare("shell", account.Shell, Shell?.Get());
            // A locked user's hash stands behind a '!': it is the same password, and the lock is not this action's matter.
            bool isPasswordKnown = account.PasswordHash is not null;
            bool isPasswordOther = Password is { } password && account.PasswordHash?.TrimStart('!') != password.Get().TrimStart('!');
            if (isPasswordOther && isPasswordKnown) differences.Add("password");
            if (differences.Count > 0)
                yield return new($"modify user {state.Name}: {string.Join(", ", differences)}", m => m.Accounts.ModifyUser(Changed(state, account)));
            else if (isPasswordOther)
                yield return new($"modify user {state.Name}: password", m => m.Accounts.ModifyUser(Changed(state, account))) { MayBecause = "the present password cannot be read without root" };

            void Compare(string what, string present, string? wanted)
            {
                if (wanted is not null && wanted != present) differences.Add(Sensitive ? what : $"{what} from '{present}' to '{wanted}'");
            }
        }

        private string NewNumber() => Uid is { } uid ? $" with uid {uid.Get()}" : "";

        private UserChange Wanted(string name) => new(name)
        {
            Uid = Uid?.Get(),
            Group = Gid?.ToString(),
            Comment = Comment?.Get(),
            Home = Home?.Get(),
            Shell = Shell?.Get(),
            PasswordHash = Password?.Get(),
            System = System,
            ManageHome = ManageHome,
            NonUnique = NonUnique,
        };

        /// <summary>Only what differs: a tool that is told what already is would refuse some of it (a user that is logged in keeps its number).</summary>
        private UserChange Changed(State state, UserAccount account)
        {
            UserChange wanted = Wanted(state.Name);
            return wanted with
            {
                Uid = wanted.Uid == account.Uid ? null : wanted.Uid,
                Group = state.Gid == account.Gid ? null : wanted.Group,
                Comment = wanted.Comment == account.Comment ? null : wanted.Comment,
                Home = wanted.Home == account.Home ? null : wanted.Home,
                Shell = wanted.Shell == account.Shell ? null : wanted.Shell,
                PasswordHash = wanted.PasswordHash is null || wanted.PasswordHash.TrimStart('!') == account.PasswordHash?.TrimStart('!') ? null : wanted.PasswordHash,
            };
        }
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a user. Actions: create (default), remove, modify (must exist), manage (only if it exists), lock, unlock.</summary>
        public static ResourceSlot User(string name, UserResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
