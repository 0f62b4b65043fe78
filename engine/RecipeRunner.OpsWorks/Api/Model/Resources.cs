namespace Amazon.OpsWorks.Model;

/// <summary>An Elastic IP address of a stack.</summary>
public class ElasticIp
{
    public string? Ip { get; set; }

    public string? Name { get; set; }

    public string? Domain { get; set; }

    public string? Region { get; set; }

    public string? InstanceId { get; set; }
}

/// <summary>A load balancer of a layer.</summary>
public class ElasticLoadBalancer
{
    public string? ElasticLoadBalancerName { get; set; }

    public string? Region { get; set; }

    public string? DnsName { get; set; }

    public string? StackId { get; set; }

    public string? LayerId { get; set; }

    public string? VpcId { get; set; }

    public List<string> AvailabilityZones { get; set; } = [];

    public List<string> SubnetIds { get; set; } = [];

    public List<string> Ec2InstanceIds { get; set; } = [];
}

/// <summary>A database of a stack; its password reads *****FILTERED*****.</summary>
public class RdsDbInstance
{
    public string? RdsDbInstanceArn { get; set; }

    public string? DbInstanceIdentifier { get; set; }

    public string? DbUser { get; set; }

    public string? DbPassword { get; set; }

    public string? Region { get; set; }

    public string? Address { get; set; }

    public string? Engine { get; set; }

    public string? StackId { get; set; }

    public bool? MissingOnRds { get; set; }
}
