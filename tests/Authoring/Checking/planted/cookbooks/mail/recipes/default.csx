IncludeRecipe("shop"); // planted: RR019
Template("/etc/postfix/main.cf", new() { Mode = "0644" });
string zone = Shell("curl -fs http://169.254.169.254/latest/meta-data/placement/availability-zone").Output; // planted: RR077
Log(zone);
