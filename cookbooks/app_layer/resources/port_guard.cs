using System.Runtime.CompilerServices;
using RecipeRunner.Dsl;

namespace AppLayer;

/// <summary>
/// Closes the port of a frontend while none of its backends has a usable server: clients are refused then, and send nothing that
/// nobody reads. The resource's name is the frontend's; docs/closed-port.md says how it works.
/// </summary>
/// <action name="create">Guards the port.</action>
/// <example><code>
/// HaproxyConfigGlobal();
/// HaproxyFrontend("shop", new() { Bind = "*:80", DefaultBackend = "shop" });
/// HaproxyBackend("shop", new() { Server = ["s1 192.0.2.11:80 check", "s2 192.0.2.12:80 check"] });
/// PortGuard("shop");
/// </code></example>
public sealed record PortGuardResource : HaproxyConfigFileResource
{
    private const string Guards = "port guards";
    private static readonly ResourceAction[] Known = ["create"];

    /// <summary>The backends that the frontend sends to; its port is closed when all of them are gone. Default: the one of the frontend's name.</summary>
    public Many<string> Backends { get => field ?? Name; init; }

    /// <summary>
    /// Fewest usable servers, of all backends together, that open a closed port. It closes at none: a cluster that lost most of its
    /// servers serves on with the rest. Default: 1.
    /// </summary>
    public int MinServers { get; init; } = 1;

    /// <summary>What the frontend is: `Frontend`, or `Listen`.</summary>
    public SectionKind Section { get; init; } = SectionKind.Frontend;

    /// <summary>
    /// Time between two counts of the servers, in milliseconds: less after a failed connect, and longer where counting would take more
    /// than 5 % of a core. One figure for all guards, the last one said. Default: 20.
    /// </summary>
    public int PollMs { get; init; } = 20;

    /// <summary>Folder for what survives a reload. It has to lie inside HAProxy's chroot.</summary>
    public string StateFolder { get; init; } = "/var/lib/haproxy/port_guard";

    /// <summary>Where HAProxy was installed: its program is `BinPrefix`/sbin/haproxy.</summary>
    public string BinPrefix { get; init; } = "/usr";

    /// <summary>The service, which reloads when the guard itself changes.</summary>
    public string ServiceName { get; init; } = "haproxy";

    public override IReadOnlyList<ResourceAction> Actions => Known;

    protected override IEnumerable<string> Validate(ResourceContext context)
    {
        if (Section is not (SectionKind.Frontend or SectionKind.Listen)) yield return $"a section of the kind {Section} has no port; Frontend and Listen have.";
        if (Backends.Count == 0) yield return "it names no Backends.";
        if (MinServers < 1) yield return $"MinServers is {MinServers}, and a port opens at 1 usable server or more.";
        if (PollMs is < 1 or > 1000) yield return $"PollMs is {PollMs}, expected 1 to 1000.";
    }

    protected override void Compose(ResourceAction action)
    {
        Gather(gathered => gathered.With(Global(gathered)).With(Frontend));
        WithRunContext(Root, Provide);
    }

    private string LuaFile => $"{System.IO.Path.GetDirectoryName(ConfigFile)}/port_guard.lua";

    private string Program => $"{BinPrefix}/sbin/haproxy";

    /// <summary>What the Lua file is told, in the order in which HAProxy has to read it.</summary>
    private Section Global(HaproxyConfiguration gathered)
    {
        string begin = $"setenv PORTGUARD \"${{PORTGUARD}} {Name}=", line = $"{begin}{string.Join(',', Backends)}/{MinServers}\"";
        foreach (Group other in gathered.Global?.Find(Guards)?.Groups ?? [])
            if (other.Lines[0] != line && other.Lines[0].StartsWith(begin, StringComparison.Ordinal))
                throw Fail($"{Key}: {other.At} guards this port already, in another way. Say all Backends in one declaration.", DeclaredAt.File, DeclaredAt.Line);
        return new(SectionKind.Global, "", DeclaredAt,
        [
            // A reload inherits the environment of the process before it.
            Say("port guard's settings", "unsetenv PORTGUARD", $"setenv PORTGUARD_MS {PollMs}", $"setenv PORTGUARD_STATE {StateFolder}"),
            Say(Guards, line) with { Adds = true, Once = true },
            Say("port guard", ".if feature(LUA)", $"lua-load {LuaFile}", ".endif"),
        ])
        { IsAddition = true };
    }

    /// <summary>The second line of defence, for the moments in which the port is not closed yet. A worker that stops counts no servers as usable.</summary>
    private Section Frontend => new(Section, Name, DeclaredAt,
        [Say("tcp-request", $"tcp-request connection reject if !{{ stopping }} {string.Join(' ', Backends.Select(backend => $"{{ nbsrv({backend}) lt 1 }}"))}") with { Adds = true, Once = true }])
        { IsAddition = true };

    private Rule Say(string key, params string[] lines) => new(key, [new Group(lines, DeclaredAt)]);

    /// <summary>What the configuration refers to; it is there before the file is checked and rendered, at the end of the run.</summary>
    private void Provide()
    {
        string lua = $"cookbook_file[{LuaFile}]";
        if (FindResource(lua) is not null) return;
        // Every program of HAProxy knows tcp-request, and only one that has Lua knows lua-load.
        if (!FileContains(Program, "lua-load") && FileContains(Program, "tcp-request"))
            Warn($"port_guard: {Program} was built without Lua, so that no port is closed: connections to a cluster that is gone are accepted and reset, and what a client sends at once may be lost. Packages of Debian and Ubuntu have Lua.");
        CookbookFile(LuaFile, new() { Source = "port_guard.lua", Cookbook = "app_layer", Owner = "root", Group = "root", Mode = "0644" }, DeclaredAt.File, DeclaredAt.Line);
        Directory(StateFolder, new() { Owner = User, Group = Group, Mode = "0750", Recursive = true }, DeclaredAt.File, DeclaredAt.Line);
        EditResource($"service[{ServiceName}]", (ServiceResource service) => service with
        {
            Subscribes = (service.Subscribes ?? []).And(new Subscription(Reload, lua)),
        }, DeclaredAt.File, DeclaredAt.Line);
    }
}

[RecipeVerbs]
public static class PortGuardVerbs
{
    /// <summary>Declares that a frontend's port is closed while its backends have no usable server. Actions: create.</summary>
    public static ResourceSlot PortGuard(string frontend, PortGuardResource? properties = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Declare(frontend, properties ?? new(), file, line);
}
