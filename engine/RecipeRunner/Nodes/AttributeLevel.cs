namespace RecipeRunner.Nodes;

/// <summary>Chef's ten precedence levels, lowest first. A higher level wins over a lower one.</summary>
public enum AttributeLevel
{
    /// <summary><c>default</c>: attribute files and recipes.</summary>
    Default,

    /// <summary><c>env_default</c>: an environment's <c>default_attributes</c>.</summary>
    EnvironmentDefault,

    /// <summary><c>role_default</c>: the merged <c>default_attributes</c> of all applied roles.</summary>
    RoleDefault,

    /// <summary><c>force_default</c>: attribute files and recipes; the top of the default group.</summary>
    ForceDefault,

    /// <summary><c>normal</c>: node.json, then attribute files and recipes.</summary>
    Normal,

    /// <summary><c>override</c>: attribute files and recipes.</summary>
    Override,

    /// <summary><c>role_override</c>: the merged <c>override_attributes</c> of all applied roles.</summary>
    RoleOverride,

    /// <summary><c>env_override</c>: an environment's <c>override_attributes</c>.</summary>
    EnvironmentOverride,

    /// <summary><c>force_override</c>: attribute files and recipes; the top of the override group.</summary>
    ForceOverride,

    /// <summary><c>automatic</c>: what the machine itself is; nothing beats it.</summary>
    Automatic,
}
