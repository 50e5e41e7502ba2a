namespace HyperVaeDsl.Language.Merging;

/// <summary>A statement in the three texts; null where it is not there. One of them is not null.</summary>
internal sealed record Triple(MergeItem? Base, MergeItem? Ours, MergeItem? Theirs)
{
    /// <summary>The statement in any of the texts.</summary>
    public MergeItem Any => (Ours ?? Theirs ?? Base)!;

    /// <summary>The statements of three blocks.</summary>
    public static List<Triple> Of(IReadOnlyList<MergeItem> before, IReadOnlyList<MergeItem> ours, IReadOnlyList<MergeItem> theirs)
    {
        Dictionary<MergeItem, MergeItem> oldOfOurs = ItemMatcher.Match(before, ours);
        Dictionary<MergeItem, MergeItem> oldOfTheirs = ItemMatcher.Match(before, theirs);
        Dictionary<MergeItem, MergeItem> oursNow = oldOfOurs.ToDictionary(pair => pair.Value, pair => pair.Key);
        Dictionary<MergeItem, MergeItem> theirsNow = oldOfTheirs.ToDictionary(pair => pair.Value, pair => pair.Key);
        List<Triple> triples = [.. before.Select(old => new Triple(old, Find(oursNow, old), Find(theirsNow, old)))];
        MergeItem[] addedByUs = [.. ours.Where(item => !oldOfOurs.ContainsKey(item))];
        MergeItem[] addedByThem = [.. theirs.Where(item => !oldOfTheirs.ContainsKey(item))];
        Dictionary<MergeItem, MergeItem> alike = ItemMatcher.MatchAdded(addedByUs, addedByThem);
        Dictionary<MergeItem, MergeItem> alikeNow = alike.ToDictionary(pair => pair.Value, pair => pair.Key);
        triples.AddRange(addedByUs.Select(item => new Triple(null, item, Find(alikeNow, item))));
        triples.AddRange(addedByThem.Where(item => !alike.ContainsKey(item)).Select(item => new Triple(null, null, item)));
        return triples;
    }

    private static MergeItem? Find(Dictionary<MergeItem, MergeItem> map, MergeItem key) => map.TryGetValue(key, out MergeItem? found) ? found : null;
}
