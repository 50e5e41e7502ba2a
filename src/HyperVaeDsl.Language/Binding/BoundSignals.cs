using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Signals of a text that was bound before with other values of its params. A signal is a function of its declaration, its assignments, the phases, the
/// length of an epoch and the plans that it reads; where all of these are the same, so is the signal. Only what was bound without a finding is remembered.
/// </summary>
/// <param name="box">The params that stay params; null where all are numbers.</param>
/// <param name="ofNumbers">What was bound with numbers only, which is looked at too.</param>
internal sealed class BoundSignals(ParamBox? box, BoundSignals? ofNumbers)
{
    // As many values as are tried of one param, and a few more for signals with two.
    private const int MostVariants = 12;

    private readonly Dictionary<string, List<Known>> known = new(StringComparer.Ordinal);

    /// <summary>The params that stay params.</summary>
    public ParamBox? Box => box;

    /// <summary>All but signals and losses, as it was bound last; null while that is not known.</summary>
    public BoundRest? Rest { get; set; }

    /// <summary>How much was required of params so far.</summary>
    public int Required => box?.Facts.Count ?? 0;

    /// <summary>The signal of a declaration, if it was bound before from the same things; else null. The same is required of params as then.</summary>
    /// <param name="declared">The declaration with its assignments.</param>
    /// <param name="times">The phases and the lengths of epoch and run.</param>
    /// <param name="planOf">The plan of a signal that was bound before this one; null without a plan.</param>
    public Signal? Find(DeclaredSignal declared, double[] times, Func<string, SignalTimeline?> planOf)
    {
        if (declared.IsUnclear || declared.Surplus.Count > 0)
            return null;
        if (known.TryGetValue(declared.Name.Text, out List<Known>? variants))
        {
            foreach (Known before in variants)
            {
                if (!IsSame(before, declared, times, planOf))
                    continue;
                box?.Require(before.Facts);
                return before.Signal;
            }
        }
        return ofNumbers?.Find(declared, times, planOf);
    }

    /// <summary>Remembers a signal that was bound without a finding.</summary>
    /// <param name="declared">The declaration with its assignments.</param>
    /// <param name="times">The phases and the lengths of epoch and run.</param>
    /// <param name="planOf">The plan of a signal that was bound before this one.</param>
    /// <param name="signal">The signal.</param>
    /// <param name="required">How much had been required of params before it was bound.</param>
    public void Remember(DeclaredSignal declared, double[] times, Func<string, SignalTimeline?> planOf, Signal signal, int required)
    {
        if (signal.Timeline == null)
            return;
        if (!known.TryGetValue(signal.Name, out List<Known>? variants))
            known.Add(signal.Name, variants = []);
        if (variants.Count < MostVariants)
            variants.Add(new Known(declared.Syntax, declared.Assigned, times, [.. declared.Reads.Select(read => planOf(read.Signal.Text))], signal, [.. box?.Facts.Skip(required) ?? []]));
    }

    private static bool IsSame(Known before, DeclaredSignal declared, double[] times, Func<string, SignalTimeline?> planOf)
    {
        if (before.Syntax != declared.Syntax || before.Assigned.Length != declared.Assigned.Length || before.Reads.Length != declared.Reads.Count || !before.Times.SequenceEqual(times))
            return false;
        for (int i = 0; i < before.Assigned.Length; i++)
        {
            if (before.Assigned[i] != declared.Assigned[i])
                return false;
        }
        for (int i = 0; i < before.Reads.Length; i++)
        {
            if (!ReferenceEquals(before.Reads[i], planOf(declared.Reads[i].Signal.Text)))
                return false;
        }
        return true;
    }

    private sealed record Known(SignalSyntax Syntax, AssignmentSyntax?[] Assigned, double[] Times, SignalTimeline?[] Reads, Signal Signal, ParamFact[] Facts);
}
