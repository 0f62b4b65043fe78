using Amazon.Runtime;

namespace Amazon.OpsWorks;

/// <summary>The type of an app.</summary>
public class AppType(string value) : ConstantClass(value)
{
    public static readonly AppType AwsFlowRuby = new("aws-flow-ruby");
    public static readonly AppType Java = new("java");
    public static readonly AppType Nodejs = new("nodejs");
    public static readonly AppType Other = new("other");
    public static readonly AppType Php = new("php");
    public static readonly AppType Rails = new("rails");
    public static readonly AppType Static = new("static");

    public static AppType FindValue(string value) => FindValue<AppType>(value);

    public static implicit operator AppType(string value) => FindValue(value);
}

/// <summary>The processor architecture of an instance.</summary>
public class Architecture(string value) : ConstantClass(value)
{
    public static readonly Architecture I386 = new("i386");
    public static readonly Architecture X86_64 = new("x86_64");

    public static Architecture FindValue(string value) => FindValue<Architecture>(value);

    public static implicit operator Architecture(string value) => FindValue(value);
}

/// <summary>What starts and stops an instance that does not run all the time.</summary>
public class AutoScalingType(string value) : ConstantClass(value)
{
    public static readonly AutoScalingType Load = new("load");
    public static readonly AutoScalingType Timer = new("timer");

    public static AutoScalingType FindValue(string value) => FindValue<AutoScalingType>(value);

    public static implicit operator AutoScalingType(string value) => FindValue(value);
}

/// <summary>The name of a command that <see cref="IAmazonOpsWorks.CreateDeploymentAsync"/> takes.</summary>
public class DeploymentCommandName(string value) : ConstantClass(value)
{
    public static readonly DeploymentCommandName Configure = new("configure");
    public static readonly DeploymentCommandName Deploy = new("deploy");
    public static readonly DeploymentCommandName Execute_recipes = new("execute_recipes");
    public static readonly DeploymentCommandName Install_dependencies = new("install_dependencies");
    public static readonly DeploymentCommandName Restart = new("restart");
    public static readonly DeploymentCommandName Rollback = new("rollback");
    public static readonly DeploymentCommandName Setup = new("setup");
    public static readonly DeploymentCommandName Start = new("start");
    public static readonly DeploymentCommandName Stop = new("stop");
    public static readonly DeploymentCommandName Undeploy = new("undeploy");
    public static readonly DeploymentCommandName Update_custom_cookbooks = new("update_custom_cookbooks");
    public static readonly DeploymentCommandName Update_dependencies = new("update_dependencies");

    public static DeploymentCommandName FindValue(string value) => FindValue<DeploymentCommandName>(value);

    public static implicit operator DeploymentCommandName(string value) => FindValue(value);
}

/// <summary>The type of a layer.</summary>
public class LayerType(string value) : ConstantClass(value)
{
    public static readonly LayerType AwsFlowRuby = new("aws-flow-ruby");
    public static readonly LayerType Custom = new("custom");
    public static readonly LayerType DbMaster = new("db-master");
    public static readonly LayerType EcsCluster = new("ecs-cluster");
    public static readonly LayerType JavaApp = new("java-app");
    public static readonly LayerType Lb = new("lb");
    public static readonly LayerType Memcached = new("memcached");
    public static readonly LayerType MonitoringMaster = new("monitoring-master");
    public static readonly LayerType NodejsApp = new("nodejs-app");
    public static readonly LayerType PhpApp = new("php-app");
    public static readonly LayerType RailsApp = new("rails-app");
    public static readonly LayerType Web = new("web");

    public static LayerType FindValue(string value) => FindValue<LayerType>(value);

    public static implicit operator LayerType(string value) => FindValue(value);
}

/// <summary>The storage of an instance's root device.</summary>
public class RootDeviceType(string value) : ConstantClass(value)
{
    public static readonly RootDeviceType Ebs = new("ebs");
    public static readonly RootDeviceType InstanceStore = new("instance-store");

    public static RootDeviceType FindValue(string value) => FindValue<RootDeviceType>(value);

    public static implicit operator RootDeviceType(string value) => FindValue(value);
}

/// <summary>The kind of place that an app or cookbooks come from.</summary>
public class SourceType(string value) : ConstantClass(value)
{
    public static readonly SourceType Archive = new("archive");
    public static readonly SourceType Git = new("git");
    public static readonly SourceType S3 = new("s3");
    public static readonly SourceType Svn = new("svn");

    public static SourceType FindValue(string value) => FindValue<SourceType>(value);

    public static implicit operator SourceType(string value) => FindValue(value);
}

/// <summary>The virtualization of an instance.</summary>
public class VirtualizationType(string value) : ConstantClass(value)
{
    public static readonly VirtualizationType Hvm = new("hvm");
    public static readonly VirtualizationType Paravirtual = new("paravirtual");

    public static VirtualizationType FindValue(string value) => FindValue<VirtualizationType>(value);

    public static implicit operator VirtualizationType(string value) => FindValue(value);
}
