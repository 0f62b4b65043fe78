namespace RecipeRunner.Rehearsal.Hosts;

/// <summary>
/// How systemd boots over somebody's machine without starting what is enabled there: databases, containers, ssh. It goes as far as
/// basic.target, by what the packages of the system have put there; what was enabled on the machine stays enabled, and stays off.
/// </summary>
internal static class QuietBoot
{
    public const string Unit = "rehearsal.target";

    /// <summary>These two places beat those of the machine's own units and generators.</summary>
    private const string Units = "/run/systemd/system.control", Generators = "/run/systemd/system-generators";

    /// <summary>Whether a systemd can be had over this machine.</summary>
    public static bool IsPossible() =>
        File.Exists("/lib/systemd/systemd") && File.Exists("/usr/bin/systemctl") && File.ReadAllText("/proc/filesystems").Contains("\tcgroup2\n", StringComparison.Ordinal);

    /// <summary>
    /// Each link to null takes one wish of one target away, and no more: the unit itself can be started. Generators that would mount
    /// the machine's disks are taken away. The journal stays in memory, else it would copy the machine's. PackageKit, which apt wakes on
    /// desktops, would read all lists of packages anew, and wake others.
    /// </summary>
    public static string Preparation { get; } = $"""
        mkdir -p {Units} {Generators} /run/systemd/journald.conf.d
        for generator in fstab cryptsetup veritysetup gpt-auto hibernate-resume; do
            ln -s /dev/null {Generators}/systemd-$generator-generator
        done
        for folder in /etc/systemd/system/*.target.wants /etc/systemd/system/*.target.requires; do
            target={Units}/$(basename "$folder")
            case $target in */multi-user.target.*|*/graphical.target.*) continue ;; esac
            for wish in "$folder"/*; do
                [ -L "$wish" ] || continue
                mkdir -p "$target"
                ln -s /dev/null "$target/$(basename "$wish")"
            done
        done
        ln -s /dev/null {Units}/packagekit.service
        printf '[Journal]\nStorage=volatile\n' >/run/systemd/journald.conf.d/rehearsal.conf
        printf '[Unit]\nDescription=Rehearsal\nRequires=basic.target\nAfter=basic.target\nAllowIsolate=yes\n' >{Units}/{Unit}
        """;
}
