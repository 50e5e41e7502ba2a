using System.Text;
using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Language.Merging;

/// <summary>Writes merged statements one after the other; the layout comes later.</summary>
internal sealed class MergeWriter(Markers markers, bool showsBase)
{
    private readonly StringBuilder text = new();
    private readonly List<MergeConflict> conflicts = [];

    public Markers Markers => markers;

    /// <summary>The conflicts that were written.</summary>
    public IReadOnlyList<MergeConflict> Conflicts => conflicts;

    /// <summary>A line of its own.</summary>
    public void Line(string line) => text.Append(line).Append('\n');

    /// <summary>A blank line if there is one.</summary>
    public void Blank(bool isThere)
    {
        if (isThere)
            text.Append('\n');
    }

    /// <summary>Comments; the blank line before the first of them is not theirs.</summary>
    public void Comments(IReadOnlyList<CommentLine> comments)
    {
        for (int i = 0; i < comments.Count; i++)
        {
            Blank(i > 0 && comments[i].HasBlankBefore);
            Line(comments[i].Text);
        }
    }

    /// <summary>Columns, a comment behind them, and a brace.</summary>
    public void Header(IReadOnlyList<MergeColumn> columns, bool isBlock, string? trailing) => Line(Joined(columns, isBlock, trailing));

    /// <summary>A statement with all that it holds, without the blank line before it.</summary>
    public void Item(MergeItem item)
    {
        Comments(item.Above);
        Blank(item.Above.Count > 0 && item.HasGap);
        Header(item.Columns, item.IsBlock, item.Trailing);
        if (!item.IsBlock)
            return;
        foreach (MergeItem inner in item.Items)
        {
            Blank(inner.IsSeparated);
            Item(inner);
        }
        Comments(item.Tail);
        Line("}" + (item.Closing == null ? "" : "  " + item.Closing));
    }

    /// <summary>A statement that both sides changed in different ways.</summary>
    public void Conflict(string name, Triple triple)
    {
        Conflict(name, triple.Base?.Words, triple.Ours?.Words, triple.Theirs?.Words, () => Maybe(triple.Base), () => Maybe(triple.Ours), () => Maybe(triple.Theirs));
    }

    /// <summary>The header of a block that both sides changed in different ways, while what it holds is merged: ours opens the block.</summary>
    public void HeaderConflict(string name, Triple triple)
    {
        Conflict(name, triple.Base?.Words, triple.Ours!.Words, triple.Theirs!.Words, () => Literally(triple.Base), () => OwnHeader(triple.Ours), () => Literally(triple.Theirs));
    }

    /// <summary>Comments that both sides changed in different ways.</summary>
    public void CommentConflict(string name, IReadOnlyList<CommentLine> before, IReadOnlyList<CommentLine> ours, IReadOnlyList<CommentLine> theirs) =>
        Conflict(name, Joined(before), Joined(ours), Joined(theirs), () => Comments(before), () => Comments(ours), () => Comments(theirs));

    public override string ToString() => text.ToString();

    private void Conflict(string name, string? before, string? ours, string? theirs, Action writeBase, Action writeOurs, Action writeTheirs)
    {
        conflicts.Add(new MergeConflict(name, before, ours, theirs));
        Line(markers.Ours);
        writeOurs();
        if (showsBase)
        {
            Line(markers.Base);
            writeBase();
        }
        Line(markers.Split);
        writeTheirs();
        Line(markers.Theirs);
    }

    private void Maybe(MergeItem? item)
    {
        if (item != null)
            Item(item);
    }

    private void OwnHeader(MergeItem item)
    {
        Comments(item.Above);
        Header(item.Columns, isBlock: true, item.Trailing);
    }

    private void Literally(MergeItem? item)
    {
        foreach (string line in item == null ? [] : item.Above.Select(comment => comment.Text).Concat(Joined(item.Columns, isBlock: true, item.Trailing).Split('\n')))
            Line(markers.Literal + line);
    }

    private static string Joined(IReadOnlyList<CommentLine> comments) => string.Join(" ", comments.Select(comment => comment.Text));

    private static string Joined(IReadOnlyList<MergeColumn> columns, bool isBlock, string? trailing)
    {
        StringBuilder line = new();
        foreach (MergeColumn column in columns)
            line.Append(line.Length > 0 && line[line.Length - 1] != '\n' && column.Text[0] != '\n' ? " " : "").Append(column.Text);
        return line.Append(isBlock ? " {" : "").Append(trailing == null ? "" : "  " + trailing).ToString();
    }
}
