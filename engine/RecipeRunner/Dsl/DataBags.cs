using RecipeRunner.Converging;
using RecipeRunner.Nodes;

namespace RecipeRunner.Dsl;

/// <summary>Data bags: what several nodes share, in <c>data_bags/BAG/ITEM.json</c>.</summary>
public static partial class Recipe
{
    /// <summary>The ids of a data bag's items, in order (Chef's <c>data_bag</c>).</summary>
    /// <exception cref="RecipeRunnerException">There is no such data bag.</exception>
    public static IReadOnlyList<string> DataBag(string bag) => Current.Context.Run.DataBags.Items(bag);

    /// <summary>
    /// A data bag item, read like the node's attributes (Chef's <c>data_bag_item</c>). An encrypted one is decrypted, and its
    /// values never show in the run's output.
    /// </summary>
    /// <param name="bag">The data bag.</param>
    /// <param name="id">The item's id.</param>
    /// <param name="secret">The secret of an encrypted item; default: the content of the configured secret file.</param>
    /// <exception cref="RecipeRunnerException">There is no such item, it is malformed, or the secret does not open it.</exception>
    public static AttributeValue DataBagItem(string bag, string id, string? secret = null)
    {
        Run run = Current.Context.Run;
        return run.Vault.Open(run.DataBags.Read(bag, id), $"{bag}/{id}", secret);
    }

    /// <summary>The secret in a file, for <see cref="DataBagItem"/> (Chef's <c>EncryptedDataBagItem.load_secret</c>).</summary>
    /// <param name="path">The file; default: the configured secret file.</param>
    /// <exception cref="RecipeRunnerException">There is no such file, or it is empty.</exception>
    public static string LoadSecret(string? path = null) => Current.Context.Run.Vault.Load(path).Text;
}
