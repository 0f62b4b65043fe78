using Newtonsoft.Json;
using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cookbooks;

/// <summary>What a cookbook's metadata.json says.</summary>
/// <param name="Name">The cookbook's name.</param>
/// <param name="Version">Its version, <c>0.0.0</c> when not said, as in Chef.</param>
/// <param name="Depends">The cookbooks that it needs, each with a version constraint such as <c>~&gt; 1.2</c>.</param>
/// <param name="Supports">The platforms that it is made for, each with a version constraint. Empty means any.</param>
public sealed record Metadata(
    string Name, string Version, IReadOnlyDictionary<string, string> Depends, IReadOnlyDictionary<string, string> Supports)
{
    /// <summary>Reads a metadata.json. Chef's own keys <c>dependencies</c> and <c>platforms</c> mean <c>depends</c> and <c>supports</c>.</summary>
    internal static Metadata Read(string path)
    {
        string name = Path.GetFileName(Path.GetDirectoryName(path)!);
        string version = "0.0.0";
        Dictionary<string, string> depends = [], supports = [];
        using var reader = new JsonTextReader(new StreamReader(path));
        try
        {
            Expect(reader.Read() && reader.TokenType == JsonToken.StartObject, "an object");
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                string key = (string)reader.Value!;
                reader.Read();
                switch (key)
                {
                    case "name": name = Text(key); break;
                    case "version": version = Text(key); break;
                    case "depends" or "dependencies": depends = Constraints(key); break;
                    case "supports" or "platforms": supports = Constraints(key); break;
                    default: reader.Skip(); break;
                }
            }
        }
        catch (JsonReaderException e)
        {
            throw new RecipeRunnerException($"{new SourceLine(path, e.LineNumber)}:{e.LinePosition}: malformed JSON: {e.Message}", inner: e);
        }
        return new(name, version, depends, supports);

        string Text(string key)
        {
            Expect(reader.TokenType == JsonToken.String, $"a string for '{key}'");
            return (string)reader.Value!;
        }

        Dictionary<string, string> Constraints(string key)
        {
            Expect(reader.TokenType == JsonToken.StartObject, $"an object of names and version constraints for '{key}'");
            var constraints = new Dictionary<string, string>(StringComparer.Ordinal);
            while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
            {
                string of = (string)reader.Value!;
                reader.Read();
                string constraint = Text($"{key}.{of}");
                try
                {
                    VersionConstraint.Parse(constraint);
                }
                catch (FormatException e)
                {
                    throw new RecipeRunnerException($"{new SourceLine(path, reader.LineNumber)}: '{key}.{of}': {e.Message}", inner: e);
                }
                constraints[of] = constraint;
            }
            return constraints;
        }

        void Expect(bool holds, string what)
        {
            if (!holds)
                throw new RecipeRunnerException($"{new SourceLine(path, reader.LineNumber)}:{reader.LinePosition}: expected {what}, found {reader.TokenType} {reader.Value}.");
        }
    }
}
