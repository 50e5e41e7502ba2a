namespace HyperVaeDsl.Cli.Server.Protocol;

/// <summary>All findings of a document.</summary>
internal sealed record PublishDiagnosticsParams(string Uri, int? Version, DiagnosticItem[] Diagnostics);

/// <summary>A finding.</summary>
internal sealed record DiagnosticItem(Range Range, int Severity, string Code, CodeDescription? CodeDescription, string Source, string Message, int[]? Tags, RelatedInformation[]? RelatedInformation);

/// <summary>Where a code is explained.</summary>
internal sealed record CodeDescription(string Href);

/// <summary>Another place that takes part.</summary>
internal sealed record RelatedInformation(Location Location, string Message);

/// <summary>What is said of a word.</summary>
internal sealed record HoverItem(MarkupContent Contents, Range Range);

/// <summary>What may be written.</summary>
internal sealed record CompletionAnswer(bool IsIncomplete, CompletionAnswerItem[] Items);

/// <summary>One thing that may be written.</summary>
internal sealed record CompletionAnswerItem(string Label, int Kind, string? Detail, string? SortText, int InsertTextFormat, TextEdit? TextEdit, CompletionData? Data, MarkupContent? Documentation);

/// <summary>By what the documentation is found.</summary>
internal sealed record CompletionData(string Kind, string Word, string Uri);

/// <summary>How what is written goes on.</summary>
internal sealed record SignatureAnswer(SignatureItem[] Signatures, int ActiveSignature, int? ActiveParameter);

/// <summary>One form.</summary>
internal sealed record SignatureItem(string Label, MarkupContent? Documentation, ParameterItem[] Parameters);

/// <summary>A part of it.</summary>
internal sealed record ParameterItem(string Label);

/// <summary>A use of the word under the cursor; 2 is read, 3 is written.</summary>
internal sealed record HighlightItem(Range Range, int Kind);

/// <summary>What a rename would replace.</summary>
internal sealed record PrepareRenameAnswer(Range Range, string Placeholder);

/// <summary>A name with what it holds.</summary>
internal sealed record DocumentSymbolItem(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, DocumentSymbolItem[] Children);

/// <summary>A name somewhere.</summary>
internal sealed record SymbolItem(string Name, int Kind, Location Location, string? ContainerName);

/// <summary>Lines that can be folded.</summary>
internal sealed record FoldingItem(int StartLine, int StartCharacter, int EndLine, int EndCharacter, string? Kind);

/// <summary>A stretch, and the next larger one.</summary>
internal sealed record SelectionItem(Range Range, SelectionItem? Parent);

/// <summary>Tokens as numbers, five each.</summary>
internal sealed record SemanticTokensAnswer(int[] Data);

/// <summary>A word between the words of the text.</summary>
internal sealed record InlayHintItem(Position Position, string Label, bool PaddingLeft, bool PaddingRight, MarkupContent? Tooltip);

/// <summary>A line above a statement.</summary>
internal sealed record CodeLensItem(Range Range, Command Command);

/// <summary>A link.</summary>
internal sealed record DocumentLinkItem(Range Range, string Target, string? Tooltip);

/// <summary>What can be done.</summary>
internal sealed record CodeActionItem(string Title, string Kind, bool? IsPreferred, WorkspaceEdit Edit);

/// <summary>What a command made: a text, or a change of files with what it does.</summary>
internal sealed record CommandAnswer(string? Content, string? Uri, string? Title = null, WorkspaceEdit? Edit = null);
