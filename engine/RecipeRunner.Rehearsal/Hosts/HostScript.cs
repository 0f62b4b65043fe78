using System.Text;

namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// The two small shell programs that make a host. The keeper is process 1 of an outer PID namespace: it builds the
/// overlays, starts the host in inner namespaces, and waits on its standard input. When that ends, because its owner is
/// done or was killed, the keeper takes the host down and goes, and with it everything that was mounted.
/// </summary>
internal static class HostScript
{
    /// <summary>A cgroup cannot be hidden in a namespace of mounts: it is the one thing that has to be removed.</summary>
    private const string Cgroups = $"{Stage.Folder}/cgroup";

    public static string Keeper(Stage stage, HostSettings settings, string name)
    {
        var cgroup = $"{Cgroups}/{name}";
        var script = new StringBuilder($$"""
            set -eu
            end() {
                kill -KILL -1 2>/dev/null || :
                wait || :
            {{RemoveSockets(Environment.ProcessId)}}
            {{(settings.Systemd ? RemoveCgroup(cgroup) : "")}}
            }
            # Also when its owner is killed while it builds, and nobody hears what it says.
            trap end EXIT

            """);
        foreach (var command in stage.Commands())
            script.AppendLine(command);

        var enter = $"unshare --mount --pid --fork --kill-child --uts --ipc {(settings.Network == HostNetwork.Isolated ? "--net " : "")}";
        var host = $"sh -c {Shell.Quote(Host(stage, settings))}";
        if (settings.Systemd)
            script.AppendLine($"""
                mkdir {Cgroups}
                mount -t cgroup2 cgroup2 {Cgroups}
                mkdir {cgroup}
                (echo 0 >{cgroup}/cgroup.procs; {enter} --cgroup {host} || echo "ended $?") &
                """);
        else
            script.AppendLine($"({enter} {host} || echo \"ended $?\") &");
        script.Append("""
            read -r keeper rest </proc/self/stat
            echo "keeper $keeper"
            read -r line || :
            """);
        return script.ToString();
    }

    private static string RemoveCgroup(string cgroup) => $$"""
        for i in 1 2 3 4 5 6 7 8 9 10; do
            for j in 1 2 3 4 5; do find {{cgroup}} -depth -type d -exec rmdir {} + 2>/dev/null || :; done
            [ -e {{cgroup}} ] || break
            sleep 0.1
        done
        """;

    /// <summary>
    /// A .NET program that was killed leaves the sockets for its debuggers in the machine's folder for temporary files.
    /// That it was killed is told by the kernel's mark of a task that exits (PF_EXITING, 4): a task has it before its end
    /// of the keeper's pipe closes, and long before it is a zombie or gone.
    /// </summary>
    private static string RemoveSockets(int program) => $$"""
        set -- $(sed 's/.*) //' /proc/{{program}}/stat 2>/dev/null || :)
        [ $((${7:-4} & 4)) -eq 0 ] || rm -f "${TMPDIR:-/tmp}"/dotnet-diagnostic-{{program}}-* "${TMPDIR:-/tmp}"/clr-debug-pipe-{{program}}-*
        """;

    private static string Host(Stage stage, HostSettings settings)
    {
        var script = new StringBuilder($"""
            set -eu
            read -r init rest </proc/self/stat
            cd {Stage.Root}
            mount -t proc -o nosuid,nodev,noexec proc proc
            mount --bind proc/sys proc/sys
            mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys
            mount -t tmpfs -o nosuid,mode=755 tmpfs dev
            cp -a /dev/null /dev/zero /dev/full /dev/random /dev/urandom /dev/tty dev
            mkdir dev/pts dev/shm
            mount -t devpts -o newinstance,mode=620,ptmxmode=666,gid=5 devpts dev/pts
            mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs dev/shm
            ln -s pts/ptmx dev/ptmx
            ln -s /proc/self/fd dev/fd
            ln -s fd/0 dev/stdin
            ln -s fd/1 dev/stdout
            ln -s fd/2 dev/stderr
            mount -t tmpfs -o nosuid,nodev,mode=755 tmpfs run
            mount -t tmpfs -o nosuid,nodev,mode=1777 tmpfs tmp
            mkdir -m 1777 run/lock
            mkdir run/old

            """);
        if (settings.Hostname is { } hostname)
            script.AppendLine($"echo {Shell.Quote(hostname)} >proc/sys/kernel/hostname")
                .AppendLine($"echo {Shell.Quote(hostname)} >etc/hostname")
                .AppendLine($"printf '127.0.0.1 localhost\\n127.0.1.1 %s\\n' {Shell.Quote(hostname)} >etc/hosts");
        script.AppendLine(settings.Network == HostNetwork.Isolated
            ? "ip link set lo up"
            // What stands in /run of the machine is not seen inside; its name servers have to be.
            : "rm -f etc/resolv.conf; cat /etc/resolv.conf >etc/resolv.conf");
        if (settings.RemovePolicyRcd)
            script.AppendLine("rm -f usr/sbin/policy-rc.d");

        for (var i = 0; i < stage.Binds.Count; i++)
            script.AppendLine(StageBind(stage.Binds[i], $"{Stage.Folder}/binds/{i}"));
        // The machine's kernel settings are not the host's to change; those of its own network are.
        if (settings.Network == HostNetwork.Isolated)
            script.AppendLine("mount --bind proc/sys/net proc/sys/net");
        script.AppendLine("""
            mount -o remount,bind,ro proc/sys
            [ ! -e proc/sysrq-trigger ] || mount --bind -o ro proc/sysrq-trigger proc/sysrq-trigger
            pivot_root . run/old
            cd /
            """);
        for (var i = 0; i < stage.Binds.Count; i++)
            script.AppendLine(PlaceBind(stage.Binds[i], $"/run/old{Stage.Folder}/binds/{i}"));
        script.AppendLine("umount -l /run/old; rmdir /run/old").AppendLine(settings.Preparation);

        var drop = $"setpriv --bounding-set={Entry.WithheldCapabilities} --";
        script.AppendLine(settings.Systemd
            ? $"""
                echo "init $init"
                exec env -i container=throwaway PATH={Entry.Path} {drop} /lib/systemd/systemd {(settings.Unit is { } unit ? $"--unit={unit}" : "")} </dev/null >/dev/null 2>&1
                """
            // A process 1 that ignores SIGCHLD has its orphans reaped by the kernel.
            : $"""
                echo "init $init"
                exec {drop} env --ignore-signal=CHLD sleep infinity >/dev/null 2>&1
                """);
        return script.ToString();
    }

    /// <summary>Made before the root changes, so that the source's symbolic links are the machine's.</summary>
    private static string StageBind(HostBind bind, string stage) =>
        $"{(File.Exists(bind.Source) ? $"touch {stage}" : $"mkdir {stage}")}; "
        + $"mount --bind {(bind.Writable ? "" : "-o ro ")}{Shell.Quote(bind.Source)} {stage}";

    /// <summary>Put in place after the root has changed, so that the target's symbolic links are the host's.</summary>
    private static string PlaceBind(HostBind bind, string stage)
    {
        var target = Shell.Quote(bind.Target);
        var make = File.Exists(bind.Source)
            ? $"mkdir -p {Shell.Quote(Path.GetDirectoryName(bind.Target)!)}; [ -e {target} ] || touch {target}"
            : $"mkdir -p {target}";
        return $"{make}; mount --move {stage} {target}";
    }
}
