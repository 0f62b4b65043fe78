using Amazon.EC2.Model;

namespace RecipeRunner.OpsWorks.Ec2;

/// <summary>The state of an EC2 instance in OpsWorks's words. One that runs is online: nobody asks whether it was set up.</summary>
internal static class Ec2Status
{
    public static bool IsOnline(Instance instance) => Of(instance) == "online";

    public static string Of(Instance instance) => instance.State?.Name?.Value switch
    {
        "running" => "online",
        "shutting-down" => "shutting_down",
        var other => other ?? "unknown",
    };
}
