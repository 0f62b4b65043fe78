using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Services in memory.</summary>
internal sealed class FakeServices(List<string> log) : IServices
{
    private readonly Dictionary<string, ServiceStatus> services = new(StringComparer.Ordinal);

    public void Add(string name, ServiceStatus status) => services[name] = status;

    public void Forget(string name) => services.Remove(name);

    public ServiceStatus Status(string name) => services.GetValueOrDefault(name) ?? new ServiceStatus(false, false, false);

    public void Start(string name) => Change("start", name, status => Started("start", name, status));

    public void Stop(string name) => Change("stop", name, status => status with { Running = false });

    public void Restart(string name) => Change("restart", name, status => Started("restart", name, status));

    public void Reload(string name) => Change("reload", name, status => status.Running
        ? status
        : throw new IOException($"{name}.service is not active, cannot reload."));

    public void Enable(string name) => Change("enable", name, status => status with { Enabled = true });

    public void Disable(string name) => Change("disable", name, status => status with { Enabled = false });

    public void Mask(string name)
    {
        // As systemd does it: also what it does not know.
        services[name] = Status(name) with { Exists = true, Masked = true, Enabled = false };
        log.Add($"mask {name}");
    }

    public void Unmask(string name) => Change("unmask", name, status => status with { Masked = false });

    private static ServiceStatus Started(string verb, string name, ServiceStatus status) => status.Masked
        ? throw new IOException($"Failed to {verb} {name}.service: Unit {name}.service is masked.")
        : status with { Running = true, Failed = false };

    private void Change(string verb, string name, Func<ServiceStatus, ServiceStatus> change)
    {
        if (!services.TryGetValue(name, out ServiceStatus? status))
            throw new IOException($"Cannot {verb} {name}: there is no such service. Make it known to the fake machine: machine.HasService(\"{name}\").");
        services[name] = change(status);
        log.Add($"{verb} {name}");
    }
}
