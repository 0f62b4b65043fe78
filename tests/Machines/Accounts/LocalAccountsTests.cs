using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Accounts;

namespace RecipeRunner.Tests.Machines.Accounts;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalAccountsTests
{
    private readonly CannedFiles files = new()
    {
        ["/etc/passwd"] = "root:x:0:0:root:/root:/bin/bash\n+::::::\nweb:x:33:33:Web, server:/var/www:/usr/sbin/nologin\n",
        ["/etc/group"] = "root:x:0:\nadm:x:4:syslog,web\nweb:x:33:\n",
        ["/etc/shadow"] = "root:*:19000:0:99999:7:::\nweb:!$6$salt$hash:19000:0:99999:7:::\n",
        ["/etc/nsswitch.conf"] = "# names\npasswd:         files systemd\ngroup: files [NOTFOUND=return] # ldap\n",
    };

    private readonly CannedProcesses processes = new();
    private readonly LocalAccounts accounts;

    public LocalAccountsTests() => accounts = new LocalAccounts(files, processes);

    [Test]
    public void Users_and_groups_are_found_by_name_and_number_without_a_process()
    {
        Assert.That(accounts.User("web"), Is.EqualTo(new UserAccount("web", 33, 33, "Web, server", "/var/www", "/usr/sbin/nologin") { PasswordHash = "!$6$salt$hash" }));
        Assert.That(accounts.User(33)!.Locked, Is.True);
        Assert.That(accounts.User("nobody"), Is.Null);
        Assert.That(accounts.Group("adm")!.Members, Is.EqualTo(new[] { "syslog", "web" }));
        Assert.That(accounts.Group(33)!.Name, Is.EqualTo("web"));
        Assert.That(accounts.Group("wheel"), Is.Null);
    }

    [Test]
    public void The_files_are_read_once_and_again_when_they_changed()
    {
        _ = accounts.Group("adm");
        int reads = files.Reads;
        _ = accounts.Group("web");
        int readsThen = files.Reads;
        files["/etc/group"] += "late:x:77:\n";

        Assert.That(readsThen, Is.EqualTo(reads));
        Assert.That(accounts.Group("late")!.Gid, Is.EqualTo(77));
    }

    [Test]
    public void A_directory_service_is_asked_once_for_a_name_that_is_in_no_file()
    {
        files["/etc/nsswitch.conf"] = "passwd: files sss\n";
        processes.On("getent passwd ada", "ada:*:5000:5000:Ada:/home/ada:/bin/sh\n").On("getent passwd nobody", exitCode: 2);

        _ = accounts.User("ada");

        Assert.That(accounts.User("ada")!.Uid, Is.EqualTo(5000));
        Assert.That(accounts.User("nobody"), Is.Null);
        Assert.That(processes.Ran, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_user_is_made_without_a_shell_and_its_password_goes_through_standard_input()
    {
        processes.On("useradd").On("chpasswd");

        accounts.CreateUser(new UserChange("deploy") { Uid = 1500, Group = "web", Comment = "; rm -rf /", Home = "/srv/deploy", Shell = "/bin/sh", ManageHome = true, PasswordHash = "$6$a$b" });

        Assert.That(processes.Ran[0].Arguments, Is.EqualTo(new[]
        {
            "useradd", "--uid=1500", "--gid=web", "--comment=; rm -rf /", "--home=/srv/deploy", "--shell=/bin/sh", "--create-home", "--", "deploy",
        }));
        Assert.That(processes.Ran[1].Arguments, Is.EqualTo(new[] { "chpasswd", "--encrypted" }));
        Assert.That(processes.Ran[1].Input, Is.EqualTo("deploy:$6$a$b\n"));
    }

    [Test]
    public void A_hash_that_would_set_another_users_password_too_is_refused_and_not_shown()
    {
        processes.On("usermod");

        var error = Assert.Throws<RecipeRunnerException>(() => accounts.ModifyUser(new UserChange("web") { PasswordHash = "x\nroot:y" }))!;

        Assert.That(error.Message, Does.Not.Contain("root:y"));
        Assert.That(processes.Ran, Is.Empty);
    }

    [Test]
    public void Only_what_is_named_changes()
    {
        processes.On("usermod");

        accounts.ModifyUser(new UserChange("web"));
        accounts.ModifyUser(new UserChange("web") { Home = "/srv/web", ManageHome = true });
        accounts.SetUserLock("web", false);

        Assert.That(processes.Lines, Is.EqualTo(new[] { "usermod --home=/srv/web --move-home -- web", "usermod --unlock -- web" }));
    }

    [Test]
    public void Groups_are_made_changed_and_removed()
    {
        processes.On("groupadd").On("groupmod").On("gpasswd").On("groupdel");

        accounts.CreateGroup("ops", 900, system: true, ["web", "root"]);
        accounts.ModifyGroup("ops", 901, []);
        accounts.RemoveGroup("ops");

        Assert.That(processes.Lines, Is.EqualTo(new[]
        {
            "groupadd --gid 900 --system -- ops", "gpasswd --members web,root ops", "groupmod --gid 901 -- ops", "gpasswd --members '' ops", "groupdel -- ops",
        }));
    }

    [Test]
    public void A_failure_quotes_the_tool()
    {
        processes.On("userdel", exitCode: 8, stderr: "userdel: user web is currently used by process 123");

        Assert.That(Assert.Throws<RecipeRunnerException>(() => accounts.RemoveUser("web", removeHome: true))!.Message,
            Does.Contain("Removing user web failed").And.Contain("currently used by process 123"));
    }
}
