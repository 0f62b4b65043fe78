namespace RecipeRunner.Tests.SystemTests.MainJob;

/// <summary>What tests of a checkout assert in many places.</summary>
internal static class CheckoutAssertions
{
    /// <summary>No process of haproxy was started since, and the newest one runs. The one before a reload may have ended meanwhile.</summary>
    public static void AssertSameHaproxy(this Checkout checkout, List<(int, long)> before)
    {
        List<(int, long)> now = checkout.HaproxyIdentities();
        Assert.That(now, Is.SubsetOf(before));
        Assert.That(now, Does.Contain(before[^1]));
    }
}
