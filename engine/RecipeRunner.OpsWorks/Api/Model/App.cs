namespace Amazon.OpsWorks.Model;

/// <summary>An app.</summary>
public class App
{
    public string? AppId { get; set; }

    public string? StackId { get; set; }

    public string? Shortname { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }

    public List<DataSource> DataSources { get; set; } = [];

    public AppType? Type { get; set; }

    public Source? AppSource { get; set; }

    public List<string> Domains { get; set; } = [];

    public bool? EnableSsl { get; set; }

    public SslConfiguration? SslConfiguration { get; set; }

    public Dictionary<string, string?> Attributes { get; set; } = [];

    public string? CreatedAt { get; set; }

    public List<EnvironmentVariable> Environment { get; set; } = [];
}

/// <summary>A database of an app.</summary>
public class DataSource
{
    public string? Type { get; set; }

    public string? Arn { get; set; }

    public string? DatabaseName { get; set; }
}

/// <summary>The certificate of an app.</summary>
public class SslConfiguration
{
    public string? Certificate { get; set; }

    public string? PrivateKey { get; set; }

    public string? Chain { get; set; }
}

/// <summary>An environment variable of an app; the value of a secure one reads *****FILTERED*****.</summary>
public class EnvironmentVariable
{
    public string? Key { get; set; }

    public string? Value { get; set; }

    public bool? Secure { get; set; }
}
