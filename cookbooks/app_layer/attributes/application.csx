// What holds for every application, unless app_layer.applications.<application> says otherwise.
// For what the stack says too (user, group, keep_releases...) deploy.<application> goes before the values here.
Default["app_layer"]["application"]["user"] = "deploy";
Default["app_layer"]["application"]["group"] = "www-data";
Default["app_layer"]["application"]["layers"] = [];
Default["app_layer"]["application"]["keep_releases"] = 5;

// The files with what the stack says: below the folder that releases share, and who may read them.
Default["app_layer"]["application"]["environment_file"] = "app.env";
Default["app_layer"]["application"]["database_file"] = "config/database.yml";
Default["app_layer"]["application"]["config_mode"] = "0600";

// How its processes run: services of the machine, or a command, of which a service is made.
Default["app_layer"]["application"]["service"] = [];
Default["app_layer"]["application"]["command"] = null;
Default["app_layer"]["application"]["restart_command"] = null;

// How it leaves its balancers.
Default["app_layer"]["application"]["health_file"] = "health";
Default["app_layer"]["application"]["drain_file"] = null;
Default["app_layer"]["application"]["drain_command"] = null;
Default["app_layer"]["application"]["port"] = [];
Default["app_layer"]["application"]["seen_within"] = null;
Default["app_layer"]["application"]["drain_within"] = "60s";

Default["app_layer"]["applications"] = new();
