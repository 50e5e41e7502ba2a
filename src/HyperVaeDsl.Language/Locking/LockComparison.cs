namespace HyperVaeDsl.Language.Locking;

/// <summary>Compares a lock file with the methodologies as they are, by meaning: equal digests are equal training, whatever the texts are.</summary>
public static class LockComparison
{
    // Facts of which there is one for each name; of all others the first word says what they are.
    private static readonly HashSet<string> Named = new(StringComparer.Ordinal) { "signal", "loss", "guard", "best", "milestone", "component", "scale", "order", "metric", "early" };

    /// <summary>The differences, by path.</summary>
    public static IReadOnlyList<LockDifference> Of(LockFile locked, IReadOnlyList<LockedMethodology> now)
    {
        Dictionary<string, LockedMethodology> old = [];
        foreach (LockedMethodology methodology in locked.Methodologies)
            old[methodology.Path] = methodology;
        Dictionary<string, LockedMethodology> current = now.ToDictionary(methodology => methodology.Path);
        List<LockedMethodology> gone = [.. old.Values.Where(methodology => !current.ContainsKey(methodology.Path))];
        List<LockDifference> found = [];
        foreach (LockedMethodology methodology in now)
        {
            if (old.TryGetValue(methodology.Path, out LockedMethodology? before))
            {
                if (before.Digest != methodology.Digest)
                    found.Add(new LockDifference(LockChange.Different, before, methodology, Facts(before, methodology)));
                else if (before.Name != methodology.Name)
                    found.Add(new LockDifference(LockChange.Renamed, before, methodology, []));
            }
            // What lay elsewhere and trains the same was moved.
            else if (gone.FirstOrDefault(candidate => candidate.Digest == methodology.Digest) is { } moved)
            {
                gone.Remove(moved);
                found.Add(new LockDifference(LockChange.Renamed, moved, methodology, []));
            }
            else
            {
                found.Add(new LockDifference(LockChange.New, null, methodology, []));
            }
        }
        found.AddRange(gone.Select(methodology => new LockDifference(LockChange.Gone, methodology, null, [])));
        return [.. found.OrderBy(difference => (difference.New ?? difference.Old)!.Path, StringComparer.Ordinal)];
    }

    private static IReadOnlyList<LockedFact> Facts(LockedMethodology old, LockedMethodology now)
    {
        ILookup<string, string> before = Different(old, now).ToLookup(NameOf);
        ILookup<string, string> after = Different(now, old).ToLookup(NameOf);
        List<LockedFact> facts = [];
        foreach (string name in before.Select(group => group.Key).Union(after.Select(group => group.Key)).OrderBy(name => name, StringComparer.Ordinal))
        {
            string[] gone = [.. before[name]];
            string[] come = [.. after[name]];
            for (int i = 0; i < Math.Max(gone.Length, come.Length); i++)
                facts.Add(new LockedFact(name, i < gone.Length ? Rest(gone[i], name) : null, i < come.Length ? Rest(come[i], name) : null));
        }
        return facts;
    }

    private static IEnumerable<string> Different(LockedMethodology one, LockedMethodology other)
    {
        HashSet<string> known = new(other.Facts, StringComparer.Ordinal);
        return one.Facts.Where(fact => !known.Contains(fact));
    }

    private static string NameOf(string fact)
    {
        string[] words = fact.Split(' ');
        return words.Length > 1 && Named.Contains(words[0]) ? $"{words[0]} {words[1]}" : words[0];
    }

    private static string Rest(string fact, string name) => fact.Length > name.Length ? fact.Substring(name.Length + 1) : "";
}
