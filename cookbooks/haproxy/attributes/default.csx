Default["haproxy"]["config_file"] = "/etc/haproxy/haproxy.cfg";
Default["haproxy"]["maxconn"] = 4096;

// Times as HAProxy writes them.
Default["haproxy"]["timeouts"]["connect"] = "5s";
Default["haproxy"]["timeouts"]["client"] = "50s";
Default["haproxy"]["timeouts"]["server"] = "50s";

// Clusters by name, each { bind, mode, balance, check, servers: [{ name, address, port }] }; other cookbooks add theirs.
Default["haproxy"]["clusters"] = new();
