using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>A phase on both sides.</summary>
/// <param name="Old">The old one; null where it was added.</param>
/// <param name="New">The new one; null where it was removed.</param>
public sealed record PhasePair(Phase? Old, Phase? New)
{
    // From this likeness on two phases of different names are one that was renamed.
    private const double Alike = 0.6;

    /// <summary>Whether it has another name.</summary>
    public bool IsRenamed => Old != null && New != null && Old.Name != New.Name;

    /// <summary>Whether it begins or ends at another time.</summary>
    public bool IsMoved => Old != null && New != null && !(Old.Start.Equals(New.Start) && Old.End.Equals(New.End));

    /// <summary>
    /// Pairs the phases of two methodologies: by name, and of those that are left the most alike, if they are alike enough. Likeness is the mean of two
    /// shares: how much of the time of either is that of both, counted in epochs or in shares of the run, whichever is more; and how many of the
    /// statements of either both have.
    /// </summary>
    public static IReadOnlyList<PhasePair> Of(Methodology old, Methodology @new)
    {
        List<Phase> gone = [.. old.Phases.Where(phase => !@new.Phases.Any(other => other.Name == phase.Name))];
        List<Phase> come = [.. @new.Phases.Where(phase => !old.Phases.Any(other => other.Name == phase.Name))];
        Dictionary<Phase, Phase> renamed = [];
        foreach ((Phase before, Phase after, double likeness) in gone.SelectMany(before => come.Select(after => (before, after, likeness: Likeness(old, before, @new, after)))).Where(item => item.likeness >= Alike).OrderBy(item => item.before.Start).OrderByDescending(item => item.likeness))
        {
            if (gone.Contains(before) && come.Contains(after))
            {
                renamed.Add(after, before);
                gone.Remove(before);
                come.Remove(after);
            }
        }
        return
        [
            .. @new.Phases.Select(after => new PhasePair(renamed.TryGetValue(after, out Phase? before) ? before : old.Phases.FirstOrDefault(phase => phase.Name == after.Name), after))
                .Concat(gone.Select(before => new PhasePair(before, null)))
                .OrderBy(pair => (pair.New ?? pair.Old)!.Start),
        ];
    }

    private static double Likeness(Methodology old, Phase before, Methodology @new, Phase after) =>
        (Math.Max(Overlap(before.Start, before.End, after.Start, after.End), Overlap(before.Start / old.Epochs, before.End / old.Epochs, after.Start / @new.Epochs, after.End / @new.Epochs)) + Common(Contents(old, before), Contents(@new, after))) / 2;

    private static double Overlap(double from, double to, double otherFrom, double otherTo)
    {
        double common = Math.Min(to, otherTo) - Math.Max(from, otherFrom);
        double whole = Math.Max(to, otherTo) - Math.Min(from, otherFrom);
        return common <= 0 || whole <= 0 ? 0 : common / whole;
    }

    private static double Common(HashSet<string> one, HashSet<string> other)
    {
        int whole = one.Union(other).Count();
        return whole == 0 ? 1 : (double)one.Intersect(other).Count() / whole;
    }

    // What a phase says: the schedules that begin with it, and the losses that act in it.
    private static HashSet<string> Contents(Methodology m, Phase phase)
    {
        int index = m.Phases.ToList().IndexOf(phase);
        return
        [
            .. m.Signals.Where(signal => signal.Timeline?.Segments.Any(segment => segment.Start.Equals(phase.Start)) == true)
                .Select(signal => $"{signal.Name} {signal.Timeline!.SegmentAt(phase.Start).Label}"),
            .. m.Losses.Where(loss => index < loss.ActiveIn.Count && loss.ActiveIn[index]).Select(loss => loss.Name),
        ];
    }
}
