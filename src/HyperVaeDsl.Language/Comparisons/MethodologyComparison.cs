using HyperVaeDsl.Language.Comparisons.Parts;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>
/// Compares two methodologies by their meaning: whether they train the same, and if not what differs, when, by how much, and from which step on.
/// </summary>
public sealed class MethodologyComparison
{
    private MethodologyComparison(ComparedSide old, ComparedSide @new)
    {
        Old = old;
        New = @new;
    }

    /// <summary>The old side.</summary>
    public ComparedSide Old { get; }

    /// <summary>The new side.</summary>
    public ComparedSide New { get; }

    /// <summary>What differs and is to be listed: what trains differently first, by level, then by rule.</summary>
    public IReadOnlyList<Change> Changes { get; private set; } = [];

    /// <summary>What differs by so little that it is not listed.</summary>
    public IReadOnlyList<Change> Muted { get; private set; } = [];

    /// <summary>What differs and is known; each has its reason.</summary>
    public IReadOnlyList<Change> Ignored { get; private set; } = [];

    /// <summary>What was to be ignored and did not occur.</summary>
    public IReadOnlyList<IgnoredRule> UnusedIgnores { get; private set; } = [];

    /// <summary>What is the same on both sides: names by kind, such as "losses".</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Unchanged { get; private set; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The phases of both sides, paired, in order of time.</summary>
    public IReadOnlyList<PhasePair> Phases { get; private set; } = [];

    /// <summary>How the texts differ.</summary>
    public TextDifference Text { get; private set; } = new(true, 0, 0, 0, 0, 0);

    /// <summary>The first step at which training may differ; null when there is none.</summary>
    public FirstDifference? First { get; private set; }

    /// <summary>Which checkpoints can be resumed under the new methodology.</summary>
    public Resumption Resumption { get; private set; } = new(null, []);

    /// <summary>Facts of the canonical form that only the old side has.</summary>
    public IReadOnlyList<string> OldFacts => Old.FactsMissingIn(New);

    /// <summary>Facts of the canonical form that only the new side has.</summary>
    public IReadOnlyList<string> NewFacts => New.FactsMissingIn(Old);

    /// <summary>Parts of which nothing is said, because a side with errors leaves them open.</summary>
    public IReadOnlyList<string> NotCompared { get; private set; } = [];

    /// <summary>Errors of the new side that the old one has, too.</summary>
    public IReadOnlyList<Diagnostic> SharedErrors { get; private set; } = [];

    /// <summary>Whether at least one side has errors, so that only what was understood of it is compared.</summary>
    public bool IsPartial => Old.IsBroken || New.IsBroken;

    /// <summary>Whether both mean the same: their digests are equal. False for a side with errors, which has no digest.</summary>
    public bool IsSameMeaning => Old.Digest != null && Old.Digest == New.Digest;

    /// <summary>
    /// Whether no step of training differs, although what is kept, watched or called may, and values may be computed in another way that gives the
    /// same doubles at every step.
    /// </summary>
    public bool TrainsTheSame => !IsPartial && First == null && Old.Methodology!.Epochs == New.Methodology!.Epochs;

    /// <summary>Everything that differs, listed or not.</summary>
    public IEnumerable<Change> All => Changes.Concat(Muted).Concat(Ignored);

    /// <summary>Compares two compilations. What has errors is compared as far as it was understood.</summary>
    public static MethodologyComparison Of(HvaeCompilation old, HvaeCompilation @new, ComparisonOptions? options = null)
    {
        options ??= ComparisonOptions.Default;
        ComparedSide before = new(old);
        ComparedSide after = new(@new);
        List<Change> found = [];
        MethodologyComparison comparison = new(before, after) { Text = TextDifference.Of(before.Text, after.Text) };
        if (before.Methodology != null && after.Methodology != null)
        {
            ChangeCollector collector = new(before, after);
            (comparison.Phases, comparison.NotCompared) = PartsOf(collector, comparison.Text);
            found.AddRange(collector.Changes);
            comparison.Unchanged = collector.Unchanged;
            if (!comparison.IsPartial)
                (comparison.First, comparison.Resumption) = ResumptionSearch.Run(collector);
        }
        comparison.SharedErrors = FindingChanges.Find(before, after, found.Add);
        comparison.Sort(CauseFinder.Explain(before, after, found), options);
        return comparison;
    }

    private static (IReadOnlyList<PhasePair> Phases, IReadOnlyList<string> NotCompared) PartsOf(ChangeCollector c, TextDifference text)
    {
        IReadOnlyList<PhasePair> phases = [];
        List<string> open = [];
        StructureChanges.Find(c, text);
        // A draft says something of the parts that were understood on both sides, and nothing of the others.
        Part("phases", complete => complete.Run && complete.Phases, () => phases = TimelineChanges.Find(c));
        Part("signals", complete => complete.Run, () => SignalChanges.Find(c));
        Part("losses, optimizer, controllers, components, guards and checkpoints", complete => complete.Run && complete.Understood, () =>
        {
            LossChanges.Find(c);
            OptimizerChanges.Find(c);
            ControlChanges.Find(c);
            ComponentChanges.Find(c);
            WatchChanges.Find(c);
        });
        Part("data", complete => complete.Run && complete.Data, () => DataChanges.Find(c));
        Part("model", complete => complete.Run && complete.Model, () => ModelChanges.Find(c));
        PromiseChanges.Find(c);
        return (phases, open);

        void Part(string name, Func<Methodologies.Completeness, bool> isKnown, Action find)
        {
            if ((!c.OldSide.IsBroken || isKnown(c.Old.Complete)) && (!c.NewSide.IsBroken || isKnown(c.New.Complete)))
                find();
            else
                open.Add(name);
        }
    }

    private void Sort(IReadOnlyList<Change> found, ComparisonOptions options)
    {
        List<Change> listed = [];
        List<Change> muted = [];
        List<Change> ignored = [];
        HashSet<IgnoredRule> used = [];
        foreach (Change item in found)
        {
            Change change = options.Levels.TryGetValue(item.Rule.Id, out ChangeLevel level) ? item with { Level = level } : item;
            IgnoredRule? known = options.Ignored.FirstOrDefault(rule => rule.Covers(change));
            if (known != null)
            {
                used.Add(known);
                ignored.Add(change with { IgnoredBecause = known.Reason });
            }
            else if (IsMuted(change, options.Mute))
            {
                muted.Add(change);
            }
            else
            {
                listed.Add(change);
            }
        }
        // The last key first, by sorts that keep what is equal in order: ThenBy is looked for at run time in native code.
        Changes = [.. listed.OrderBy(change => change.Rule.Id, StringComparer.Ordinal).OrderBy(change => change.Level).OrderByDescending(change => change.Effect)];
        Muted = muted;
        Ignored = ignored;
        UnusedIgnores = [.. options.Ignored.Where(rule => !used.Contains(rule))];
    }

    // |new - old| at most the threshold, or at most that share of the largest value.
    private static bool IsMuted(Change change, double threshold)
    {
        if (threshold <= 0)
            return false;
        if (change.Curve is { } curve)
            return curve.Bound <= threshold * Math.Max(1, curve.Scale);
        return Number(change.Old) is { } a && Number(change.New) is { } b && Math.Abs(a - b) <= threshold * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    private static double? Number(string? text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double number) ? number : null;
}
