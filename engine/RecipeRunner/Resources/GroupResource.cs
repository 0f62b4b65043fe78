using System.ComponentModel;
using System.Runtime.CompilerServices;
using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Resources;

namespace RecipeRunner.Resources
{
    /// <summary>A group of users (Chef's <c>group</c>).</summary>
    /// <action name="create">Makes the group, or brings one that exists to what is declared.</action>
    /// <action name="remove">Removes the group.</action>
    /// <action name="modify">Brings the group to what is declared; one that does not exist is an error.</action>
    /// <action name="manage">The same, and nothing where there is no such group.</action>
    /// <example><code>
    /// User("deploy");
    /// Group("www-data", new() { Members = "deploy", Append = true });    // whoever else is in it stays
    /// </code></example>
    public sealed record GroupResource : Resource<GroupResource.State>
    {
        private static readonly ResourceAction[] Known = ["create", "remove", "modify", "manage"];

        /// <summary>The group. Default: the resource's name.</summary>
        public Value<string>? GroupName { get; init; }

        /// <summary>Number. Unset: left as it is, and the next free one for a new group.</summary>
        public Value<int>? Gid { get; init; }

        /// <summary>Its members: exactly these, or these too with <see cref="Append"/>. Unset: left as they are.</summary>
        public Many<string>? Members { get; init; }

        /// <summary>Who is not to be a member. Needs <see cref="Append"/>, as in Chef.</summary>
        public Many<string>? ExcludedMembers { get; init; }

        /// <summary>Whether members that are not named stay. Default false.</summary>
        public bool Append { get; init; }

        /// <summary>Whether a new group is a system group. Default false.</summary>
        public bool System { get; init; }

        /// <inheritdoc/>
        [EditorBrowsable(EditorBrowsableState.Never)]
        public override IReadOnlyList<ResourceAction> Actions => Known;

        /// <summary>The group as it is.</summary>
        /// <param name="Name">The group.</param>
        /// <param name="Account">Null when there is none.</param>
        public sealed record State(string Name, GroupAccount? Account);

        /// <inheritdoc/>
        protected internal override IEnumerable<string> Validate(ResourceContext context)
        {
            if (ExcludedMembers is not { Count: > 0 } excluded) yield break;
            if (!Append) yield return "ExcludedMembers needs Append = true: without it the members are exactly those of Members.";
            foreach (string both in excluded.Intersect(Members ?? [])) yield return $"'{both}' stands in Members and in ExcludedMembers.";
        }

        internal override Command Touches => new([GroupName?.Get() ?? Name]);

        /// <inheritdoc/>
        protected override State Load(ResourceContext context)
        {
            string name = GroupName?.Get() ?? Name;
            return new(name, context.Machine.Accounts.Group(name));
        }

        /// <inheritdoc/>
        protected override IEnumerable<Step> Plan(ResourceAction action, State state) => (action.Name, state.Account) switch
        {
            ("create", null) => [new($"create group {state.Name}{(Members is { Count: > 0 } m ? $" with members {string.Join(", ", m)}" : "")}",
                machine => machine.Accounts.CreateGroup(state.Name, Gid?.Get(), System, [.. (Members ?? []).Distinct()]))],
            ("create" or "modify" or "manage", { } account) => Modify(account),
            ("remove", { }) => [new($"remove group {state.Name}", m => m.Accounts.RemoveGroup(state.Name))],
            ("modify", null) => throw new IOException($"there is no group '{state.Name}' to modify. Declare it before, with action create."),
            _ => [],
        };

        private IEnumerable<Step> Modify(GroupAccount account)
        {
            var differences = new List<string>();
            int? gid = Gid?.Get() is { } number && number != account.Gid ? number : null;
            if (gid is not null) differences.Add($"gid from {account.Gid} to {gid}");
            string[] wanted = [.. WantedMembers(account.Members)];
            string[] added = [.. wanted.Except(account.Members)], gone = [.. account.Members.Except(wanted)];
            if (added.Length > 0) differences.Add($"add {string.Join(", ", added)}");
            if (gone.Length > 0) differences.Add($"take out {string.Join(", ", gone)}");
            if (differences.Count > 0)
                yield return new($"modify group {account.Name}: {string.Join("; ", differences)}",
                    m => m.Accounts.ModifyGroup(account.Name, gid, added.Length + gone.Length > 0 ? wanted : null));
        }

        private IEnumerable<string> WantedMembers(IReadOnlyList<string> present) =>
            Append ? present.Union(Members ?? []).Except(ExcludedMembers ?? []) : Members?.Distinct() ?? present;
    }
}

namespace RecipeRunner.Dsl
{
    public static partial class Recipe
    {
        /// <summary>Declares a group. Actions: create (default), remove, modify (must exist), manage (only if it exists).</summary>
        public static ResourceSlot Group(string name, GroupResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
            Declare(name, properties ?? new(), file, line);
    }
}
