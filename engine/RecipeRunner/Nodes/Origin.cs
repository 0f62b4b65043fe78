using System.Text;

namespace RecipeRunner.Nodes;

/// <summary>What kind of thing set an attribute.</summary>
public enum OriginKind
{
    /// <summary>The engine itself, or a place that is not known.</summary>
    Engine,

    /// <summary>A cookbook's attribute file.</summary>
    AttributeFile,

    /// <summary>A recipe.</summary>
    Recipe,

    /// <summary>A cookbook's library or custom resource.</summary>
    Library,

    /// <summary>A role.</summary>
    Role,

    /// <summary>An environment.</summary>
    Environment,

    /// <summary>node.json.</summary>
    NodeJson,

    /// <summary>The machine itself.</summary>
    Automatic,

    /// <summary>A data bag item.</summary>
    DataBagItem,

    /// <summary>Another node, as saved in a file.</summary>
    SavedNode,

    /// <summary>The data of an OpsWorks stack that are imported.</summary>
    StackData,
}

/// <summary>Who set an attribute, and where.</summary>
public readonly record struct Origin
{
    private readonly OriginSource? source;

    internal Origin(OriginSource source, int line = 0)
    {
        this.source = source;
        Line = line;
    }

    /// <summary>What kind of thing set the attribute.</summary>
    public OriginKind Kind => source?.Kind ?? OriginKind.Engine;

    /// <summary>Its name: <c>haproxy::default</c> for a recipe or attribute file, the name of a role or environment; may be empty.</summary>
    public string Name => source?.Name ?? "";

    /// <summary>The file it stands in, or null where there is none.</summary>
    public string? File => source?.File;

    /// <summary>The line in <see cref="File"/>, from 1; 0 when unknown.</summary>
    public int Line { get; }

    /// <summary>One phrase: <c>attribute file haproxy::default (attributes/default.csx:3)</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Kind switch
        {
            OriginKind.AttributeFile => "attribute file",
            OriginKind.Recipe => "recipe",
            OriginKind.Library => "library",
            OriginKind.Role => "role",
            OriginKind.Environment => "environment",
            OriginKind.NodeJson => "node.json",
            OriginKind.Automatic => "automatic",
            OriginKind.DataBagItem => "data bag item",
            OriginKind.SavedNode => "node",
            OriginKind.StackData => "stack data",
            _ => "the engine",
        });
        if (Name.Length > 0)
            text.Append(' ').Append(Name);
        if (File is not null)
            text.Append(" (").Append(SourcePlace.Format(File, Line)).Append(')');
        return text.ToString();
    }
}
