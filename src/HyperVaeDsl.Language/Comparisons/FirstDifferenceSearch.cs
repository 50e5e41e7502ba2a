using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>
/// Finds the first step that reads another value at one place on both sides. A step reads its values at its own time and at no other, so two plans that
/// differ only between two steps train equally; what is compared are the doubles that the generated code computes.
/// </summary>
internal sealed class FirstDifferenceSearch(Methodology old, Methodology @new, Func<string, bool> isSameSignal)
{
    // Beyond this many evaluations of curves the answer is the step that was reached, which is safe: no step before it differs.
    private const long MostEvaluations = 20_000_000;

    private const long MostPause = 512;

    private readonly Dictionary<(SignalTimeline, SignalTimeline), (long From, long To)> alike = [];
    private readonly StepClock clock = new(Math.Max(1, Math.Min(old.Data.StepsPerEpoch, @new.Data.StepsPerEpoch)));
    private readonly long end = (long)Math.Min(old.Epochs, @new.Epochs) * Math.Max(1, Math.Min(old.Data.StepsPerEpoch, @new.Data.StepsPerEpoch));
    private long evaluations;
    private long first = long.MaxValue;
    private string what = "";

    /// <summary>The first step; null when every step of the common time reads the same.</summary>
    public FirstDifference? Run()
    {
        Dictionary<string, ReadSlot> before = ByName(old);
        Dictionary<string, ReadSlot> after = ByName(@new);
        foreach (string name in before.Keys.Union(after.Keys))
            Compare(name, before.TryGetValue(name, out ReadSlot? a) ? a : null, after.TryGetValue(name, out ReadSlot? b) ? b : null);
        return first < end ? new FirstDifference((int)(first / clock.Steps), (int)(first % clock.Steps), clock.Steps, what) : null;
    }

    private static Dictionary<string, ReadSlot> ByName(Methodology m)
    {
        Dictionary<string, ReadSlot> slots = new(StringComparer.Ordinal);
        foreach (ReadSlot slot in ReadSlot.Of(m))
            slots[slot.Name] = slot;
        return slots;
    }

    private void Compare(string name, ReadSlot? before, ReadSlot? after)
    {
        List<double> cuts = [0, .. new[] { before, after }.OfType<ReadSlot>().SelectMany(slot => slot.Times).SelectMany(range => new[] { range.From, range.To }), Math.Min(old.Epochs, @new.Epochs)];
        cuts.Sort();
        for (int i = 0; i + 1 < cuts.Count; i++)
        {
            long from = clock.FirstAt(cuts[i]);
            long to = Math.Min(end, clock.FirstAt(cuts[i + 1]));
            if (from >= to || from >= first)
                continue;
            bool reads = IsRead(before, cuts[i]);
            if (reads != IsRead(after, cuts[i]))
                Found(from, name);
            else if (reads)
                CompareValues(name, before!, after!, from, to);
        }
    }

    private static bool IsRead(ReadSlot? slot, double time) => slot?.Times.Any(range => range.From <= time && time < range.To) == true;

    private void CompareValues(string name, ReadSlot before, ReadSlot after, long from, long to)
    {
        if (before.Value.Signal != null && before.Value.Signal == after.Value.Signal && isSameSignal(before.Value.Signal))
            return;
        if (before.Value.Signal == null && after.Value.Signal == null)
        {
            if (!before.Value.Number.Equals(after.Value.Number))
                Found(from, name);
            return;
        }
        if (ReadSlot.PlanOf(old, before.Value) is not { } a || ReadSlot.PlanOf(@new, after.Value) is not { } b)
        {
            Found(from, name);
            return;
        }
        // What a law sets has the first value of its plan and no other.
        if (IsSet(old, before.Value) && IsSet(@new, after.Value))
            to = Math.Min(to, 1);
        Scan(name, a, b, from, Math.Min(to, first));
    }

    private static bool IsSet(Methodology m, ScalarRef value) =>
        value.Signal != null && m.PipelineOf(value.Signal) is { Count: > 0 } pipeline && pipeline[0].LawOf(value.Signal)?.Replaces == true;

    private void Scan(string name, SignalTimeline a, SignalTimeline b, long from, long to)
    {
        // Several places may read one signal.
        if (alike.TryGetValue((a, b), out (long From, long To) known) && known.From <= from && from <= known.To)
            (from, known) = (Math.Max(from, known.To), (known.From, Math.Max(to, known.To)));
        else
            known = (from, to);
        long cost = a.Cost + b.Cost;
        long look = from;
        long pause = 1;
        for (long step = from; step < to; step++)
        {
            double time = clock.TimeOf(step);
            if (step >= look)
            {
                long same = SameUpTo(a, b, time, to);
                if (same > step)
                {
                    (step, look, pause) = (same - 1, same, 1);
                    continue;
                }
                // Looking costs about as much as a few steps, so it is done less often the longer it is in vain.
                (look, pause) = (step + pause, Math.Min(MostPause, 2 * pause));
            }
            evaluations += cost;
            if (evaluations > MostEvaluations || !a.At(time).Equals(b.At(time)))
            {
                Found(step, name);
                return;
            }
        }
        alike[(a, b)] = known;
    }

    // The step up to which both plans are one calculation; where they part is known up to rounding.
    private long SameUpTo(SignalTimeline a, SignalTimeline b, double time, long to)
    {
        double until = SameComputation.Until(a, b, time);
        return until > time ? Math.Min(to, double.IsPositiveInfinity(until) ? to : clock.FirstAt(until - 1e-9 * Math.Max(1, until))) : 0;
    }

    private void Found(long step, string name)
    {
        if (step < first)
            (first, what) = (step, name);
    }
}
