using System.Text.Json;
using HyperVaeDsl.Language.Editing;

namespace HyperVaeDsl.Cli.Server.Protocol;

/// <summary>The first request.</summary>
internal sealed record InitializeParams(string? RootUri, WorkspaceFolder[]? WorkspaceFolders, ClientCapabilities? Capabilities, InitializationOptions? InitializationOptions);

/// <summary>A folder that is open in the editor.</summary>
internal sealed record WorkspaceFolder(string Uri, string? Name);

/// <summary>What a client may choose.</summary>
/// <param name="HelpAddress">Where docs/diagnostics is published; null for the pages that are part of the tool.</param>
internal sealed record InitializationOptions(string? HelpAddress);

/// <summary>What the client can do.</summary>
internal sealed record ClientCapabilities(WorkspaceCapabilities? Workspace, TextDocumentCapabilities? TextDocument, WindowCapabilities? Window);

/// <summary>Of a workspace.</summary>
internal sealed record WorkspaceCapabilities(bool? ApplyEdit, DynamicCapability? DidChangeWatchedFiles, WorkspaceEditCapability? WorkspaceEdit, RefreshCapability? InlayHint, RefreshCapability? CodeLens);

/// <summary>Whether something can be asked for later.</summary>
internal sealed record DynamicCapability(bool? DynamicRegistration);

/// <summary>Whether it can be told to ask again.</summary>
internal sealed record RefreshCapability(bool? RefreshSupport);

/// <summary>Whether edits may make files.</summary>
internal sealed record WorkspaceEditCapability(bool? DocumentChanges, string[]? ResourceOperations);

/// <summary>Of documents.</summary>
internal sealed record TextDocumentCapabilities(CompletionCapability? Completion);

/// <summary>Of completions.</summary>
internal sealed record CompletionCapability(CompletionItemCapability? CompletionItem);

/// <summary>Whether places to fill in are known.</summary>
internal sealed record CompletionItemCapability(bool? SnippetSupport);

/// <summary>Of windows.</summary>
internal sealed record WindowCapabilities(ShowDocumentCapability? ShowDocument);

/// <summary>Whether documents can be shown.</summary>
internal sealed record ShowDocumentCapability(bool? Support);

/// <summary>The answer to the first request.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>Who answers.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public string PositionEncoding { get; } = "utf-16";

    public SyncOptions TextDocumentSync { get; } = new(true, 2, new SaveOptions(false));

    public bool HoverProvider { get; } = true;

    public CompletionOptions CompletionProvider { get; } = new(["\"", " ", ".", "(", ","], true);

    public SignatureHelpOptions SignatureHelpProvider { get; } = new(["(", ",", " "]);

    public bool DefinitionProvider { get; } = true;

    public bool ReferencesProvider { get; } = true;

    public bool DocumentHighlightProvider { get; } = true;

    public bool DocumentSymbolProvider { get; } = true;

    public bool WorkspaceSymbolProvider { get; } = true;

    public bool FoldingRangeProvider { get; } = true;

    public bool SelectionRangeProvider { get; } = true;

    public bool InlayHintProvider { get; } = true;

    public ResolveOptions CodeLensProvider { get; } = new(false);

    public ResolveOptions DocumentLinkProvider { get; } = new(false);

    public bool DocumentFormattingProvider { get; } = true;

    public bool DocumentRangeFormattingProvider { get; } = true;

    public OnTypeOptions DocumentOnTypeFormattingProvider { get; } = new("}", ["\n"]);

    public RenameOptions RenameProvider { get; } = new(true);

    public CodeActionOptions CodeActionProvider { get; } = new(["quickfix", "refactor.extract", "refactor.inline", "refactor.rewrite", "source.fixAll"]);

    public SemanticTokensOptions SemanticTokensProvider { get; } = new(new SemanticTokensLegend([.. SemanticLegend.Types], [.. SemanticLegend.Modifiers]), true, true);

    public ExecuteCommandOptions ExecuteCommandProvider { get; } = new([.. CommandNames.All]);

    public WorkspaceOptions Workspace { get; } = new(new FoldersOptions(true, true));
}

/// <summary>How documents are kept.</summary>
internal sealed record SyncOptions(bool OpenClose, int Change, SaveOptions Save);

/// <summary>What is said of a save.</summary>
internal sealed record SaveOptions(bool IncludeText);

/// <summary>How completions are asked for.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters, bool ResolveProvider);

/// <summary>How signatures are asked for.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters);

/// <summary>Whether parts come later.</summary>
internal sealed record ResolveOptions(bool ResolveProvider);

/// <summary>After which signs a line is laid out.</summary>
internal sealed record OnTypeOptions(string FirstTriggerCharacter, string[] MoreTriggerCharacter);

/// <summary>Whether a rename is asked about first.</summary>
internal sealed record RenameOptions(bool PrepareProvider);

/// <summary>Which actions there are.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);

/// <summary>How tokens are coloured.</summary>
internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full, bool Range);

/// <summary>What the numbers of tokens mean.</summary>
internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers);

/// <summary>Which commands there are.</summary>
internal sealed record ExecuteCommandOptions(string[] Commands);

/// <summary>Of workspaces.</summary>
internal sealed record WorkspaceOptions(FoldersOptions WorkspaceFolders);

/// <summary>Of folders.</summary>
internal sealed record FoldersOptions(bool Supported, bool ChangeNotifications);

/// <summary>Asks the client to watch something.</summary>
internal sealed record RegistrationParams(Registration[] Registrations);

/// <summary>What is to be watched.</summary>
internal sealed record Registration(string Id, string Method, WatchOptions RegisterOptions);

/// <summary>Which files.</summary>
internal sealed record WatchOptions(FileWatcher[] Watchers);

/// <summary>A pattern of paths.</summary>
internal sealed record FileWatcher(string GlobPattern);

/// <summary>Something went wrong.</summary>
internal sealed record ResponseError(int Code, string Message);

/// <summary>A request is not wanted any more.</summary>
internal sealed record CancelParams(JsonElement Id);
