// A line that is shown to whoever logs in.
Directory("/etc/motd.d", new() { Mode = "0755" });

Template("/etc/motd.d/__cookbook__", new()
{
    Source = "motd.sbn",
    Mode = "0644",
    Variables = new { greeting = node["__cookbook__"]["greeting"], host = node["hostname"] },
});
