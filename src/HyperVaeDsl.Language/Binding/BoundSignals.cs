using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Signals of a text that was bound before with other values of its params. A signal is a function of its declaration, its assignments, the phases, the
/// length of an epoch and the plans that it reads; where all of these are the same, so is the signal. Only what was bound without a finding is remembered.
/// </summary>
internal sealed class BoundSignals
{
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>The signal of a declaration, if it was bound before from the same things; else null.</summary>
    /// <param name="declared">The declaration with its assignments.</param>
    /// <param name="times">The phases and the lengths of epoch and run.</param>
    /// <param name="planOf">The plan of a signal that was bound before this one; null without a plan.</param>
    public Signal? Find(DeclaredSignal declared, double[] times, Func<string, SignalTimeline?> planOf)
    {
        if (!known.TryGetValue(declared.Name.Text, out Known? before) || before.Syntax != declared.Syntax || declared.IsUnclear || declared.Surplus.Count > 0
            || !before.Times.SequenceEqual(times) || before.Assigned.Length != declared.Assigned.Length || before.Reads.Length != declared.Reads.Count)
            return null;
        for (int i = 0; i < before.Assigned.Length; i++)
        {
            if (before.Assigned[i] != declared.Assigned[i])
                return null;
        }
        for (int i = 0; i < before.Reads.Length; i++)
        {
            if (!ReferenceEquals(before.Reads[i], planOf(declared.Reads[i].Signal.Text)))
                return null;
        }
        return before.Signal;
    }

    /// <summary>Remembers a signal that was bound without a finding; the first one of a name stays.</summary>
    public void Remember(DeclaredSignal declared, double[] times, Func<string, SignalTimeline?> planOf, Signal signal)
    {
        if (signal.Timeline != null && !known.ContainsKey(signal.Name))
            known.Add(signal.Name, new Known(declared.Syntax, declared.Assigned, times, [.. declared.Reads.Select(read => planOf(read.Signal.Text))], signal));
    }

    private sealed record Known(SignalSyntax Syntax, AssignmentSyntax?[] Assigned, double[] Times, SignalTimeline?[] Reads, Signal Signal);
}
