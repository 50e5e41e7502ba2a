using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Takes what the parts of a comparison find, and knows what they share.</summary>
/// <param name="oldSide">The old side.</param>
/// <param name="newSide">The new side.</param>
internal sealed class ChangeCollector(ComparedSide oldSide, ComparedSide newSide)
{
    private readonly List<Change> changes = [];
    private readonly Dictionary<string, bool> sameSignals = new(StringComparer.Ordinal);
    private readonly HashSet<(string Old, string New)> renamed = [];
    private readonly SortedDictionary<string, List<string>> unchanged = new(StringComparer.Ordinal);

    public ComparedSide OldSide => oldSide;

    public ComparedSide NewSide => newSide;

    public Methodology Old { get; } = oldSide.Methodology!;

    public Methodology New { get; } = newSide.Methodology!;

    /// <summary>What was found, in the order of finding.</summary>
    public IReadOnlyList<Change> Changes => changes;

    /// <summary>What is the same on both sides, by its kind.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Unchanged => unchanged.ToDictionary(item => item.Key, item => (IReadOnlyList<string>)item.Value);

    public void Add(ChangeRule rule, string subject, string? old, string? @new, ChangeEffect effect, TextSpan? oldSpan, TextSpan? newSpan, CurveDifference? curve = null, params string[] notes) =>
        changes.Add(new Change(rule, subject, old, @new, effect) { OldSpan = oldSpan, NewSpan = newSpan, Curve = curve, Notes = notes });

    /// <summary>Says that something is the same on both sides.</summary>
    public void Same(string kind, string name)
    {
        if (!unchanged.TryGetValue(kind, out List<string>? names))
            unchanged.Add(kind, names = []);
        names.Add(name);
    }

    /// <summary>Says that a signal has another name and nothing else, so that who reads it reads the same.</summary>
    public void Rename(string old, string @new) => renamed.Add((old, @new));

    /// <summary>Whether two places read the same number or signal, by whatever name.</summary>
    public bool IsSameValue(ScalarRef old, ScalarRef @new) =>
        old.Signal == null || @new.Signal == null ? old.Signal == @new.Signal && old.Number.Equals(@new.Number) : old.Signal == @new.Signal || renamed.Contains((old.Signal, @new.Signal));

    /// <summary>Adds a change if two texts differ; says whether they do.</summary>
    public bool AddIfDifferent(ChangeRule rule, string subject, string old, string @new, ChangeEffect effect, TextSpan? oldSpan, TextSpan? newSpan)
    {
        if (old == @new)
            return false;
        Add(rule, subject, old, @new, effect, oldSpan, newSpan);
        return true;
    }

    /// <summary>Whether a signal has the same plan on both sides: its own words mean the same, and so do all signals that it reads.</summary>
    public bool IsSameSignal(string name)
    {
        if (sameSignals.TryGetValue(name, out bool known))
            return known;
        // Signals do not read each other in circles; a draft with such a mistake is not the same as anything.
        sameSignals[name] = false;
        Signal? before = Old.FindSignal(name);
        Signal? after = New.FindSignal(name);
        bool isSame = before?.Timeline is { } a && after?.Timeline is { } b && Plan(oldSide, before) == Plan(newSide, after) && a.End.Equals(b.End) && a.Reads.All(IsSameSignal);
        sameSignals[name] = isSame;
        return isSame;
    }

    /// <summary>The plans of two values on the common time, with what differs; null while a plan is unknown.</summary>
    public CurveDifference? Compare(ScalarRef old, ScalarRef @new) => Compare(ReadSlot.PlanOf(Old, old), ReadSlot.PlanOf(New, @new));

    /// <summary>The same of two plans.</summary>
    public static CurveDifference? Compare(SignalTimeline? old, SignalTimeline? @new) => old == null || @new == null ? null : CurveComparer.Compare(old, @new);

    // The fact of a signal without its range.
    private static string? Plan(ComparedSide side, Signal signal)
    {
        string words = $"signal {signal.Name} {CanonicalForm.Interval(signal.Range)}";
        return side.FactOf($"signal {signal.Name}") is { } fact ? fact.Substring(words.Length) : null;
    }
}
