namespace HyperVaeDsl.Cli.Server.Protocol;

/// <summary>A document with its text.</summary>
internal sealed record TextDocumentItem(string Uri, string? LanguageId, int Version, string Text);

/// <summary>A document by its address.</summary>
internal sealed record TextDocumentIdentifier(string Uri);

/// <summary>A document was opened.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A document was changed.</summary>
internal sealed record DidChangeParams(VersionedDocument TextDocument, ContentChange[] ContentChanges);

/// <summary>One change; without a range the whole text.</summary>
internal sealed record ContentChange(Range? Range, string Text);

/// <summary>A document was closed or saved, or something is asked of all of it.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>Something is asked of a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>Something is asked of a stretch.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>Some places of a document.</summary>
internal sealed record PositionsParams(TextDocumentIdentifier TextDocument, Position[] Positions);

/// <summary>A new name.</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

/// <summary>Where a name is used.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context);

/// <summary>Whether the declaration is wanted, too.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>What can be done in a stretch.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext? Context);

/// <summary>Which actions are wanted.</summary>
internal sealed record CodeActionContext(string[]? Only, int? TriggerKind);

/// <summary>Names that match a word.</summary>
internal sealed record WorkspaceSymbolParams(string? Query);

/// <summary>Files changed on the disk.</summary>
internal sealed record WatchedFilesParams(FileEvent[] Changes);

/// <summary>One of them.</summary>
internal sealed record FileEvent(string Uri, int Type);

/// <summary>Folders were opened or closed.</summary>
internal sealed record FoldersParams(FoldersEvent Event);

/// <summary>Which.</summary>
internal sealed record FoldersEvent(WorkspaceFolder[]? Added, WorkspaceFolder[]? Removed);

/// <summary>A command is to be run.</summary>
internal sealed record ExecuteCommandParams([property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, System.Text.Json.JsonElement[]? Arguments);

/// <summary>Files are to be changed.</summary>
internal sealed record ApplyEditParams(string Label, WorkspaceEdit Edit);

/// <summary>The document is to be shown.</summary>
internal sealed record ShowDocumentParams(string Uri, bool External, bool TakeFocus);

/// <summary>A sentence for the user; 1 is an error, 2 a warning, 3 an information.</summary>
internal sealed record ShowMessageParams(int Type, string Message);
