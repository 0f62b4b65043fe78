Default["haproxy"]["config_file"] = "/etc/haproxy/haproxy.cfg";    // Path of the configuration.
Default["haproxy"]["maxconn"] = 4096;                              // Most connections of the process at a time.

// Times as HAProxy writes them.
Default["haproxy"]["timeouts"]["connect"] = "5s";   // Longest time that connecting to a server may take.
Default["haproxy"]["timeouts"]["client"] = "50s";   // How long a client may be silent.
Default["haproxy"]["timeouts"]["server"] = "50s";   // How long a server may be silent.

// Clusters by name, each `{ bind, mode, balance, check, servers: [{ name, address, port }] }`; other cookbooks add theirs.
Default["haproxy"]["clusters"] = new();
