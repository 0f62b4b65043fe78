namespace AppLayer;

/// <summary>The database of an application in the data bags of Chef 12: its data source names an RDS instance, which is an item of its own.</summary>
internal static class RdsDatabase
{
    /// <summary>Null when the stack is not in data bags, or the application has no such data source.</summary>
    public static Database? Of(Node node, string application)
    {
        if (node.Has("opsworks", "instance")) return null;
        foreach (AttributeValue app in Search("aws_opsworks_app"))
            if ((string?)app.Read("shortname") == application && app.Read("data_sources") is { } sources)
                foreach (AttributeValue source in sources)
                    if ((string?)source.Read("type") == "RdsDbInstance")
                        return Instance((string?)source.Read("arn")) is { } instance ? Database.OfRds(instance, (string?)source.Read("database_name")) : null;
        return null;
    }

    private static AttributeValue? Instance(string? arn) =>
        Search("aws_opsworks_rds_db_instance").FirstOrDefault(instance => (string?)instance.Read("rds_db_instance_arn") == arn);
}
