// What holds for every application, unless `app_layer.applications.<application>` says otherwise; null takes a default back. Of user, group
// and keep_releases the stack speaks too: `deploy.<application>` goes between the two.
Default["app_layer"]["application"]["user"] = "deploy";   // Owner of its files and processes; made when missing.
Default["app_layer"]["application"]["group"] = "www-data";   // Group of its files and processes; made when missing.
Default["app_layer"]["application"]["layers"] = [];   // Instances of these layers have it. None: those of all but HAProxy layers.
Default["app_layer"]["application"]["keep_releases"] = 5;   // How many releases stay, the live one included.

// The files with what the stack says: below the folder that releases share, and who may read them.
Default["app_layer"]["application"]["environment_file"] = "app.env";   // Its environment: below `shared`, or absolute.
Default["app_layer"]["application"]["database_file"] = "config/database.yml";   // Its database: below `shared`, or absolute. JSON where it ends in `.json`.
Default["app_layer"]["application"]["config_mode"] = "0600";   // Permission bits of both; `0640` where a web server of the group reads them.

// How its processes run: services of the machine, or a command, of which a service is made.
Default["app_layer"]["application"]["service"] = [];   // A service, or a list of them.
Default["app_layer"]["application"]["command"] = null;   // What a service is made of: a text for the shell.
Default["app_layer"]["application"]["restart_command"] = null;   // Runs in place of restarting services.

// How it leaves its balancers.
Default["app_layer"]["application"]["health_file"] = "health";   // In service as long as it is there: below `shared`, or absolute.
Default["app_layer"]["application"]["drain_file"] = null;   // Out of service as soon as it is there: below `shared`, or absolute.
Default["app_layer"]["application"]["drain_command"] = null;   // Lets the health check fail: a text for the shell.
Default["app_layer"]["application"]["port"] = [];   // A port, or a list of them. None: the layers' `backend_port`.
Default["app_layer"]["application"]["seen_within"] = null;   // How long balancers take to see it; null: as the checks' times say. For balancers that this stack does not know, such as one of the cloud.
Default["app_layer"]["application"]["drain_within"] = "60s";   // Longest time for all waiting. OpsWorks gave a shutdown 120 s in all, and a unit of ours gets 30 s to end.

// Settings by application, which go before those above.
Default["app_layer"]["applications"] = new();
