using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Locking;

/// <summary>The planned values of a signal in a lock file: numbers that a reviewer can read beside the exact curve of the canonical form.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">Values at the starts of the phases and of the last epoch, then the lowest and the highest of the run; six significant digits.</param>
public sealed record LockedSignal(string Name, string Values)
{
    /// <summary>The values of all signals, by name.</summary>
    public static IReadOnlyList<LockedSignal> Of(Methodology methodology)
    {
        double[] times = [.. methodology.Phases.Select(phase => phase.Start).Concat([methodology.Epochs - 1]).Distinct().OrderBy(time => time)];
        return
        [
            .. methodology.Signals.Where(signal => signal.Timeline != null).OrderBy(signal => signal.Name, StringComparer.Ordinal).Select(signal => new LockedSignal(
                signal.Name,
                $"{string.Join(", ", times.Select(time => $"{Numbers.Format(time)}: {Numbers.Short(signal.Timeline!.At(time))}"))}; {Numbers.Short(signal.Timeline!.Hull.Low)}..{Numbers.Short(signal.Timeline.Hull.High)}")),
        ];
    }
}
