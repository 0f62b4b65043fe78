namespace RecipeRunner.Machines;

/// <summary>The services of a machine: systemd units, or SysV init scripts where systemd is not PID 1.</summary>
public interface IServices
{
    /// <summary>The state of a service.</summary>
    ServiceStatus Status(string name);

    /// <summary>Starts it; after a failure too.</summary>
    void Start(string name);

    /// <summary>Stops it.</summary>
    void Stop(string name);

    /// <summary>Stops and starts it.</summary>
    void Restart(string name);

    /// <summary>Has it read its configuration anew without stopping.</summary>
    void Reload(string name);

    /// <summary>Has it start when the machine boots.</summary>
    void Enable(string name);

    /// <summary>Keeps it from starting when the machine boots.</summary>
    void Disable(string name);

    /// <summary>Makes it impossible to start (systemd only).</summary>
    void Mask(string name);

    /// <summary>Undoes <see cref="Mask"/>.</summary>
    void Unmask(string name);
}

/// <summary>The state of a service.</summary>
/// <param name="Exists">Whether the init system knows it.</param>
/// <param name="Running">Whether it runs.</param>
/// <param name="Enabled">Whether it starts at boot. A static or generated unit counts as enabled.</param>
/// <param name="Masked">Whether it is masked.</param>
/// <param name="Failed">Whether it ended in failure.</param>
/// <param name="Toggles">Whether it can be enabled and disabled at all (a static unit cannot).</param>
/// <param name="MainPid">The number of its main process; null when it does not run, or when nobody tells.</param>
public sealed record ServiceStatus(bool Exists, bool Running, bool Enabled, bool Masked = false, bool Failed = false, bool Toggles = true, int? MainPid = null);
