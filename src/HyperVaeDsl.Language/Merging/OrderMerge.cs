namespace HyperVaeDsl.Language.Merging;

/// <summary>
/// The order of the statements of a merged block. Who moved statements says where they stand; what the other one added stands behind the same
/// statement as there. Two additions at one place stand in the order of their names, whoever merges whom.
/// </summary>
internal static class OrderMerge
{
    /// <summary>All statements in their order; null when both sides ordered rules that act one after the other, each in another way.</summary>
    public static List<Triple>? Of(List<Triple> triples, IReadOnlyList<MergeItem> before, IReadOnlyList<MergeItem> ours, IReadOnlyList<MergeItem> theirs)
    {
        List<Triple> ofBase = Sorted(triples, before, triple => triple.Base);
        List<Triple> ofOurs = Sorted(triples, ours, triple => triple.Ours);
        List<Triple> ofTheirs = Sorted(triples, theirs, triple => triple.Theirs);
        bool weMoved = Moved(ofBase, ofOurs);
        bool theyMoved = Moved(ofBase, ofTheirs);
        if (weMoved && theyMoved && Moved([.. ofOurs.Where(triple => triple.Key().IsOrdered)], ofTheirs))
            return null;
        return theyMoved && !weMoved ? Insert(ofTheirs, ofOurs) : Insert(ofOurs, ofTheirs);
    }

    private static MergeKey Key(this Triple triple) => triple.Any.Key;

    private static List<Triple> Sorted(List<Triple> triples, IReadOnlyList<MergeItem> items, Func<Triple, MergeItem?> of)
    {
        Dictionary<MergeItem, Triple> byItem = triples.Where(triple => of(triple) != null).ToDictionary(triple => of(triple)!);
        return [.. items.Select(item => byItem[item])];
    }

    private static bool Moved(List<Triple> before, List<Triple> after)
    {
        HashSet<Triple> both = [.. before];
        both.IntersectWith(after);
        return !before.Where(both.Contains).SequenceEqual(after.Where(both.Contains));
    }

    private static List<Triple>? Insert(List<Triple> into, List<Triple> other)
    {
        List<Triple> result = [.. into];
        HashSet<Triple> there = [.. into];
        HashSet<Triple> known = [.. other];
        int at = 0;
        for (int i = 0; i < other.Count; i++)
        {
            if (there.Contains(other[i]))
            {
                at = result.IndexOf(other[i]) + 1;
                continue;
            }
            bool continues = i > 0 && !there.Contains(other[i - 1]);
            if (!continues)
            {
                // What only the first list has at this place.
                int end = at;
                while (end < result.Count && !known.Contains(result[end]) && result[end].Base == null)
                    end++;
                if (end > at && other[i].Base == null)
                {
                    if (other[i].Key().IsOrdered && result.Skip(at).Take(end - at).Any(triple => triple.Key().IsOrdered))
                        return null;
                    if (string.CompareOrdinal(Name(other[i]), Name(result[at])) > 0)
                        at = end;
                }
            }
            result.Insert(at++, other[i]);
        }
        return result;
    }

    private static string Name(Triple triple) => $"{triple.Key()} {triple.Any.Words}";
}
