namespace Amazon.OpsWorks.Model;

/// <summary>An instance. A stopped one has no addresses.</summary>
public class Instance
{
    public string? AgentVersion { get; set; }

    public string? AmiId { get; set; }

    public Architecture? Architecture { get; set; }

    public string? Arn { get; set; }

    public AutoScalingType? AutoScalingType { get; set; }

    public string? AvailabilityZone { get; set; }

    public List<BlockDeviceMapping> BlockDeviceMappings { get; set; } = [];

    public string? CreatedAt { get; set; }

    public bool? EbsOptimized { get; set; }

    public string? Ec2InstanceId { get; set; }

    public string? EcsClusterArn { get; set; }

    public string? EcsContainerInstanceArn { get; set; }

    public string? ElasticIp { get; set; }

    public string? Hostname { get; set; }

    public string? InfrastructureClass { get; set; }

    public bool? InstallUpdatesOnBoot { get; set; }

    public string? InstanceId { get; set; }

    public string? InstanceProfileArn { get; set; }

    public string? InstanceType { get; set; }

    public string? LastServiceErrorId { get; set; }

    public List<string> LayerIds { get; set; } = [];

    public string? Os { get; set; }

    public string? Platform { get; set; }

    public string? PrivateDns { get; set; }

    public string? PrivateIp { get; set; }

    public string? PublicDns { get; set; }

    public string? PublicIp { get; set; }

    public string? RegisteredBy { get; set; }

    public string? ReportedAgentVersion { get; set; }

    public ReportedOs? ReportedOs { get; set; }

    public RootDeviceType? RootDeviceType { get; set; }

    public string? RootDeviceVolumeId { get; set; }

    public List<string> SecurityGroupIds { get; set; } = [];

    public string? SshHostDsaKeyFingerprint { get; set; }

    public string? SshHostRsaKeyFingerprint { get; set; }

    public string? SshKeyName { get; set; }

    public string? StackId { get; set; }

    public string? Status { get; set; }

    public string? SubnetId { get; set; }

    public string? Tenancy { get; set; }

    public VirtualizationType? VirtualizationType { get; set; }
}

/// <summary>The operating system that the agent reported.</summary>
public class ReportedOs
{
    public string? Family { get; set; }

    public string? Name { get; set; }

    public string? Version { get; set; }
}

/// <summary>A block device.</summary>
public class BlockDeviceMapping
{
    public string? DeviceName { get; set; }

    public string? NoDevice { get; set; }

    public string? VirtualName { get; set; }

    public EbsBlockDevice? Ebs { get; set; }
}

/// <summary>An EBS volume; its size is in GiB.</summary>
public class EbsBlockDevice
{
    public string? SnapshotId { get; set; }

    public int? Iops { get; set; }

    public int? VolumeSize { get; set; }

    public string? VolumeType { get; set; }

    public bool? DeleteOnTermination { get; set; }
}
