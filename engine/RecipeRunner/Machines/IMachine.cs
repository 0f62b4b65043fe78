namespace RecipeRunner.Machines;

/// <summary>
/// The machine that a run converges. Everything outside the process goes through here, so that the same
/// resources run against the real machine, against a plan's overlay and against a test's fake one.
/// </summary>
public interface IMachine
{
    /// <summary>Files, directories and links.</summary>
    IFiles Files { get; }

    /// <summary>Commands.</summary>
    IProcesses Processes { get; }

    /// <summary>Users and groups.</summary>
    IAccounts Accounts { get; }

    /// <summary>Packages of the machine's package manager.</summary>
    IPackages Packages { get; }

    /// <summary>Services of the machine's init system.</summary>
    IServices Services { get; }

    /// <summary>Documents fetched over http(s).</summary>
    IDownloads Downloads { get; }

    /// <summary>Unix sockets that answer questions.</summary>
    ISockets Sockets { get; }

    /// <summary>The time, and waiting.</summary>
    IClock Clock { get; }

    /// <summary>The automatic attributes: what Chef's Ohai would tell about this machine.</summary>
    Nodes.IAutomaticAttributes Facts { get; }

    /// <summary>What is not known for certain about this machine; always empty on a real one.</summary>
    Doubts Doubts { get; }
}
