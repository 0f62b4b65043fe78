using RecipeRunner.Resources;

namespace RecipeRunner.Reporting;

/// <summary>A resource that changed notifies another one; when it is delayed, the target's action comes later, and once for all who ask for it.</summary>
/// <param name="From">Who notifies.</param>
/// <param name="Target">Whom.</param>
/// <param name="Action">What the target is to do.</param>
/// <param name="Timing">When.</param>
public sealed record NotificationSent(string From, string Target, string Action, Timing Timing) : RunEvent;
