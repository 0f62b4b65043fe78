namespace RecipeRunner.Machines.Facts;

/// <summary>What the machine is a guest of, as far as files tell; nothing outside the machine is asked.</summary>
internal sealed class VirtualizationFacts(FactFiles files)
{
    public Dictionary<string, object?> Gather()
    {
        string? system = Container() ?? Hypervisor();
        var systems = new Dictionary<string, object?>();
        var facts = new Dictionary<string, object?> { ["systems"] = systems };
        if (system is null) return facts;
        (systems[system], facts["system"], facts["role"]) = ("guest", system, "guest");
        return facts;
    }

    private string? Container()
    {
        if (files.Exists("/.dockerenv") || files.Exists("/.dockerinit")) return "docker";
        if (files.Exists("/run/.containerenv")) return "podman";
        // systemd and its nspawn leave the container's kind here.
        return files.Text("/run/systemd/container") is { Length: > 0 } kind ? kind == "systemd-nspawn" ? "nspawn" : kind : null;
    }

    private string? Hypervisor()
    {
        if (files.Text("/sys/hypervisor/type") == "xen") return "xen";
        string vendor = files.Text("/sys/class/dmi/id/sys_vendor") ?? "", product = files.Text("/sys/class/dmi/id/product_name") ?? "";
        foreach (var (words, system) in ((string, string)[])[
            ("QEMU", "kvm"), ("KVM", "kvm"), ("Amazon EC2", "kvm"), ("Google", "kvm"), ("OpenStack", "kvm"), ("VMware", "vmware"),
            ("VirtualBox", "vbox"), ("Microsoft", "hyperv"), ("Parallels", "parallels"), ("Bochs", "kvm"), ("Xen", "xen")])
        {
            if ((vendor.Contains(words, StringComparison.Ordinal) || product.Contains(words, StringComparison.Ordinal)) && !product.Contains(".metal", StringComparison.Ordinal))
                return system;
        }
        return null;
    }
}
