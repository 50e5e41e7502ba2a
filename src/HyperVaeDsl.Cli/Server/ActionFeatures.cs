using System.Text.Json;
using HyperVaeDsl.Cli.Plotting;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Cli.Server.Rpc;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Editing;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Plotting;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Server;

/// <summary>What can be done: actions at a place, lenses, links and commands.</summary>
internal sealed class ActionFeatures(ServerState state, MessageWriter writer)
{
    private const int Automatic = 2;

    public CodeActionItem[] CodeActions(CodeActionParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        CodeActionRequest request = RequestAt(document, Places.SpanOf(document.File.Text, parameters.Range)) with
        {
            Only = parameters.Context?.Only,
            IsQuick = parameters.Context?.TriggerKind == Automatic,
            CanCreate = state.Client?.Workspace?.WorkspaceEdit is { DocumentChanges: true, ResourceOperations: { } operations } && operations.Contains("create"),
        };
        return [.. Language.Editing.CodeActions.At(request).Select(action => new CodeActionItem(action.Title, action.Kind, action.IsPreferred ? true : null, EditOf(action)))];
    }

    public CodeLensItem[] Lenses(DocumentParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        HvaeCompilation compilation = state.AnalysisOf(document).Compilation;
        return [.. CodeLenses.Of(compilation).Select(lens => new CodeLensItem(Places.Of(document.File.Text, lens.Span), new Command(lens.Title, lens.Action switch
        {
            LensAction.Plot => CommandNames.Plot,
            LensAction.GeneratedCode => CommandNames.GeneratedCode,
            _ => CommandNames.Nothing,
        }, [document.Uri])))];
    }

    public DocumentLinkItem[] Links(DocumentParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        List<DocumentLinkItem> links = [];
        foreach (DocumentLink link in DocumentLinks.Of(document.File))
        {
            string? target = link.Path != null ? (state.Workspace.Read(link.Path) == null ? null : state.Workspace.AddressOf(link.Path)) : state.Pages.AddressOf(link.Code!);
            if (target != null)
                links.Add(new DocumentLinkItem(Places.Of(document.File.Text, link.Span), target, link.Code != null ? $"What {link.Code} means" : null));
        }
        return [.. links];
    }

    public CommandAnswer? Execute(ExecuteCommandParams parameters)
    {
        if (parameters.Name == CommandNames.Nothing)
            return null;
        if (!CommandNames.All.Contains(parameters.Name))
            throw new RequestException(ErrorCodes.InvalidParams, $"There is no command '{parameters.Name}'.");
        string? uri = parameters.Arguments is { Length: > 0 } arguments && arguments[0].ValueKind == JsonValueKind.String ? arguments[0].GetString() : null;
        if (parameters.Name == CommandNames.SplitPhase)
            return Split(state.DocumentOf(uri == null ? null : new TextDocumentIdentifier(uri)), parameters.Arguments!);
        bool isShown = parameters.Arguments is { Length: > 1 } more && more[1].ValueKind == JsonValueKind.False ? false : true;
        OpenDocument document = state.DocumentOf(uri == null ? null : new TextDocumentIdentifier(uri));
        HvaeCompilation compilation = state.AnalysisOf(document).Compilation;
        if (compilation.Methodology is not { } methodology)
            throw new RequestException(ErrorCodes.RequestFailed, compilation.Parts.Count > 0 ? "The file declares no methodology of its own." : "The methodology has errors, so there is nothing to show.");
        bool isPlot = parameters.Name == CommandNames.Plot;
        string content = isPlot ? PlotPage.Of(Plot.Of(methodology)) : CSharpEmitter.Emit(compilation, NamespaceName.OfRoot(""));
        string? address = isShown ? state.Pages.Write(Path.Combine("shown", methodology.Name + (isPlot ? ".html" : ".cs")), content) : null;
        if (address != null && state.Client?.Window?.ShowDocument?.Support == true)
            writer.Request("window/showDocument", new ShowDocumentParams(address, isPlot, true));
        return new CommandAnswer(content, address);
    }

    // Arguments: the document, a position in the phase, the epoch, and false to change nothing and get the edit alone.
    private CommandAnswer Split(OpenDocument document, JsonElement[] arguments)
    {
        if (arguments is not [_, { ValueKind: JsonValueKind.Object } place, { ValueKind: JsonValueKind.Number } epoch, ..])
            throw new RequestException(ErrorCodes.InvalidParams, $"{CommandNames.SplitPhase} wants the address of a document, a position in the phase, and an epoch.");
        int at = Places.OffsetOf(document.File.Text, place.Deserialize(ProtocolJson.Default.Position));
        (CodeAction? action, string problem) = SplitPhase.At(RequestAt(document, new TextSpan(at, at)), epoch.GetDouble());
        if (action == null)
            throw new RequestException(ErrorCodes.RequestFailed, problem);
        WorkspaceEdit edit = EditOf(action);
        if (arguments is not [_, _, _, { ValueKind: JsonValueKind.False }, ..] && state.Client?.Workspace?.ApplyEdit == true)
            writer.Request("workspace/applyEdit", new ApplyEditParams(action.Title, edit));
        return new CommandAnswer(null, null, action.Title, edit);
    }

    private CodeActionRequest RequestAt(OpenDocument document, TextSpan span) =>
        new(state.Workspace.Project(), document.File, span, state.AnalysisOf(document).Compilation, (file, others) => state.Workspace.Compile(file, others));

    private WorkspaceEdit EditOf(CodeAction action)
    {
        if (action.NewFile is not { } created)
            return new WorkspaceEdit(action.Changes.GroupBy(change => change.File).ToDictionary(group => state.Workspace.AddressOf(group.Key.Path), group => Edits(group), StringComparer.Ordinal));
        string address = DocumentAddress.Of(created.Path);
        DocumentChange[] changes =
        [
            new DocumentChange { Kind = "create", Uri = address },
            new DocumentChange { TextDocument = new VersionedDocument(address), Edits = [new TextEdit(default, created.Content!)] },
            .. action.Changes.GroupBy(change => change.File).Select(group => new DocumentChange { TextDocument = new VersionedDocument(state.Workspace.AddressOf(group.Key.Path)), Edits = Edits(group) }),
        ];
        return new WorkspaceEdit(null, changes);
    }

    private static TextEdit[] Edits(IEnumerable<FileChange> changes) => [.. changes.Select(change => new TextEdit(Places.Of(change.File.Text, change.Span), change.Text))];
}
