namespace Amazon.OpsWorks.Model;

/// <summary>A stack.</summary>
public class Stack
{
    public string? StackId { get; set; }

    public string? Name { get; set; }

    public string? Arn { get; set; }

    public string? Region { get; set; }

    public string? VpcId { get; set; }

    public Dictionary<string, string?> Attributes { get; set; } = [];

    public string? ServiceRoleArn { get; set; }

    public string? DefaultInstanceProfileArn { get; set; }

    public string? DefaultOs { get; set; }

    public string? HostnameTheme { get; set; }

    public string? DefaultAvailabilityZone { get; set; }

    public string? DefaultSubnetId { get; set; }

    public string? CustomJson { get; set; }

    public StackConfigurationManager? ConfigurationManager { get; set; }

    public ChefConfiguration? ChefConfiguration { get; set; }

    public bool? UseCustomCookbooks { get; set; }

    public bool? UseOpsworksSecurityGroups { get; set; }

    public Source? CustomCookbooksSource { get; set; }

    public string? DefaultSshKeyName { get; set; }

    public string? CreatedAt { get; set; }

    public RootDeviceType? DefaultRootDeviceType { get; set; }

    public string? AgentVersion { get; set; }
}

/// <summary>The version of Chef.</summary>
public class StackConfigurationManager
{
    public string? Name { get; set; }

    public string? Version { get; set; }
}

/// <summary>Whether and which Berkshelf is used.</summary>
public class ChefConfiguration
{
    public bool? ManageBerkshelf { get; set; }

    public string? BerkshelfVersion { get; set; }
}

/// <summary>Where an app or cookbooks come from.</summary>
public class Source
{
    public SourceType? Type { get; set; }

    public string? Url { get; set; }

    public string? Username { get; set; }

    public string? Password { get; set; }

    public string? SshKey { get; set; }

    public string? Revision { get; set; }
}
