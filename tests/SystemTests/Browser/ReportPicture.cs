using RecipeRunner.Tests.SystemTests.Hosts;
using RecipeRunner.Tests.SystemTests.MainJob;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>docs/report.png: the page of a converge of the shipped node.json with one more server, by the program as its users have it.</summary>
[SystemTest]
public sealed class ReportPicture
{
    [Test]
    [Explicit("It writes docs/report.png.")]
    public void Take()
    {
        string folder = Directory.CreateTempSubdirectory("picture-").FullName;
        try
        {
            File.WriteAllText(folder + "/report.html", Page());
            using var host = ThrowawayHost.Start(new() { Layer = ChromiumLayer.Installed, Binds = [new(folder, "/pages")] });
            using var browser = new HeadlessBrowser(host);
            using BrowserPage page = browser.Open("file:///pages/report.html");
            page.Look("light", width: 1100, height: 960);
            Assert.That(page.Ask<string>("document.querySelector('h1').innerText"), Does.Contain("Converged: 2 of "));
            File.WriteAllBytes(Path.Combine(Repository.Root, "docs", "report.png"), page.Screenshot(whole: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Page()
    {
        using Checkout checkout = Checkout.Converged(systemd: true);
        checkout.Edit(node => Stack.Add(node, "app1", "app13", "127.1.1.3"));
        checkout.Converge("-N", "lb1.example").Ok();
        return checkout.Host.Run(Checkout.Command("report", "--html", "-")).Ok().Stdout;
    }
}
