using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Machines.Accounts;

namespace RecipeRunner.Tests.Machines.Accounts;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LocalAccountsTests
{
    private readonly CannedFiles _files = new()
    {
        ["/etc/passwd"] = "root:x:0:0:root:/root:/bin/bash\n+::::::\nweb:x:33:33:Web, server:/var/www:/usr/sbin/nologin\n",
        ["/etc/group"] = "root:x:0:\nadm:x:4:syslog,web\nweb:x:33:\n",
        ["/etc/shadow"] = "root:*:19000:0:99999:7:::\nweb:!$6$salt$hash:19000:0:99999:7:::\n",
        ["/etc/nsswitch.conf"] = "# names\npasswd:         files systemd\ngroup: files [NOTFOUND=return] # ldap\n",
    };

    private readonly CannedProcesses _processes = new();
    private readonly LocalAccounts _accounts;

    public LocalAccountsTests() => _accounts = new LocalAccounts(_files, _processes);

    [Test]
    public void Users_and_groups_are_found_by_name_and_number_without_a_process()
    {
        Assert.That(_accounts.User("web"), Is.EqualTo(new UserAccount("web", 33, 33, "Web, server", "/var/www", "/usr/sbin/nologin") { PasswordHash = "!$6$salt$hash" }));
        Assert.That(_accounts.User(33)!.Locked, Is.True);
        Assert.That(_accounts.User("nobody"), Is.Null);
        Assert.That(_accounts.Group("adm")!.Members, Is.EqualTo(new[] { "syslog", "web" }));
        Assert.That(_accounts.Group(33)!.Name, Is.EqualTo("web"));
        Assert.That(_accounts.Group("wheel"), Is.Null);
    }

    [Test]
    public void The_files_are_read_once_and_again_when_they_changed()
    {
        _ = _accounts.Group("adm");
        int reads = _files.Reads;
        _ = _accounts.Group("web");
        int readsThen = _files.Reads;
        _files["/etc/group"] += "late:x:77:\n";

        Assert.That(readsThen, Is.EqualTo(reads));
        Assert.That(_accounts.Group("late")!.Gid, Is.EqualTo(77));
    }

    [Test]
    public void A_directory_service_is_asked_once_for_a_name_that_is_in_no_file()
    {
        _files["/etc/nsswitch.conf"] = "passwd: files sss\n";
        _processes.On("getent passwd ada", "ada:*:5000:5000:Ada:/home/ada:/bin/sh\n").On("getent passwd nobody", exitCode: 2);

        _ = _accounts.User("ada");

        Assert.That(_accounts.User("ada")!.Uid, Is.EqualTo(5000));
        Assert.That(_accounts.User("nobody"), Is.Null);
        Assert.That(_processes.Ran, Has.Count.EqualTo(2));
    }

    [Test]
    public void A_user_is_made_without_a_shell_and_its_password_goes_through_standard_input()
    {
        _processes.On("useradd").On("chpasswd");

        _accounts.CreateUser(new UserChange("deploy") { Uid = 1500, Group = "web", Comment = "; rm -rf /", Home = "/srv/deploy", Shell = "/bin/sh", ManageHome = true, PasswordHash = "$6$a$b" });

        Assert.That(_processes.Ran[0].Arguments, Is.EqualTo(new[]
        {
            "useradd", "--uid=1500", "--gid=web", "--comment=; rm -rf /", "--home=/srv/deploy", "--shell=/bin/sh", "--create-home", "--", "deploy",
        }));
        Assert.That(_processes.Ran[1].Arguments, Is.EqualTo(new[] { "chpasswd", "--encrypted" }));
        Assert.That(_processes.Ran[1].Input, Is.EqualTo("deploy:$6$a$b\n"));
    }

    [Test]
    public void A_hash_that_would_set_another_users_password_too_is_refused_and_not_shown()
    {
        _processes.On("usermod");

        var error = Assert.Throws<RecipeRunnerException>(() => _accounts.ModifyUser(new UserChange("web") { PasswordHash = "x\nroot:y" }))!;

        Assert.That(error.Message, Does.Not.Contain("root:y"));
        Assert.That(_processes.Ran, Is.Empty);
    }

    [Test]
    public void Only_what_is_named_changes()
    {
        _processes.On("usermod");

        _accounts.ModifyUser(new UserChange("web"));
        _accounts.ModifyUser(new UserChange("web") { Home = "/srv/web", ManageHome = true });
        _accounts.SetUserLock("web", false);

        Assert.That(_processes.Lines, Is.EqualTo(new[] { "usermod --home=/srv/web --move-home -- web", "usermod --unlock -- web" }));
    }

    [Test]
    public void Groups_are_made_changed_and_removed()
    {
        _processes.On("groupadd").On("groupmod").On("gpasswd").On("groupdel");

        _accounts.CreateGroup("ops", 900, system: true, ["web", "root"]);
        _accounts.ModifyGroup("ops", 901, []);
        _accounts.RemoveGroup("ops");

        Assert.That(_processes.Lines, Is.EqualTo(new[]
        {
            "groupadd --gid 900 --system -- ops", "gpasswd --members web,root ops", "groupmod --gid 901 -- ops", "gpasswd --members '' ops", "groupdel -- ops",
        }));
    }

    [Test]
    public void A_failure_quotes_the_tool()
    {
        _processes.On("userdel", exitCode: 8, stderr: "userdel: user web is currently used by process 123");

        Assert.That(Assert.Throws<RecipeRunnerException>(() => _accounts.RemoveUser("web", removeHome: true))!.Message,
            Does.Contain("Removing user web failed").And.Contain("currently used by process 123"));
    }
}
