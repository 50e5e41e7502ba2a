namespace HyperVaeDsl.Language.Merging;

/// <summary>Finds for the statements of a block those that they were before.</summary>
internal static class ItemMatcher
{
    private const double Alike = 0.5;

    /// <summary>For each statement of a block the one that it was, or null for a new one.</summary>
    public static Dictionary<MergeItem, MergeItem> Match(IReadOnlyList<MergeItem> before, IReadOnlyList<MergeItem> after)
    {
        Dictionary<MergeItem, MergeItem> pairs = [];
        ILookup<MergeKey, MergeItem> olds = before.ToLookup(item => item.Key);
        foreach (IGrouping<MergeKey, MergeItem> group in after.GroupBy(item => item.Key))
            Pair([.. olds[group.Key]], [.. group], pairs, mayChange: true);
        HashSet<MergeItem> known = [.. pairs.Values];
        List<MergeItem> gone = [.. before.Where(item => item.Key.CanBeRenamed && !known.Contains(item))];
        foreach (MergeItem item in after.Where(item => item.Key.CanBeRenamed && !pairs.ContainsKey(item)))
        {
            MergeItem? old = gone.Where(candidate => candidate.Key.Keyword == item.Key.Keyword && candidate.IsBlock == item.IsBlock)
                .Select(candidate => (Candidate: candidate, Likeness: Likeness(candidate, item, isOnly: gone.Count(other => other.Key.Keyword == item.Key.Keyword) == 1)))
                .Where(pair => pair.Likeness >= Alike).OrderByDescending(pair => pair.Likeness).Select(pair => pair.Candidate).FirstOrDefault();
            if (old == null)
                continue;
            gone.Remove(old);
            pairs[item] = old;
        }
        return pairs;
    }

    /// <summary>The statements that both sides added alike: of one name, or where there are no names of the same words.</summary>
    public static Dictionary<MergeItem, MergeItem> MatchAdded(IReadOnlyList<MergeItem> ours, IReadOnlyList<MergeItem> theirs)
    {
        Dictionary<MergeItem, MergeItem> pairs = [];
        ILookup<MergeKey, MergeItem> known = ours.ToLookup(item => item.Key);
        foreach (IGrouping<MergeKey, MergeItem> group in theirs.GroupBy(item => item.Key))
            Pair([.. known[group.Key]], [.. group], pairs, mayChange: !group.Key.IsRepeatable);
        return pairs;
    }

    // Statements of one key: those with the same words, and between them the others in their order.
    private static void Pair(List<MergeItem> before, List<MergeItem> after, Dictionary<MergeItem, MergeItem> pairs, bool mayChange)
    {
        List<(int A, int B)> same = CommonSubsequence.Of([.. before.Select(item => item.Words)], [.. after.Select(item => item.Words)]);
        same.Add((before.Count, after.Count));
        (int a, int b) = (0, 0);
        foreach ((int nextA, int nextB) in same)
        {
            for (; mayChange && a < nextA && b < nextB; a++, b++)
                pairs[after[b]] = before[a];
            if (nextA < before.Count)
                pairs[after[nextB]] = before[nextA];
            (a, b) = (nextA + 1, nextB + 1);
        }
    }

    // How much of what is said besides the name is the same. The one methodology of a file is the same under any name.
    private static double Likeness(MergeItem old, MergeItem item, bool isOnly)
    {
        if (item.Key.Keyword == "methodology" && isOnly)
            return 1;
        bool isSameHeader = old.Columns.Skip(1).SequenceEqual(item.Columns.Skip(1));
        if (!item.IsBlock || old.Items.Count + item.Items.Count == 0)
            return isSameHeader && old.Columns.Count > 1 ? 1 : 0;
        HashSet<string> words = [.. old.Items.Select(inner => inner.Whole)];
        double shared = 2.0 * item.Items.Count(inner => words.Contains(inner.Whole)) / (old.Items.Count + item.Items.Count);
        return isSameHeader ? Math.Max(shared, Alike) : shared;
    }
}
