using RecipeRunner.Dsl;

namespace Haproxy;

/// <summary>
/// What all resources have in common: the configuration file that they are about. All declarations for one file are gathered
/// into <c>template[FILE]</c> of the run, which is rendered once, at its end. The first section that is declared for a file decides its
/// owner, group, modes and template.
/// </summary>
public abstract record HaproxyConfigFileResource : CompositeResource
{
    /// <summary>User that owns the file, and that HAProxy runs as.</summary>
    public string User { get; init; } = "haproxy";

    /// <summary>Group of the file, and of HAProxy.</summary>
    public string Group { get; init; } = "haproxy";

    /// <summary>Folder of the configuration.</summary>
    public string ConfigDir { get; init; } = "/etc/haproxy";

    /// <summary>Permission bits of the folder, as octal text.</summary>
    public string ConfigDirMode { get; init; } = "0750";

    /// <summary>Path of the configuration. Default: `haproxy.cfg` in `ConfigDir`.</summary>
    public string ConfigFile { get => field ?? $"{ConfigDir}/haproxy.cfg"; init; }

    /// <summary>Permission bits of the file, as octal text.</summary>
    public string ConfigFileMode { get; init; } = "0640";

    /// <summary>Cookbook that holds the template.</summary>
    public string Cookbook { get; init; } = "haproxy";

    /// <summary>Template of the file; it reads `sections`.</summary>
    public string Template { get; init; } = "haproxy.cfg.sbn";

    /// <summary>The name of the resource that renders the file.</summary>
    protected string FileKey => $"template[{ConfigFile}]";

    /// <summary>Changes what is gathered for the file, and has it rendered at the end of the run.</summary>
    protected void Gather(Func<HaproxyConfiguration, HaproxyConfiguration> change) => WithRunContext(Root, () =>
    {
        string folder = System.IO.Path.GetDirectoryName(ConfigFile)!;
        if (FindResource($"directory[{folder}]") is null)
            Recipe.Directory(folder, new() { Owner = User, Group = Group, Mode = ConfigDirMode, Recursive = true }, DeclaredAt.File, DeclaredAt.Line);
        EditFile(file => (file.DelayedAction is null ? Mine(file) : file) with
        {
            DelayedAction = Create,
            Variables = change(file.VariablesAs<HaproxyConfiguration>()),
            Sensitive = file.Sensitive || Sensitive,
        });
    });

    /// <summary>Changes how the file is rendered; it is not rendered unless a section is declared for it.</summary>
    protected void EditFile(Func<TemplateResource, TemplateResource> edit) =>
        WithRunContext(Root, () => EditResource(FileKey, (TemplateResource file) => edit(file.Source is null ? Mine(file) : file), DeclaredAt.File, DeclaredAt.Line));

    private TemplateResource Mine(TemplateResource file) => file with
    {
        Action = Nothing,
        Source = Template,
        Cookbook = Cookbook,
        Owner = User,
        Group = Group,
        Mode = ConfigFileMode,
        // -V: the keyword quiet, Chef's default, would silence the reasons too.
        Verify = file.Verify ?? "haproxy -c -V -f {path}",
    };
}
