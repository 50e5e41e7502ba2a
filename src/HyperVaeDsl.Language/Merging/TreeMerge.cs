using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Language.Merging;

/// <summary>Merges statements and writes them, block by block.</summary>
/// <param name="writer">Where they are written.</param>
/// <param name="byColumn">Whether parts of one statement are merged one by one, or a statement is changed as a whole.</param>
internal sealed class TreeMerge(MergeWriter writer, bool byColumn)
{
    private readonly Stack<string> around = new();

    /// <summary>Three whole files.</summary>
    public void File(MergeItem before, MergeItem ours, MergeItem theirs)
    {
        List<Triple> triples = Triple.Of(before.Items, ours.Items, theirs.Items);
        // Nothing at the top of a file acts in the order in which it stands.
        foreach (Triple triple in OrderMerge.Of(triples, before.Items, ours.Items, theirs.Items)!)
            Write(triple);
        Tail("the end of the file", before.Tail, ours.Tail, theirs.Tail);
    }

    private void Write(Triple triple)
    {
        (MergeItem? old, MergeItem? ours, MergeItem? theirs) = triple;
        if (ours == null || theirs == null)
        {
            Single(triple, (ours ?? theirs)!);
            return;
        }
        bool isSeparated = Flag(old?.IsSeparated, ours.IsSeparated, theirs.IsSeparated);
        if (ours.Whole == theirs.Whole || ours.Whole == old?.Whole || theirs.Whole == old?.Whole)
        {
            writer.Blank(isSeparated);
            writer.Item(ours.Whole == old?.Whole ? theirs : ours);
            return;
        }
        List<Triple>? inner = null;
        if (ours.IsBlock != theirs.IsBlock || (old != null && old.IsBlock != ours.IsBlock) || (ours.IsBlock && (inner = Inner(old, ours, theirs)) == null))
        {
            writer.Blank(isSeparated);
            writer.Conflict(Name(triple), triple);
            return;
        }
        writer.Blank(isSeparated);
        bool isClean = Header(old, ours, theirs);
        if (inner == null)
        {
            if (!isClean)
                writer.Conflict(Name(triple), triple);
            return;
        }
        if (!isClean)
            writer.HeaderConflict(Name(triple), triple);
        around.Push(ours.Key.ToString());
        foreach (Triple item in inner)
            Write(item);
        Tail("the end of the block", old?.Tail ?? [], ours.Tail, theirs.Tail);
        around.Pop();
        ThreeWay.Merge(old?.Closing, ours.Closing, theirs.Closing, out string? closing);
        writer.Line("}" + (closing == null ? "" : "  " + closing));
    }

    // What one side does not have: it was removed there, or added here.
    private void Single(Triple triple, MergeItem item)
    {
        if (triple.Base?.Whole == item.Whole)
            return;
        writer.Blank(item.IsSeparated);
        if (triple.Base == null)
            writer.Item(item);
        else
            writer.Conflict(Name(triple), triple);
    }

    private bool Header(MergeItem? old, MergeItem ours, MergeItem theirs)
    {
        bool isClean = byColumn
            ? ThreeWay.Merge(old?.Columns ?? [], ours.Columns, theirs.Columns, out IReadOnlyList<MergeColumn> columns)
            : Whole(old, ours, theirs, out columns);
        isClean &= ThreeWay.Merge(old?.Above ?? [], ours.Above, theirs.Above, out IReadOnlyList<CommentLine> above);
        isClean &= ThreeWay.Merge(old?.Trailing, ours.Trailing, theirs.Trailing, out string? trailing);
        if (!isClean)
            return false;
        writer.Comments(above);
        writer.Blank(above.Count > 0 && (above == ours.Above ? ours : theirs).HasGap);
        writer.Header(columns, ours.IsBlock, trailing);
        return true;
    }

    private static bool Whole(MergeItem? old, MergeItem ours, MergeItem theirs, out IReadOnlyList<MergeColumn> columns)
    {
        bool isClean = ThreeWay.Merge(old?.Words, ours.Words, theirs.Words, out string? words);
        columns = words == ours.Words ? ours.Columns : theirs.Columns;
        return isClean;
    }

    private static List<Triple>? Inner(MergeItem? old, MergeItem ours, MergeItem theirs)
    {
        IReadOnlyList<MergeItem> before = old == null ? [] : old.Items;
        return OrderMerge.Of(Triple.Of(before, ours.Items, theirs.Items), before, ours.Items, theirs.Items);
    }

    private void Tail(string name, IReadOnlyList<CommentLine> before, IReadOnlyList<CommentLine> ours, IReadOnlyList<CommentLine> theirs)
    {
        bool isClean = ThreeWay.Merge(before, ours, theirs, out IReadOnlyList<CommentLine> merged);
        IReadOnlyList<CommentLine> shown = isClean ? merged : ours.Count > 0 ? ours : theirs;
        writer.Blank(shown.Count > 0 && shown[0].HasBlankBefore);
        if (isClean)
            writer.Comments(merged);
        else
            writer.CommentConflict(string.Join(", ", around.Reverse().Append($"comments at {name}")), before, ours, theirs);
    }

    private string Name(Triple triple) => string.Join(", ", around.Reverse().Append(triple.Any.Key.ToString()));

    // A blank line is never a conflict: of two values, a side that changed has the other one.
    private static bool Flag(bool? before, bool ours, bool theirs) => before == null ? ours || theirs : ours == before ? theirs : ours;
}
