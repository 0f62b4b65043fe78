using RecipeRunner.Text;

namespace AppLayer;

/// <summary>A HAProxy layer of this instance, and an application layer that it balances.</summary>
/// <param name="Balancer">The HAProxy layer's short name.</param>
/// <param name="App">The application layer's.</param>
public sealed record Pair(string Balancer, string App);

/// <summary>
/// Finds the application layers that this instance balances. Layers are known by their short names, never by host names: the layer
/// <c>app1</c> has a host <c>app11</c>, which is a layer's name as well.
/// </summary>
public sealed class Pairing
{
    private readonly Stack stack;
    private readonly List<Pair> pairs = [];

    private Pairing(Stack stack) => this.stack = stack;

    /// <summary>
    /// The pairs of this instance, by application layer; none for an application server. What the stack does not have, and what two
    /// rules find, is warned of: the other pairs go on.
    /// </summary>
    public static IReadOnlyList<Pair> Of(Node node)
    {
        var pairing = new Pairing(node.Stack());
        AttributeValue rules = node["app_layer"]["pairs"];
        if (!rules.IsMap && !rules.IsList) pairing.Match(rules);
        else
            foreach (AttributeValue rule in rules)
                if (rule.IsNull) continue;
                else if (rules.IsMap && rule.IsList) pairing.Take(rule);
                else pairing.Match(rule);
        pairing.pairs.Sort(static (a, b) => string.CompareOrdinal(a.App, b.App) is not 0 and var order ? order : string.CompareOrdinal(a.Balancer, b.Balancer));
        return pairing.pairs;
    }

    /// <summary>A pattern on the short names of this instance's layers.</summary>
    private void Match(AttributeValue rule)
    {
        var pattern = new PairPattern(rule);
        foreach (string own in stack.Self.Layers)
            if (pattern.App(own) is { } app)
                Add(own, app, rule);
    }

    /// <summary>Application layers by name, under the name of their HAProxy layer.</summary>
    private void Take(AttributeValue rule)
    {
        if (!stack.Layer(rule.Key).Exists) Warn($"The attribute {rule.Path} is for a HAProxy layer that this stack does not have.{Nearest.Hint(rule.Key, Names())}");
        else if (stack.Self.Layers.Contains(rule.Key))
            foreach (string app in rule)
                Add(rule.Key, app, rule);
    }

    private void Add(string balancer, string app, AttributeValue rule)
    {
        var pair = new Pair(balancer, app);
        if (balancer == app)
            throw Mistake.Of($"By the attribute {rule.Path} (set by {rule.Origin}) the layer {app} would balance itself. It is '{rule}'.");
        if (pairs.Contains(pair))
        {
            Warn($"Two rules of app_layer.pairs say that the layer {balancer} balances {app}. One counts; {rule.Path} is not needed for it.");
            return;
        }
        pairs.Add(pair);
        if (!stack.Layer(app).Exists)
            Warn($"The layer {balancer} balances the application layer '{app}', which this stack does not have.{Nearest.Hint(app, Names())} Its layers are {string.Join(", ", Names())}.");
    }

    private IEnumerable<string> Names() => stack.Layers.Select(layer => layer.ShortName);
}
