// A shop as it might be written on a bad day. The comments at the ends of lines say which rule has to find the line.
IncludeRecipe("shop::databse"); // planted: RR007

Package("nginx");
Service("nginx", new() { Action = [Enable, Start] }); // planted: RR070

Template("/etc/nginx/conf.d/shop.conf", new()
{
    Source = "shop.conf.sbn",
    Mode = "0644",
    Variables = new { port = node["shop"]["port"], upsteam = "127.0.0.1:8080" }, // planted: RR013 RR014
    Verify = "nginx -t -c /etc/nginx/nginx.conf", // planted: RR052
    Notifies = [new(Restart, "service[nginx]")], // planted: RR050
});

Template("/etc/shop/banner", new() { Source = "baner.sbn" }); // planted: RR010
CookbookFile("/etc/shop/logo.svg", new() { Source = "logo.png" }); // planted: RR011

File("/etc/shop/shop.env", new()
{
    Content = $"SMTP_PASSWORD={node["shop"]["smtp"]["password"]}\n", // planted: RR063 RR064
    Notifies = [new(Restart, "service[shop]")], // planted: RR008
});

string name = (string?)node["shop"]["name"] ?? "shop"; // planted: RR059
File("/etc/motd", new() { Content = $"This is {name}, converged at {DateTime.Now}.\n", Mode = "0644" }); // planted: RR057

if (System.IO.File.Exists("/etc/shop/off")) Warn("The shop is off."); // planted: RR053
