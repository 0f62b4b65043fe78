namespace RecipeRunner.OpsWorks.Lifecycle;

/// <summary>How far a command is, in the words of OpsWorks and its agent.</summary>
internal enum CommandStatus
{
    /// <summary>Waits for its turn.</summary>
    Pending,

    /// <summary>Runs.</summary>
    Running,

    /// <summary>Ran, and the machine is as declared.</summary>
    Successful,

    /// <summary>Ran and failed, or was interrupted before its end.</summary>
    Failed,

    /// <summary>Did not run: a newer configure did in its place.</summary>
    Superseded,

    /// <summary>Did not run: it was too old when its turn came.</summary>
    Expired,

    /// <summary>Did not run: the machine is not set up yet.</summary>
    Ignored,
}
