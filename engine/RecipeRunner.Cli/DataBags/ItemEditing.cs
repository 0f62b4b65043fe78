using RecipeRunner.Converging;
using RecipeRunner.DataBags;
using RecipeRunner.Nodes;

namespace RecipeRunner.Cli.DataBags;

/// <summary>Lets a person edit an item's JSON, until it is some; what was typed is not lost to a mistake.</summary>
/// <param name="desk">Who to talk to.</param>
/// <param name="name">The item's name, <c>bag/id</c>.</param>
internal sealed class ItemEditing(DataBagDesk desk, string name)
{
    private string Id => name[(name.IndexOf('/') + 1)..];

    /// <summary>Opens the editor and saves what comes of it; false when nothing was changed.</summary>
    /// <exception cref="RecipeRunnerException">What was typed is no item, or was not saved; the message says where it is kept.</exception>
    public bool Edit(MapNode before, Action<MapNode> save)
    {
        string editor = Editor.Command(desk.Terminal);
        byte[] shown = DataBagText.Of(before);
        using var draft = new Draft(Id, shown, desk.Warn);
        while (true)
        {
            try
            {
                draft.OpenIn(editor);
                MapNode after = DataBagJson.Item(JsonMap.Read(draft.Read(), new OriginSource(OriginKind.DataBagItem, name, draft.Path)), Id, draft.Path);
                // The order of keys is for people: a change of it is one.
                if (DataBagText.Of(after).AsSpan().SequenceEqual(shown)) return false;
                save(after);
                return true;
            }
            catch (NodeInputException e) when (Editor.IsSomebodyThere(desk.Terminal))
            {
                desk.Terminal.Fail(e.Message);
                if (!Editor.AsksAgain(desk.Terminal)) throw Kept(draft, e);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or RecipeRunnerException { ExitCode: not ExitCode.Terminated })
            {
                throw draft.Read().AsSpan().SequenceEqual(shown) ? e as RecipeRunnerException ?? new(e.Message, inner: e) : Kept(draft, e);
            }
        }
    }

    private RecipeRunnerException Kept(Draft draft, Exception e)
    {
        draft.Keep();
        return new($"{e.Message}\nWhat was typed is kept in {draft.Path}, and {name} is as it was. Remove that file when you have taken what you need.", inner: e);
    }
}
