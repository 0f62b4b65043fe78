using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>Debian's Chromium, with fonts to draw text with.</summary>
internal static class ChromiumLayer
{
    public static readonly HostLayer Installed = new("chromium", HostLayer.AptReady, HostNetwork.Shared, """
        apt-get install -y --no-install-recommends chromium fonts-dejavu-core fonts-liberation
        apt-get clean
        """);
}
