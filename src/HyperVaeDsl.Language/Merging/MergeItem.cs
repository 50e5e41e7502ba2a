using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Merging;

/// <summary>A statement together with its comments, and with the statements in its braces. A whole file is one, too: its header is empty.</summary>
internal sealed class MergeItem
{
    private string? whole;

    private MergeItem(MergeKey key, LayoutLine? line)
    {
        Key = key;
        if (line == null)
            return;
        Above = line.Pieces[0].Above;
        IsSeparated = Above.Count > 0 ? Above[0].HasBlankBefore : line.Pieces[0].HasBlankBefore;
        HasGap = line.Pieces[0].HasBlankBefore;
        Trailing = line.Pieces[line.Pieces.Count - 1].Trailing;
        IsBlock = line.IsOutline;
        Columns = ColumnReader.Read(line);
    }

    /// <summary>What makes it the same statement in two texts.</summary>
    public MergeKey Key { get; }

    /// <summary>The parts of its header, without braces.</summary>
    public IReadOnlyList<MergeColumn> Columns { get; } = [];

    /// <summary>The comments above it.</summary>
    public IReadOnlyList<CommentLine> Above { get; } = [];

    /// <summary>Whether a blank line stands between it, with its comments, and what is before.</summary>
    public bool IsSeparated { get; }

    /// <summary>Whether a blank line stands between its comments and its words.</summary>
    public bool HasGap { get; }

    /// <summary>The comment behind its header; null without one.</summary>
    public string? Trailing { get; private set; }

    /// <summary>Whether it has braces.</summary>
    public bool IsBlock { get; }

    /// <summary>The statements in its braces.</summary>
    public List<MergeItem> Items { get; } = [];

    /// <summary>The comments behind the last statement in its braces.</summary>
    public IReadOnlyList<CommentLine> Tail { get; private set; } = [];

    /// <summary>The comment behind its closing brace; null without one.</summary>
    public string? Closing { get; private set; }

    /// <summary>Its header in words.</summary>
    public string Words => string.Join(" ", Columns.Select(column => column.Text));

    /// <summary>All that it says, comments included; blank lines and the layout are not.</summary>
    public string Whole => whole ??= Write();

    /// <summary>The statements of a text that can be read.</summary>
    public static MergeItem Of(HvaeCompilation compilation)
    {
        SourceText text = compilation.Text.FileAt(0);
        List<SourcePiece> pieces = SourcePiece.Read(text, Lexer.Tokenize(text, new DiagnosticBag()));
        KeyReader keys = new(compilation.Tree);
        MergeItem file = new(new MergeKey("", "", false), null);
        Stack<MergeItem> open = new([file]);
        foreach (LayoutLine line in LayoutLine.Split(pieces))
        {
            if (line.Closes)
            {
                MergeItem block = open.Pop();
                block.Tail = line.Pieces[0].Above;
                block.Closing = line.Pieces[line.Pieces.Count - 1].Trailing;
                continue;
            }
            MergeItem item = new(keys.Of(line), line);
            open.Peek().Items.Add(item);
            if (line.Opens)
                open.Push(item);
        }
        file.Tail = pieces[pieces.Count - 1].Above;
        return file;
    }

    private string Write()
    {
        StringBuilder text = new();
        Comments(Above, text);
        text.Append(Words).Append(' ').Append(Trailing).Append('\n');
        if (IsBlock)
            text.Append("{\n");
        foreach (MergeItem item in Items)
            text.Append(item.Whole);
        Comments(Tail, text);
        if (IsBlock)
            text.Append('}').Append(Closing).Append('\n');
        return text.ToString();
    }

    private static void Comments(IReadOnlyList<CommentLine> comments, StringBuilder text)
    {
        foreach (CommentLine comment in comments)
            text.Append(comment.Text).Append('\n');
    }
}
