using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Something that can be done to the files at a place.</summary>
/// <param name="Title">What it does, as an order without a full stop.</param>
/// <param name="Kind">Its kind in the words of the Language Server Protocol, such as "quickfix" or "refactor.extract".</param>
/// <param name="Changes">The changes of files; those of one file do not overlap.</param>
public sealed record CodeAction(string Title, string Kind, IReadOnlyList<FileChange> Changes)
{
    /// <summary>Whether it is what was meant.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>A file that it makes; null for none.</summary>
    public SourceFile? NewFile { get; init; }
}

/// <summary>Replaces a stretch of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">What goes.</param>
/// <param name="Text">What comes.</param>
public sealed record FileChange(EditedFile File, TextSpan Span, string Text);
