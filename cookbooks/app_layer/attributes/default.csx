// How the short name of a HAProxy layer tells the application layer that it balances: "suffix" (app1-haproxy), "prefix" (haproxy-app1),
// "lb" (app1-lb), or a regular expression with a group named "app"; several of them in a list or, by names of your own, in a map. In a map
// a list says it outright: `{ "lb": ["php-app", "rails-app"] }`.
Default["app_layer"]["pairs"] = "suffix";

// What holds for every cluster, unless `app_layer.clusters.<application layer>` says otherwise; [README.md](../README.md) lists all
// settings with their meanings.
Default["app_layer"]["defaults"] = new()
{
    ["address"] = "*",
    ["port"] = 80,
    ["mode"] = "http",
    ["backend_port"] = 80,
    ["balance"] = "roundrobin",
    ["timeouts"] = new() { ["connect"] = "1s" },
    ["retries"] = 7,
    ["redispatch"] = 1,
    ["min_servers"] = 1,
    ["check"] = new()
    {
        ["method"] = "GET",
        ["path"] = "/",
        ["disable_on_404"] = true,
        ["inter"] = "300ms",
        ["fastinter"] = "50ms",
        ["downinter"] = "250ms",
        ["fall"] = 4,
        ["rise"] = 2,
        ["timeout"] = "300ms",
        ["observe"] = "layer4",
        ["error_limit"] = 5,
        ["on_error"] = "mark-down",
        ["on_marked_down"] = "shutdown-sessions",
    },
};
Default["app_layer"]["clusters"] = new();

// A port that stays open whatever becomes of the clusters, and HAProxy's statistics: none until a port is said.
Default["app_layer"]["monitor"] = new() { ["address"] = "*", ["uri"] = "/" };
Default["app_layer"]["stats"] = new() { ["address"] = "127.0.0.1", ["uri"] = "/", ["user"] = "admin" };

// Where balancers tell each other their stick tables.
Default["app_layer"]["peers"]["port"] = 10000;

// True has HAProxy itself answer on the servers' addresses, where they lie in 127.0.0.0/8: something to look at on one machine.
Default["app_layer"]["demo"] = false;
