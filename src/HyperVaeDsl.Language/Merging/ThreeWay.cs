using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Language.Merging;

/// <summary>The three-way merge of single values.</summary>
internal static class ThreeWay
{
    /// <summary>The merged value; false when both sides changed it in different ways.</summary>
    public static bool Merge<T>(T before, T ours, T theirs, out T merged)
    {
        IEqualityComparer<T> same = EqualityComparer<T>.Default;
        merged = same.Equals(ours, before) ? theirs : ours;
        return same.Equals(ours, theirs) || same.Equals(ours, before) || same.Equals(theirs, before);
    }

    /// <summary>The same of comments, by their texts.</summary>
    public static bool Merge(IReadOnlyList<CommentLine> before, IReadOnlyList<CommentLine> ours, IReadOnlyList<CommentLine> theirs, out IReadOnlyList<CommentLine> merged)
    {
        bool isClean = Merge(Text(before), Text(ours), Text(theirs), out string text);
        merged = text == Text(ours) ? ours : theirs;
        return isClean;
    }

    /// <summary>The same of the parts of a statement, each by itself.</summary>
    public static bool Merge(IReadOnlyList<MergeColumn> before, IReadOnlyList<MergeColumn> ours, IReadOnlyList<MergeColumn> theirs, out IReadOnlyList<MergeColumn> merged)
    {
        List<MergeColumn> result = [];
        merged = result;
        foreach (string key in Keys(before, ours, theirs))
        {
            if (!Merge(Find(before, key), Find(ours, key), Find(theirs, key), out string? text))
                return false;
            if (text != null)
                result.Add(new MergeColumn(key, text));
        }
        return true;
    }

    // Those of the side that has others than before, then what the other side added, behind what it stands behind there; 'allow' is last.
    private static IEnumerable<string> Keys(IReadOnlyList<MergeColumn> before, IReadOnlyList<MergeColumn> ours, IReadOnlyList<MergeColumn> theirs)
    {
        bool weKept = before.Select(column => column.Key).SequenceEqual(ours.Select(column => column.Key));
        List<string> keys = [.. (weKept ? theirs : ours).Select(column => column.Key)];
        int at = 0;
        foreach (string key in (weKept ? ours : theirs).Select(column => column.Key))
        {
            int known = keys.IndexOf(key);
            if (known < 0)
                keys.Insert(known = at, key);
            at = known + 1;
        }
        return keys.OrderBy(key => key.StartsWith(MergeColumn.Allow + " ", StringComparison.Ordinal));
    }

    private static string? Find(IReadOnlyList<MergeColumn> columns, string key) => columns.FirstOrDefault(column => column.Key == key)?.Text;

    private static string Text(IReadOnlyList<CommentLine> comments) => string.Join("\n", comments.Select(comment => comment.Text));
}
