using RecipeRunner.Resources;

namespace RecipeRunner.Testing;

/// <summary>A notification that was delivered.</summary>
/// <param name="From">Who sent it: "template[/etc/redis/redis.conf]".</param>
/// <param name="To">Who acted: "service[redis]".</param>
/// <param name="Action">What it did: "restart".</param>
/// <param name="At">When: at the end of the run, at once, or before the sender acted.</param>
public sealed record Delivery(string From, string To, string Action, Timing At = Timing.Delayed);
