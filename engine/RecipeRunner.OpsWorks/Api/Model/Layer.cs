namespace Amazon.OpsWorks.Model;

/// <summary>A layer.</summary>
public class Layer
{
    public string? Arn { get; set; }

    public string? StackId { get; set; }

    public string? LayerId { get; set; }

    public LayerType? Type { get; set; }

    public string? Name { get; set; }

    public string? Shortname { get; set; }

    public Dictionary<string, string?> Attributes { get; set; } = [];

    public CloudWatchLogsConfiguration? CloudWatchLogsConfiguration { get; set; }

    public string? CustomInstanceProfileArn { get; set; }

    public string? CustomJson { get; set; }

    public List<string> CustomSecurityGroupIds { get; set; } = [];

    public List<string> DefaultSecurityGroupNames { get; set; } = [];

    public List<string> Packages { get; set; } = [];

    public List<VolumeConfiguration> VolumeConfigurations { get; set; } = [];

    public bool? EnableAutoHealing { get; set; }

    public bool? AutoAssignElasticIps { get; set; }

    public bool? AutoAssignPublicIps { get; set; }

    public Recipes? DefaultRecipes { get; set; }

    public Recipes? CustomRecipes { get; set; }

    public string? CreatedAt { get; set; }

    public bool? InstallUpdatesOnBoot { get; set; }

    public bool? UseEbsOptimizedInstances { get; set; }

    public LifecycleEventConfiguration? LifecycleEventConfiguration { get; set; }
}

/// <summary>The recipes of each event.</summary>
public class Recipes
{
    public List<string> Setup { get; set; } = [];

    public List<string> Configure { get; set; } = [];

    public List<string> Deploy { get; set; } = [];

    public List<string> Undeploy { get; set; } = [];

    public List<string> Shutdown { get; set; } = [];
}

/// <summary>How events are handled.</summary>
public class LifecycleEventConfiguration
{
    public ShutdownEventConfiguration? Shutdown { get; set; }
}

/// <summary>How shutdown is handled; the time-out is in seconds.</summary>
public class ShutdownEventConfiguration
{
    public int? ExecutionTimeout { get; set; }

    public bool? DelayUntilElbConnectionsDrained { get; set; }
}

/// <summary>Volumes of each instance; the size is in GiB.</summary>
public class VolumeConfiguration
{
    public string? MountPoint { get; set; }

    public int? RaidLevel { get; set; }

    public int? NumberOfDisks { get; set; }

    public int? Size { get; set; }

    public string? VolumeType { get; set; }

    public int? Iops { get; set; }

    public bool? Encrypted { get; set; }
}

/// <summary>Which logs are streamed.</summary>
public class CloudWatchLogsConfiguration
{
    public bool? Enabled { get; set; }

    public List<CloudWatchLogsLogStream> LogStreams { get; set; } = [];
}

/// <summary>A log that is streamed.</summary>
public class CloudWatchLogsLogStream
{
    public string? LogGroupName { get; set; }

    public string? DatetimeFormat { get; set; }

    public string? TimeZone { get; set; }

    public string? File { get; set; }

    public string? FileFingerprintLines { get; set; }

    public string? MultiLineStartPattern { get; set; }

    public string? InitialPosition { get; set; }

    public string? Encoding { get; set; }

    public int? BufferDuration { get; set; }

    public int? BatchCount { get; set; }

    public int? BatchSize { get; set; }
}
