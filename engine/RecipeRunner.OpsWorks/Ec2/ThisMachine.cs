using Amazon.Util;
using RecipeRunner.OpsWorks.Access;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>The EC2 instance that this process runs on.</summary>
internal static class ThisMachine
{
    /// <summary>Where an instance's id stands on its own disk and in its firmware.</summary>
    private static readonly string[] Files = ["/var/lib/cloud/data/instance-id", "/sys/devices/virtual/dmi/id/board_asset_tag"];

    /// <summary>Its id; null when this is no instance of EC2. The network is asked last, and not when <c>AWS_EC2_METADATA_DISABLED</c> is true.</summary>
    public static string? Ec2InstanceId()
    {
        foreach (string file in Files)
            if (File.Exists(file) && File.ReadAllText(file).Trim() is ['i', '-', ..] id)
                return id;
        try
        {
            return EC2InstanceMetadata.IsIMDSEnabled ? EC2InstanceMetadata.InstanceId : null;
        }
        catch (Exception e) when (AmazonErrors.IsOfCall(e))
        {
            return null;
        }
    }
}
