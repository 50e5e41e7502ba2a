using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Cli.Server.Rpc;
using HyperVaeDsl.Language.Editing;

namespace HyperVaeDsl.Cli.Server;

/// <summary>The methods of the protocol, by name.</summary>
internal sealed class Handlers
{
    private readonly ServerState state;
    private readonly MessageWriter writer;
    private readonly Action<string?> touch;
    private readonly Dictionary<string, Func<JsonElement, object?>> methods = new(StringComparer.Ordinal);

    /// <param name="state">What the features read.</param>
    /// <param name="writer">The way to the client.</param>
    /// <param name="touch">Says that a document changed; null for all of them.</param>
    public Handlers(ServerState state, MessageWriter writer, Action<string?> touch)
    {
        (this.state, this.writer, this.touch) = (state, writer, touch);
        LookingFeatures looking = new(state);
        NamingFeatures naming = new(state);
        LayoutFeatures layout = new(state);
        ActionFeatures actions = new(state, writer);
        On("initialized", _ => Watch());
        On("textDocument/didOpen", ProtocolJson.Default.DidOpenParams, Open);
        On("textDocument/didChange", ProtocolJson.Default.DidChangeParams, Change);
        On("textDocument/didClose", ProtocolJson.Default.DocumentParams, Close);
        On("textDocument/didSave", _ => null);
        On("workspace/didChangeWatchedFiles", _ => FilesChanged());
        On("workspace/didChangeConfiguration", _ => FilesChanged());
        On("workspace/didChangeWorkspaceFolders", ProtocolJson.Default.FoldersParams, FoldersChanged);
        On("textDocument/hover", ProtocolJson.Default.PositionParams, looking.Hover);
        On("textDocument/completion", ProtocolJson.Default.PositionParams, looking.Complete);
        On("completionItem/resolve", ProtocolJson.Default.CompletionAnswerItem, looking.Resolve);
        On("textDocument/signatureHelp", ProtocolJson.Default.PositionParams, looking.Signature);
        On("textDocument/semanticTokens/full", ProtocolJson.Default.DocumentParams, parameters => looking.Tokens(parameters.TextDocument, null));
        On("textDocument/semanticTokens/range", ProtocolJson.Default.RangeParams, parameters => looking.Tokens(parameters.TextDocument, parameters.Range));
        On("textDocument/inlayHint", ProtocolJson.Default.RangeParams, looking.Hints);
        On("textDocument/definition", ProtocolJson.Default.PositionParams, naming.Definition);
        On("textDocument/references", ProtocolJson.Default.ReferenceParams, naming.References);
        On("textDocument/documentHighlight", ProtocolJson.Default.PositionParams, naming.Highlight);
        On("textDocument/prepareRename", ProtocolJson.Default.PositionParams, naming.PrepareRename);
        On("textDocument/rename", ProtocolJson.Default.RenameParams, naming.Rename);
        On("textDocument/documentSymbol", ProtocolJson.Default.DocumentParams, naming.DocumentSymbols);
        On("workspace/symbol", ProtocolJson.Default.WorkspaceSymbolParams, naming.WorkspaceSymbols);
        On("textDocument/formatting", ProtocolJson.Default.DocumentParams, parameters => layout.Format(parameters.TextDocument, null));
        On("textDocument/rangeFormatting", ProtocolJson.Default.RangeParams, parameters => layout.Format(parameters.TextDocument, parameters.Range));
        On("textDocument/onTypeFormatting", ProtocolJson.Default.PositionParams, layout.FormatOnType);
        On("textDocument/foldingRange", ProtocolJson.Default.DocumentParams, layout.Fold);
        On("textDocument/selectionRange", ProtocolJson.Default.PositionsParams, layout.Select);
        On("textDocument/codeAction", ProtocolJson.Default.CodeActionParams, actions.CodeActions);
        On("textDocument/codeLens", ProtocolJson.Default.DocumentParams, actions.Lenses);
        On("textDocument/documentLink", ProtocolJson.Default.DocumentParams, actions.Links);
        On("workspace/executeCommand", ProtocolJson.Default.ExecuteCommandParams, actions.Execute);
    }

    /// <summary>The method of a name, or null.</summary>
    public Func<JsonElement, object?>? Find(string method) => methods.TryGetValue(method, out Func<JsonElement, object?>? found) ? found : null;

    /// <summary>The first request.</summary>
    public InitializeResult Initialize(JsonElement parameters)
    {
        InitializeParams first = Read(parameters, ProtocolJson.Default.InitializeParams);
        state.Client = first.Capabilities;
        state.Pages = new HelpPages(first.InitializationOptions?.HelpAddress);
        string?[] folders = first.WorkspaceFolders is { Length: > 0 } all ? [.. all.Select(folder => folder?.Uri)] : [first.RootUri];
        foreach (string uri in folders.OfType<string>())
            state.Workspace.Add(DocumentAddress.PathOf(uri));
        return new InitializeResult(new ServerCapabilities(), new ServerInfo("hvae", ToolVersion.Text));
    }

    private object? Watch()
    {
        if (state.Client?.Workspace?.DidChangeWatchedFiles?.DynamicRegistration == true)
        {
            writer.Request("client/registerCapability", new RegistrationParams([new Registration("files", "workspace/didChangeWatchedFiles",
                new WatchOptions([new FileWatcher("**/*" + MethodologyFolder.Extension), new FileWatcher("**/.editorconfig"), new FileWatcher("**/.globalconfig")]))]));
        }
        return null;
    }

    private object? Open(DidOpenParams parameters)
    {
        TextDocumentItem item = parameters.TextDocument ?? throw new JsonException("There is no document.");
        if (item.Uri == null || item.Text == null)
            throw new JsonException("The document has no address or no text.");
        state.Workspace.Set(new OpenDocument(item.Uri, item.Version, new EditedFile(DocumentAddress.PathOf(item.Uri), item.Text)));
        touch(item.Uri);
        return null;
    }

    private object? Change(DidChangeParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument == null ? null : new TextDocumentIdentifier(parameters.TextDocument.Uri));
        state.Workspace.Set(document.Changed(parameters.TextDocument!.Version, (parameters.ContentChanges ?? []).Where(change => change != null)));
        touch(document.Uri);
        return null;
    }

    private object? Close(DocumentParams parameters)
    {
        OpenDocument document = state.DocumentOf(parameters.TextDocument);
        state.Workspace.Close(document.Uri);
        state.Forget(document.Uri);
        writer.Notify("textDocument/publishDiagnostics", new PublishDiagnosticsParams(document.Uri, null, []));
        touch(document.Uri);
        return null;
    }

    private object? FilesChanged()
    {
        state.Workspace.Forget();
        state.ForgetSeverities();
        touch(null);
        return null;
    }

    private object? FoldersChanged(FoldersParams parameters)
    {
        foreach (WorkspaceFolder folder in parameters.Event?.Removed ?? [])
            state.Workspace.Remove(DocumentAddress.PathOf(folder.Uri));
        foreach (WorkspaceFolder folder in parameters.Event?.Added ?? [])
            state.Workspace.Add(DocumentAddress.PathOf(folder.Uri));
        return null;
    }

    private void On(string method, Func<JsonElement, object?> handler) => methods.Add(method, handler);

    private void On<T>(string method, JsonTypeInfo<T> type, Func<T, object?> handler)
        where T : class => methods.Add(method, parameters => handler(Read(parameters, type)));

    private static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type)
        where T : class => parameters.ValueKind == JsonValueKind.Object && parameters.Deserialize(type) is { } read ? read : throw new JsonException("They are no object.");
}
