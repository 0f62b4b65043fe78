using RecipeRunner.Resources;
using static RecipeRunner.Dsl.Actions;
using static RecipeRunner.Dsl.Recipe;

namespace RecipeRunner.Tests.Converging.Contract;

/// <summary>
/// A random recipe out of a few names, so that its lines meet each other. One that settles manages each thing
/// once and does nothing at every converge: its second converge finds nothing to do.
/// </summary>
internal sealed class RandomRecipe
{
    private readonly Random random;
    private readonly bool settles;
    private readonly List<RandomItem> items = [];
    private readonly HashSet<string> managed = [];

    // Who is notified notifies nobody, and who listens is not listened to: a circle has no end, in Chef neither.
    private readonly HashSet<string> notifiers = [];
    private readonly HashSet<string> notified = [];
    private readonly HashSet<string> listeners = [];
    private readonly HashSet<string> heard = [];
    private bool decided;

    public RandomRecipe(Random random, bool settles)
    {
        (this.random, this.settles) = (random, settles);
        for (int left = 2 + random.Next(6); left > 0; left--) Add(items, depth: 0);
        // Notifications may point forward: they are dealt out when all names are known.
        for (int i = 0; i < items.Count; i++) items[i] = Connect(items[i], items);
    }

    /// <summary>Declares it; the same each time.</summary>
    public void Declare()
    {
        decided = false;
        foreach (RandomItem item in items) item.Declare();
    }

    public override string ToString() => string.Join("\n", items.Select(item => item.Text));

    private void Add(List<RandomItem> items, int depth)
    {
        RandomItem item = Make(depth);
        if (settles && !managed.Add(item.Key)) return;
        if (items.All(other => other.Key != item.Key)) items.Add(Guarded(item));
    }

    private RandomItem Make(int depth) => random.Next(depth == 0 ? 14 : 11) switch
    {
        0 or 1 or 2 => MakeFile(),
        3 => With(new DirectoryResource { Recursive = true, Mode = OneOf(null, "0755", "0700"), Action = Usually(Create, Delete) }, OneOf("/srv/a", "/srv/b", "/srv/a/d")),
        4 => With(new LinkResource { To = OneOf("/srv/a", "/srv/b"), Action = Usually(Create, Delete) }, "/srv/l"),
        5 or 6 => MakeExecute(),
        7 => With(new PackageResource { Action = Usually(Install, OneOf(Remove, Purge)) }, OneOf("web", "tool")),
        8 or 9 => MakeService(),
        10 => random.Next(2) == 0
            ? With(new UserResource { Comment = OneOf("a", "b"), Action = Usually(Create, Remove) }, "app")
            : With(new GroupResource { Members = OneOf<Many<string>?>(null, "nobody"), Action = Usually(Create, Remove) }, "staff"),
        11 => settles ? MakeFile() : With(new BlockResource { Block = () => { decided = true; return Task.CompletedTask; } }, "decide"),
        _ => MakeBundle(),
    };

    private RandomItem MakeFile()
    {
        string path = settles ? OneOf("/srv/a/x", "/srv/b/x", "/etc/web/web.conf") : OneOf(RandomMachine.Paths);
        if (!settles && random.Next(3) == 0)
        {
            string other = OneOf(RandomMachine.Paths);
            var read = new LazyValue<string>(() => FileExists(other) ? ReadFile(other) : decided ? "a" : "b");
            return new(new FileResource { Content = read, Backup = random.Next(2) }, path, $"File(\"{path}\") Content = Lazy(what {other} holds, else decided)");
        }
        if (random.Next(3) == 0)
            return With(new TemplateResource { Source = "text.sbn", Variables = new { text = OneOf("a", "b") }, Verify = OneOf<Many<string>?>(null, "check {path}") }, settles ? "/srv/t" : path);
        return With(new FileResource
        {
            Content = OneOf(null, "a", "b"),
            Mode = OneOf(null, "0644", "0600"),
            Owner = OneOf<string?>(null, null, "app") is { } owner ? owner : null,
            Action = settles ? Create : OneOf(Create, Create, CreateIfMissing, Delete, Touch),
        }, path);
    }

    private RandomItem MakeExecute()
    {
        string path = settles ? "/srv/a/y" : OneOf(RandomMachine.Paths);
        if (settles || random.Next(3) == 0)
            return random.Next(2) == 0
                ? With(new ExecuteResource { Creates = "x", Cwd = settles ? "/srv/c" : OneOf("/srv/a", "/srv/b") }, "make-x")
                : With(new ExecuteResource { Creates = path }, $"fill {path}");
        return With(new ExecuteResource { Action = Usually(Run, Nothing) }, OneOf($"fill {path}", $"clear {path}", "say hello", "halt web", "halt cron"));
    }

    private RandomItem MakeService() => With(new ServiceResource
    {
        Action = settles ? new Many<ResourceAction>([Enable, Start]) : OneOf<Many<ResourceAction>>([Enable, Start], Start, Stop, Nothing, Restart, Reload, [Unmask, Start], Mask),
    }, OneOf("web", "cron"));

    private RandomItem MakeBundle()
    {
        var inner = new List<RandomItem>();
        for (int left = 1 + random.Next(3); left > 0; left--) Add(inner, depth: 1);
        string? looksAt = !settles && random.Next(2) == 0 ? OneOf(RandomMachine.Paths) : null;
        // What it declares only sometimes cannot be a target.
        List<RandomItem> targets = looksAt is not null ? [.. items.Where(item => inner.All(own => own.Key != item.Key))] : random.Next(2) == 0 ? inner : [.. inner, .. items];
        for (int i = 0; i < inner.Count; i++) inner[i] = Connect(inner[i], targets);
        string name = $"b{random.Next(100)}";
        return new(new BundleResource(inner, looksAt), name,
            $"Bundle(\"{name}\"{(looksAt is null ? "" : $", by FileExists({looksAt})")})" + string.Concat(inner.Select(item => $"\n    {item.Text}")));
    }

    private RandomItem Guarded(RandomItem item)
    {
        if (settles || random.Next(4) > 0) return item;
        string path = OneOf(RandomMachine.Paths);
        (Guard guard, string text) = random.Next(5) switch
        {
            0 => (When(() => FileExists(path)), $"FileExists({path})"),
            1 => (When(() => decided), "decided"),
            2 => ((Guard)"is-running web", "is-running web"),
            3 => (OneOf("true", "false") is var answer ? (Guard)answer : null!, answer),
            _ => ((Guard)$"test -f {path}", $"test -f {path}"),
        };
        return random.Next(2) == 0
            ? item with { Resource = item.Resource with { OnlyIf = guard }, Text = item.Text + $" OnlyIf {text}" }
            : item with { Resource = item.Resource with { NotIf = guard }, Text = item.Text + $" NotIf {text}" };
    }

    /// <summary>Lets a line notify and hear others, and now and then have its failure ignored.</summary>
    private RandomItem Connect(RandomItem item, List<RandomItem> others)
    {
        if (random.Next(3) == 0 && item.Resource is not BundleResource) item = item with { Resource = item.Resource with { IgnoreFailure = true }, Text = item.Text + " IgnoreFailure" };
        if (random.Next(2) == 0 && !notified.Contains(item.Key) && !listeners.Contains(item.Key) && Target(item, others) is var (action, target))
        {
            notifiers.Add(item.Key);
            notified.Add(target);
            Timing timing = OneOf(Delayed, Immediately, Before);
            return item with { Resource = item.Resource with { Notifies = new Notification(action, target, timing) }, Text = item.Text + $" Notifies {action} {target} {timing}" };
        }
        if (settles || random.Next(4) > 0 || heard.Contains(item.Key) || notifiers.Contains(item.Key) || item.Resource is BundleResource) return item;
        RandomItem[] sources = [.. others.Where(other => other.Key != item.Key && !listeners.Contains(other.Key))];
        if (sources.Length == 0) return item;
        (string source, Timing when) = (OneOf(sources).Key, OneOf(Delayed, Immediately, Before));
        heard.Add(source);
        listeners.Add(item.Key);
        return item with { Resource = item.Resource with { Subscribes = new Subscription(item.Resource.Actions[0], source, when) }, Text = item.Text + $" Subscribes {item.Resource.Actions[0]} {source} {when}" };
    }

    private (ResourceAction Action, string Target)? Target(RandomItem item, List<RandomItem> others)
    {
        RandomItem[] ends = [.. others.Where(other => other.Key != item.Key && !notifiers.Contains(other.Key)
            && (other.Resource is ServiceResource || (!settles && (other.Resource is ExecuteResource or FileResource))))];
        if (ends.Length == 0) return null;
        RandomItem end = OneOf(ends);
        return (end.Resource switch
        {
            ServiceResource => OneOf(Reload, Restart),
            FileResource => OneOf(Create, Delete),
            _ => Run,
        }, end.Key);
    }

    private static RandomItem With(Resource resource, string name) => new(resource, name, Print(resource, name));

    private static string Print(Resource resource, string name) =>
        $"{resource.GetType().Name[..^"Resource".Length]}(\"{name}\")" + string.Concat(resource.GetType().GetProperties()
            .Where(p => p.DeclaringType!.Namespace!.StartsWith("RecipeRunner", StringComparison.Ordinal) && p.CanWrite && p.GetValue(resource) is not (null or false or 0 or TimeSpan or SourceLine or "" or IgnoreFailure))
            .Select(p => $" {p.Name}={(p.GetValue(resource) is System.Collections.IEnumerable and not string ? string.Join('+', ((System.Collections.IEnumerable)p.GetValue(resource)!).Cast<object>()) : p.GetValue(resource))}"));

    private Many<ResourceAction> Usually(ResourceAction usual, ResourceAction other) => settles || random.Next(4) > 0 ? usual : other;

    private T OneOf<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
