namespace RecipeRunner.Nodes;

/// <summary>The groups that Chef sorts its levels into: arrays unite inside a group and replace each other between groups.</summary>
internal static class Levels
{
    public const int Count = 10;

    public static readonly AttributeLevel[] All =
    [
        AttributeLevel.Default, AttributeLevel.EnvironmentDefault, AttributeLevel.RoleDefault, AttributeLevel.ForceDefault,
        AttributeLevel.Normal,
        AttributeLevel.Override, AttributeLevel.RoleOverride, AttributeLevel.EnvironmentOverride, AttributeLevel.ForceOverride,
        AttributeLevel.Automatic,
    ];

    public static readonly AttributeLevel[] DefaultGroup =
        [AttributeLevel.Default, AttributeLevel.EnvironmentDefault, AttributeLevel.RoleDefault, AttributeLevel.ForceDefault];

    public static readonly AttributeLevel[] OverrideGroup =
        [AttributeLevel.Override, AttributeLevel.RoleOverride, AttributeLevel.EnvironmentOverride, AttributeLevel.ForceOverride];

    public static int GroupOf(AttributeLevel level) => level switch
    {
        <= AttributeLevel.ForceDefault => 0,
        AttributeLevel.Normal => 1,
        <= AttributeLevel.ForceOverride => 2,
        _ => 3,
    };

    public static string ChefName(this AttributeLevel level) => level switch
    {
        AttributeLevel.Default => "default",
        AttributeLevel.EnvironmentDefault => "env_default",
        AttributeLevel.RoleDefault => "role_default",
        AttributeLevel.ForceDefault => "force_default",
        AttributeLevel.Normal => "normal",
        AttributeLevel.Override => "override",
        AttributeLevel.RoleOverride => "role_override",
        AttributeLevel.EnvironmentOverride => "env_override",
        AttributeLevel.ForceOverride => "force_override",
        _ => "automatic",
    };
}
