// How a HAProxy layer's short name names its application layer; anchored, with a group named "app".
Default["app_layer"]["pairs"] = "^(?<app>.+)-haproxy$";

// What holds for every cluster, unless app_layer.clusters.<application layer> says otherwise.
Default["app_layer"]["defaults"]["address"] = "*";
Default["app_layer"]["defaults"]["port"] = 80;
Default["app_layer"]["defaults"]["backend_port"] = 80;
Default["app_layer"]["defaults"]["mode"] = "http";
Default["app_layer"]["defaults"]["balance"] = "roundrobin";
Default["app_layer"]["defaults"]["check"] = "inter 2s fastinter 500ms downinter 1s fall 3 rise 2";

Default["app_layer"]["clusters"] = new();

// True has HAProxy itself answer on the servers' addresses, where they lie in 127.0.0.0/8: something to look at on one machine.
Default["app_layer"]["demo"] = false;
