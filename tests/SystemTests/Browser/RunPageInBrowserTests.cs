using RecipeRunner.Reporting;
using RecipeRunner.Reporting.Html;
using RecipeRunner.Tests.Reporting.Html;
using RecipeRunner.Tests.SystemTests.Hosts;

namespace RecipeRunner.Tests.SystemTests.Browser;

/// <summary>The page of a run in a real browser: used by keyboard, looked at in light and dark, wide, narrow and on paper.</summary>
[SystemTest]
public sealed class RunPageInBrowserTests
{
    /// <summary>What has the focus, as the resource that it belongs to.</summary>
    private const string Focused = "document.activeElement.closest('details.resource')?.id ?? document.activeElement.id";

    private string folder = null!;
    private ThrowawayHost host = null!;
    private HeadlessBrowser browser = null!;
    private BrowserPage page = null!;

    [OneTimeSetUp]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("pages-").FullName;
        Save("converge", SampleStories.Converge);
        Save("failing", SampleStories.Failing);
        host = ThrowawayHost.Start(new() { Layer = ChromiumLayer.Installed, Binds = [new(folder, "/pages")] });
        browser = new HeadlessBrowser(host);
    }

    [OneTimeTearDown]
    public void Close()
    {
        browser?.Dispose();
        host?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [SetUp]
    public void Show() => page = browser.Open("file:///pages/converge.html");

    [TearDown]
    public void Leave() => page.Dispose();

    [Test]
    public void It_opens_without_a_complaint_and_asks_for_nothing()
    {
        Assert.That(page.Ask<string>("document.querySelector('h1').innerText"), Does.Contain("5 of 8 resources updated"));
        Assert.That(page.Ask<string>("getComputedStyle(document.body).fontSize"), Is.EqualTo("16px"), "The policy lets the page's own style through.");
        Assert.That(page.Complaints, Is.Empty);
        Assert.That(page.Requests, Is.EqualTo(new[] { "file:///pages/converge.html" }));
    }

    [Test]
    public void The_keyboard_reaches_a_resource_and_opens_its_diff()
    {
        page.Press("Tab");
        Assert.That(page.Ask<string>("document.activeElement.hash"), Is.EqualTo("#main"), "The way past the header comes first.");
        page.Press("j", "j", "k", "j");
        string second = page.Ask<string>("document.querySelectorAll('details.resource')[1].id");
        Assert.That(page.Ask<string>(Focused), Is.EqualTo(second));
        Assert.That(page.Ask<string>("getComputedStyle(document.activeElement).outlineStyle"), Is.EqualTo("solid"), "One sees where one is.");
        bool before = page.Ask<bool>("document.activeElement.parentElement.open");
        page.Press("Enter");
        Assert.That(page.Ask<bool>("document.activeElement.parentElement.open"), Is.Not.EqualTo(before));
        Assert.That(page.Ask<bool>($"document.querySelector('#{second} .diff ins').checkVisibility()"), Is.Not.EqualTo(before));
    }

    [Test]
    public void The_filter_leaves_what_was_asked_for()
    {
        page.Press("/");
        Assert.That(page.Ask<string>(Focused), Is.EqualTo("text"));
        page.Type("maxconn 20");
        Assert.That(Shown(), Is.EqualTo(new[] { "template[/etc/haproxy/haproxy.cfg]" }));
        Assert.That(page.Ask<string>("document.getElementById('shown').innerText"), Is.EqualTo("1 of 6 shown"));
        page.Press("Escape");
        Assert.That(Shown(), Has.Length.EqualTo(6));
        page.Ask<bool>("document.querySelector('input[value=updated]').click() ?? true");
        Assert.That(Shown(), Is.EqualTo(new[] { "execute[warm up]" }));
    }

    [Test]
    public void A_link_to_a_resource_opens_it_even_if_the_filter_hides_it()
    {
        page.Press("/");
        page.Type("nothing is called that");
        page.Ask<bool>("document.querySelector('.notifications a').click() ?? true");
        Assert.That(Shown(), Is.EqualTo(new[] { "template[/etc/haproxy/haproxy.cfg]" }));
        Assert.That(page.Ask<bool>("document.activeElement.parentElement.open"));
    }

    [TestCase("light", 1280), TestCase("dark", 1280), TestCase("light", 390), TestCase("dark", 390)]
    public void Every_text_can_be_read(string scheme, int width)
    {
        page.Look(scheme, width);
        page.Ask<bool>("document.querySelectorAll('details').forEach(d => d.open = true) ?? true");
        Keep($"{scheme}-{width}", page.Screenshot());
        Assert.That(page.Ask<string[]>(Contrast.Poor), Is.Empty);
        Assert.That(page.Ask<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width), "Nothing sticks out at the side.");
    }

    [Test]
    public void Light_and_dark_differ_and_the_button_beats_the_system()
    {
        const string ground = "getComputedStyle(document.body).backgroundColor";
        page.Look("light");
        string light = page.Ask<string>(ground);
        page.Look("dark");
        string dark = page.Ask<string>(ground);
        Assert.That(dark, Is.Not.EqualTo(light));
        page.Press("t");
        Assert.That(page.Ask<string>(ground), Is.EqualTo(light));
        Assert.That(page.Ask<string>("document.getElementById('theme').innerText"), Is.EqualTo("Theme: light"));
    }

    [Test]
    public void On_paper_it_is_light_and_without_what_paper_cannot_do()
    {
        page.Look("dark", media: "print");
        Assert.That(page.Ask<string>("getComputedStyle(document.querySelector('section')).backgroundColor"), Is.EqualTo("rgb(255, 255, 255)"));
        Assert.That(page.Ask<bool>("document.getElementById('filter').checkVisibility()"), Is.False);
        Assert.That(page.Ask<bool>("dispatchEvent(new Event('beforeprint')) && document.querySelector('.diff ins').checkVisibility()"));
    }

    [Test]
    public void It_has_landmarks_a_heading_for_each_part_and_a_name_for_each_control()
    {
        Assert.That(page.Ask<int>("document.querySelectorAll('header, nav, main, footer').length"), Is.EqualTo(4));
        Assert.That(page.Ask<string[]>("[...document.querySelectorAll('section')].filter(s => !document.getElementById(s.getAttribute('aria-labelledby'))).map(s => s.id)"), Is.Empty);
        Assert.That(page.Ask<int[]>("[...document.querySelectorAll('h1, h2, h3')].map(h => +h.tagName[1])"), Has.ItemAt(0).EqualTo(1).And.Some.EqualTo(2));
        Assert.That(page.Ask<string[]>("[...document.querySelectorAll('input, button')].filter(c => !(c.labels?.length || c.innerText)).map(c => c.outerHTML)"), Is.Empty);
    }

    [Test]
    public void A_failed_run_begins_with_what_failed()
    {
        using var failing = browser.Open("file:///pages/failing.html");
        failing.Look("dark");
        Keep("failing-dark", failing.Screenshot());
        Assert.That(failing.Ask<string>("document.querySelector('main section').id"), Is.EqualTo("failures"));
        Assert.That(failing.Ask<string>("document.querySelector('main section').innerText"), Does.Contain("no such host").And.Contain("cookbooks/haproxy/recipes/default.csx:3"));
        Assert.That(failing.Complaints, Is.Empty);
    }

    private string[] Shown() => page.Ask<string[]>("[...document.querySelectorAll('details.resource')].filter(r => r.checkVisibility()).map(r => r.querySelector('.key').innerText)");

    private void Save(string name, RunStory story) => File.WriteAllText($"{folder}/{name}.html", RunPage.Of(story));

    /// <summary>Kept with the results of the tests, and in the folder that RECIPE_SCREENSHOTS names.</summary>
    private static void Keep(string name, byte[] picture)
    {
        string to = Directory.CreateDirectory(Environment.GetEnvironmentVariable("RECIPE_SCREENSHOTS") ?? Path.Combine(TestCache.Folder, "screenshots")).FullName;
        string file = Path.Combine(to, $"report-{name}.png");
        File.WriteAllBytes(file, picture);
        TestContext.AddTestAttachment(file);
    }
}
