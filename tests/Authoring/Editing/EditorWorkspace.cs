using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace RecipeRunner.Tests.Authoring.Editing;

/// <summary>An editor: the services of Roslyn that answer VS Code's C# extension, over a solution that was opened.</summary>
internal sealed class EditorWorkspace : IDisposable
{
    private readonly MSBuildWorkspace workspace = MSBuildWorkspace.Create();

    private Solution Solution => workspace.CurrentSolution;

    public static async Task<EditorWorkspace> Open(string solution)
    {
        var editor = new EditorWorkspace();
        using WorkspaceEventRegistration _ = editor.workspace.RegisterWorkspaceFailedHandler(e => Assert.Fail(e.Diagnostic.Message));
        await editor.workspace.OpenSolutionAsync(solution);
        return editor;
    }

    /// <summary>The file that is there, without asking what it holds.</summary>
    public Document File(string path) => Solution.GetDocument(Solution.GetDocumentIdsWithFilePath(path).Single())!;

    /// <summary>A file while its author types: where <c>|</c> stands is the cursor.</summary>
    public (Document Document, int Cursor) Typed(string path, string text) => (File(path).WithText(SourceText.From(text.Replace("|", ""))), text.IndexOf('|'));

    public IEnumerable<Document> Files => Solution.Projects.SelectMany(p => p.Documents);

    /// <summary>What the editor underlines, and what it lists without a place.</summary>
    public async Task<IReadOnlyList<string>> Squiggles()
    {
        Compilation?[] compilations = await Task.WhenAll(Solution.Projects.Select(p => p.GetCompilationAsync()));
        return [.. compilations.SelectMany(c => c!.GetDiagnostics()).Where(IsShown).Select(d => d.ToString())];
    }

    public static async Task<IReadOnlyList<Diagnostic>> Squiggles(Document document) =>
        [.. (await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(IsShown)];

    public static async Task<IReadOnlyList<string>> Completions((Document Document, int Cursor) typed)
    {
        CompletionList list = await CompletionService.GetService(typed.Document)!.GetCompletionsAsync(typed.Document, typed.Cursor);
        return [.. list.ItemsList.Select(i => i.DisplayText)];
    }

    public static async Task<string> Hover((Document Document, int Cursor) typed)
    {
        QuickInfoItem? info = await QuickInfoService.GetService(typed.Document)!.GetQuickInfoAsync(typed.Document, typed.Cursor);
        return string.Join('\n', info!.Sections.Select(s => s.Text));
    }

    /// <summary>Where "go to definition" leads, as file and line.</summary>
    public static async Task<string> Definition((Document Document, int Cursor) typed)
    {
        ISymbol? symbol = await SymbolFinder.FindSymbolAtPositionAsync(typed.Document, typed.Cursor);
        ISymbol? definition = await SymbolFinder.FindSourceDefinitionAsync(symbol, typed.Document.Project.Solution);
        return definition!.Locations[0].SourceTree!.FilePath;
    }

    public void Dispose() => workspace.Dispose();

    private static bool IsShown(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Info && !diagnostic.IsSuppressed;
}
