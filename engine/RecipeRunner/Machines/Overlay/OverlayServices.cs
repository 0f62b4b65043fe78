namespace RecipeRunner.Machines.Overlay;

/// <summary>Services as they would be; none is touched.</summary>
internal sealed class OverlayServices(Func<IServices> below, OverlayFiles files, OverlayState state) : IServices
{
    private static readonly string[] s_unitFolders = ["/etc/systemd/system", "/lib/systemd/system", "/usr/lib/systemd/system"];

    private readonly Dictionary<string, Written> written = new(StringComparer.Ordinal);

    private sealed record Written(ServiceStatus Status, int Time, string? Doubt);

    public ServiceStatus Status(string name)
    {
        Written? written = this.written.GetValueOrDefault(Key(name));
        int since = written?.Time ?? 0;
        ServiceStatus status = written?.Status ?? below().Status(name);
        state.Note(written?.Doubt ?? state.NameDoubt(Key(name), since));
        foreach (PendingPackage package in state.Packages)
        {
            bool concerned = package.Time > since && (status.Exists ? package.Name == Key(name) : package.MayBringService(Key(name)));
            if (!concerned) continue;
            state.Doubts.Note(package.Reason);
            return status with { Exists = true };
        }
        return status.Exists || !HasNewUnit(name) ? status : new ServiceStatus(Exists: true, Running: false, Enabled: false);
    }

    public void Start(string name) => Change(name, status => status.Masked
        ? throw new IOException($"The service {name} is masked and cannot be started. Unmask it before.")
        : status with { Running = true, Failed = false });

    public void Stop(string name) => Change(name, status => status with { Running = false, Failed = false });

    public void Restart(string name) => Start(name);

    public void Reload(string name)
    {
        // Nothing that can be read is another after it.
    }

    public void Enable(string name) => Change(name, status => status with { Enabled = true });

    public void Disable(string name) => Change(name, status => status with { Enabled = false });

    // systemd masks also what it does not know.
    public void Mask(string name) => Set(name, Peek(name) with { Exists = true, Masked = true, Enabled = false });

    public void Unmask(string name) => Change(name, status => status with { Masked = false });

    /// <exception cref="IOException">It does not exist, as far as that is certain.</exception>
    private void Change(string name, Func<ServiceStatus, ServiceStatus> change)
    {
        if (!Status(name).Exists && state.Doubts is { Writing: null, Reason: null }) throw new IOException($"There is no service {name}.");
        Set(name, change(Peek(name) with { Exists = true }));
    }

    private ServiceStatus Peek(string name) => written.GetValueOrDefault(Key(name))?.Status ?? below().Status(name);

    private void Set(string name, ServiceStatus status) => written[Key(name)] = new Written(status, state.Tick(), state.Doubts.Writing);

    /// <summary>Whether the plan has written a unit or an init script of this name.</summary>
    private bool HasNewUnit(string name) => state.IsTouched
        && (Array.Exists(s_unitFolders, folder => files.Stat($"{folder}/{Key(name)}{(Key(name).Contains('.') ? "" : ".service")}") is not null)
            || files.Stat("/etc/init.d/" + Key(name)) is not null);

    private static string Key(string name) => name.EndsWith(".service", StringComparison.Ordinal) ? name[..^".service".Length] : name;
}
