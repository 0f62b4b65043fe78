using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace RecipeRunner.Tests.SystemTests.Hosts;

/// <summary>
/// A fixture that works in throwaway hosts: category "System". Where no host can be made it is ignored with the
/// reason, and on CI it fails.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SystemTestAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyNames.Category, "System");
        if (HostRequirement.Obstacle is not { } obstacle || test.RunState == RunState.NotRunnable)
            return;
        if (HostRequirement.IsMandatory)
        {
            test.MakeInvalid(obstacle);
            return;
        }
        test.RunState = RunState.Ignored;
        test.Properties.Set(PropertyNames.SkipReason, obstacle);
    }
}
