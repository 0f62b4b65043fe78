Default["shop"]["port"] = 8080;
Default["shop"]["workers"] = 4; // planted: RR016
Default["shop"]["smtp"]["password"] = "changeme"; // planted: RR062
