using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Plotting;

/// <summary>
/// The planned values of all signals at the steps of a run, as the evaluator gives them: at step s of epoch e, which has the time e + s / steps. Runs that
/// are too long for a page keep every n-th step, or every n-th epoch, so that never more than <see cref="MostValues"/> values that differ from the one before are kept, and
/// never more than <see cref="MostTimes"/> times.
/// </summary>
/// <param name="Epochs">Epochs of the run.</param>
/// <param name="Steps">Steps of an epoch.</param>
/// <param name="EpochStride">Every so manieth epoch is there, from 0 on.</param>
/// <param name="StepStride">Of such an epoch every so manieth step is there, from 0 on.</param>
/// <param name="Signals">The values of each signal, in order of time.</param>
public sealed record ValueGrid(int Epochs, int Steps, int EpochStride, int StepStride, IReadOnlyList<KeyValuePair<string, double[]>> Signals)
{
    /// <summary>How many values that differ from the one before them a page holds at most.</summary>
    public const int MostValues = 16_000;

    /// <summary>How many times a page holds at most.</summary>
    public const int MostTimes = 40_000;

    /// <summary>The grid of a methodology.</summary>
    public static ValueGrid Of(Methodology methodology)
    {
        int steps = Math.Max(1, methodology.Data.StepsPerEpoch);
        Signal[] signals = [.. methodology.Signals.Where(signal => signal.Timeline != null)];
        double moving = signals.Sum(signal => signal.Timeline!.IsPerEpoch ? 0 : signal.Timeline.Segments.Where(segment => segment.Curve is not ConstantCurve).Sum(segment => segment.End - segment.Start));
        double perEpoch = signals.Count(signal => signal.Timeline is { IsPerEpoch: true, Constant: null });
        // As many times in an epoch as both limits allow.
        double room = Math.Min((MostValues - (perEpoch * methodology.Epochs)) / Math.Max(moving, 1e-9), (double)MostTimes / methodology.Epochs);
        int stepStride = room >= steps ? 1 : room >= 1 ? (int)Math.Ceiling(steps / Math.Floor(room)) : steps;
        double epochsWithRoom = Math.Min(MostValues / Math.Max(1, (moving / methodology.Epochs) + perEpoch), MostTimes);
        int epochStride = stepStride < steps || methodology.Epochs <= epochsWithRoom ? 1 : (int)Math.Ceiling(methodology.Epochs / Math.Max(1, epochsWithRoom));
        double[] times = [.. Times(methodology.Epochs, steps, epochStride, stepStride)];
        return new ValueGrid(methodology.Epochs, steps, epochStride, stepStride, [.. signals.Select(signal => new KeyValuePair<string, double[]>(signal.Name, [.. times.Select(time => signal.Timeline!.At(time))]))]);
    }

    private static IEnumerable<double> Times(int epochs, int steps, int epochStride, int stepStride)
    {
        for (int epoch = 0; epoch < epochs; epoch += epochStride)
        {
            for (int step = 0; step < steps; step += stepStride)
                yield return epoch + ((double)step / steps);
        }
    }
}
