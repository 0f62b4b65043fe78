using RecipeRunner.Machines;

namespace RecipeRunner.Testing.Fakes;

/// <summary>Sockets as a test answers for them.</summary>
internal sealed class FakeSockets : ISockets
{
    private readonly Dictionary<string, Func<string, string>> listeners = new(StringComparer.Ordinal);

    public void Add(string path, Func<string, string> answer) => listeners[path] = answer;

    public string Ask(string path, string question, TimeSpan limit) =>
        listeners.TryGetValue(path, out Func<string, string>? answer) ? answer(question) : throw new IOException($"The socket {path} cannot be asked: nobody listens.");
}
