// A folder for what __name__ keeps.
Directory("/var/lib/__cookbook__/__name__", new() { Mode = "0755", Recursive = true });
