using RecipeRunner.Converging;
using RecipeRunner.Machines;
using RecipeRunner.Nodes;

namespace RecipeRunner.DataBags;

/// <summary>An item's file, for those who change it.</summary>
internal sealed class DataBagFile
{
    private readonly byte[] written;
    private readonly MapNode? wrapping;

    private DataBagFile(string path, string name, byte[] written)
    {
        (Path, Name, this.written) = (path, name, written);
        MapNode whole = JsonMap.Read(written, new OriginSource(OriginKind.DataBagItem, name, path));
        Item = DataBagJson.Item(whole, System.IO.Path.GetFileNameWithoutExtension(path), path);
        wrapping = Item == whole ? null : whole;
    }

    public string Path { get; }

    /// <summary><c>bag/id</c>.</summary>
    public string Name { get; }

    /// <summary>The item as it is written, without the wrapping of a knife export.</summary>
    public MapNode Item { get; }

    public bool IsEncrypted => EncryptedItem.IsEncrypted(Item, Name);

    /// <exception cref="RecipeRunnerException">There is no such item, or its file is malformed.</exception>
    public static DataBagFile Read(DataBagFolders bags, string bag, string id)
    {
        string path = bags.FileOf(bag, id);
        return new(path, $"{bag}/{id}", File.ReadAllBytes(path));
    }

    /// <summary>The item's values in plain, whether they are encrypted or not.</summary>
    public MapNode Open(Secret secret) => IsEncrypted ? EncryptedItem.Decrypt(Item, Name, secret) : Item;

    /// <summary>The file with another item in it, in its wrapping if it has one.</summary>
    public ItemChange To(MapNode item)
    {
        var whole = (MapNode?)wrapping?.Copy() ?? item;
        if (wrapping is not null) whole.Set("raw_data", item);
        return new(this, DataBagText.Of(whole));
    }

    /// <summary>Writes changes: every new content is on the disk before the first file is replaced, and each file is replaced at once.</summary>
    /// <exception cref="RecipeRunnerException">A file was changed by somebody else meanwhile; then nothing is written.</exception>
    public static void Write(IFiles files, IReadOnlyList<ItemChange> changes)
    {
        Write(files, changes, 0);
        files.Flush();
    }

    private static void Write(IFiles files, IReadOnlyList<ItemChange> changes, int at)
    {
        if (at == changes.Count) return;
        (DataBagFile file, byte[] content) = changes[at];
        files.Write(file.Path, new FileWrite
        {
            Content = content,
            // The next one is written while this one waits beside its file.
            Verify = _ =>
            {
                if (!files.ContentEquals(file.Path, file.written))
                    throw new RecipeRunnerException($"{new SourceLine(file.Path, 0)} was changed by somebody else meanwhile; nothing was written.");
                Write(files, changes, at + 1);
            },
        });
    }
}

/// <summary>What a file is to hold.</summary>
internal sealed record ItemChange(DataBagFile File, byte[] Content);
