namespace RecipeRunner.Machines.Facts;

/// <summary>Processors and memory, and what the firmware tells.</summary>
internal sealed class HardwareFacts(FactFiles files)
{
    private static readonly (string Ohai, string Proc)[] s_cpuFields =
    [
        ("vendor_id", "vendor_id"), ("family", "cpu family"), ("model", "model"), ("model_name", "model name"), ("stepping", "stepping"),
        ("mhz", "cpu MHz"), ("cache_size", "cache size"), ("physical_id", "physical id"), ("core_id", "core id"), ("cores", "cpu cores"),
    ];

    private static readonly (string Ohai, string Proc)[] s_memoryFields =
    [
        ("total", "MemTotal"), ("free", "MemFree"), ("available", "MemAvailable"), ("buffers", "Buffers"), ("cached", "Cached"), ("active", "Active"),
        ("inactive", "Inactive"), ("dirty", "Dirty"), ("writeback", "Writeback"), ("anon_pages", "AnonPages"), ("mapped", "Mapped"), ("slab", "Slab"),
        ("slab_reclaimable", "SReclaimable"), ("slab_unreclaim", "SUnreclaim"), ("page_tables", "PageTables"), ("commit_limit", "CommitLimit"),
        ("committed_as", "Committed_AS"), ("vmalloc_total", "VmallocTotal"),
    ];

    private static readonly (string Table, string File, string[] Names)[] s_dmi =
    [
        ("system", "product_", ["name", "version", "serial", "uuid", "family", "sku"]),
        ("bios", "bios_", ["vendor", "version", "date"]),
        ("base_board", "board_", ["vendor", "name", "version", "serial"]),
        ("chassis", "chassis_", ["vendor", "type", "version", "serial"]),
    ];

    /// <summary>Totals are numbers; what is told of each processor is text, under its number.</summary>
    public Dictionary<string, object?> Cpu()
    {
        var cpu = new Dictionary<string, object?>();
        var sockets = new HashSet<string>();
        long total = 0, coresInSocket = 0;
        foreach (string block in (files.Text("/proc/cpuinfo") ?? "").Split("\n\n"))
        {
            Dictionary<string, string> told = FactFiles.Pairs(block.Split('\n'), ':');
            if (!told.TryGetValue("processor", out string? number)) continue;
            total++;
            var fields = new Dictionary<string, object?>();
            foreach (var (ohai, proc) in s_cpuFields)
            {
                if (told.TryGetValue(proc, out string? value)) fields[ohai] = value;
            }
            if ((told.GetValueOrDefault("flags") ?? told.GetValueOrDefault("Features")) is { } flags) fields["flags"] = flags.Split(' ').ToList<object?>();
            if (told.TryGetValue("physical id", out string? socket)) sockets.Add(socket);
            if (long.TryParse(told.GetValueOrDefault("cpu cores"), out long cores)) coresInSocket = cores;
            cpu[number] = fields;
        }
        cpu["total"] = total;
        cpu["real"] = sockets.Count > 0 ? (long)sockets.Count : total;
        cpu["cores"] = sockets.Count > 0 && coresInSocket > 0 ? sockets.Count * coresInSocket : total;
        return cpu;
    }

    /// <summary>As Ohai writes it: text with its unit, "24576kB".</summary>
    public Dictionary<string, object?> Memory()
    {
        Dictionary<string, string> told = files.Pairs("/proc/meminfo", ':');
        Dictionary<string, object?> memory = Fields(s_memoryFields);
        memory["swap"] = Fields([("cached", "SwapCached"), ("total", "SwapTotal"), ("free", "SwapFree")]);
        return memory;

        Dictionary<string, object?> Fields((string Ohai, string Proc)[] names)
        {
            var fields = new Dictionary<string, object?>();
            foreach (var (ohai, proc) in names)
            {
                if (told.TryGetValue(proc, out string? value)) fields[ohai] = value.Replace(" ", "");
            }
            return fields;
        }
    }

    /// <summary>The tables that this user may read; empty on a machine without such firmware.</summary>
    public Dictionary<string, object?> Dmi()
    {
        var dmi = new Dictionary<string, object?>();
        foreach (var (table, file, names) in s_dmi)
        {
            var fields = new Dictionary<string, object?>();
            foreach (string name in names)
            {
                if (files.Text($"/sys/class/dmi/id/{file}{name}") is { Length: > 0 } value) fields[DmiName(table, name)] = value;
            }
            if (table == "system" && files.Text("/sys/class/dmi/id/sys_vendor") is { } vendor) fields["manufacturer"] = vendor;
            if (fields.Count > 0) dmi[table] = fields;
        }
        return dmi;
    }

    private static string DmiName(string table, string name) => (table, name) switch
    {
        (_, "serial") => "serial_number",
        ("bios", "date") => "release_date",
        ("bios", "vendor") => "vendor",
        (_, "vendor") => "manufacturer",
        (_, "name") => "product_name",
        (_, "sku") => "sku_number",
        _ => name,
    };
}
