namespace HyperVaeDsl.Cli.Server.Protocol;

// The messages of the Language Server Protocol 3.17 that the server uses, as far as it uses them. Properties are written in camelCase.

/// <summary>A place: line and UTF-16 unit in it, both from 0.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>From one place up to another.</summary>
internal readonly record struct Range(Position Start, Position End);

/// <summary>A stretch of a document.</summary>
internal sealed record Location(string Uri, Range Range);

/// <summary>Replaces a stretch.</summary>
internal sealed record TextEdit(Range Range, string NewText);

/// <summary>Text with its kind, 'markdown' or 'plaintext'.</summary>
internal sealed record MarkupContent(string Kind, string Value);

/// <summary>Changes of documents, by their addresses.</summary>
internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, TextEdit[]>? Changes, DocumentChange[]? DocumentChanges = null);

/// <summary>Makes a file, or changes a document.</summary>
internal sealed record DocumentChange
{
    /// <summary>'create' for a new file; else null.</summary>
    public string? Kind { get; init; }

    /// <summary>Address of the new file.</summary>
    public string? Uri { get; init; }

    /// <summary>The document that is changed.</summary>
    public VersionedDocument? TextDocument { get; init; }

    /// <summary>Its changes.</summary>
    public TextEdit[]? Edits { get; init; }
}

/// <summary>A document, perhaps of a version.</summary>
internal sealed record VersionedDocument(string Uri, int? Version = null);

/// <summary>What the user may run.</summary>
internal sealed record Command(string Title, [property: System.Text.Json.Serialization.JsonPropertyName("command")] string Name, string[]? Arguments);
