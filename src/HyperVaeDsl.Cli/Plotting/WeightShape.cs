using System.Text;
using HyperVaeDsl.Language.Plotting;

namespace HyperVaeDsl.Cli.Plotting;

/// <summary>The weight of a loss as the height of its bar, of the largest weight that it has in the run.</summary>
internal static class WeightShape
{
    /// <summary>The path; empty where the weight is 0.</summary>
    /// <param name="row">The loss.</param>
    /// <param name="bar">The stretch in which it acts.</param>
    /// <param name="x">Where times lie.</param>
    /// <param name="y">Where the bar begins.</param>
    /// <param name="height">Its height.</param>
    public static string Of(LaneSide row, LaneBar bar, Func<double, double> x, double y, double height)
    {
        string floor = L(y + height);
        if (row.Weight?.Timeline is not { } timeline)
            return row.Number == 0 ? "" : $"M{L(x(bar.From))} {floor}V{L(y)}H{L(x(bar.To))}V{floor}Z";
        double most = Math.Max(Math.Abs(timeline.Hull.High), Math.Abs(timeline.Hull.Low));
        if (!(most > 0) || double.IsInfinity(most))
            return "";
        CurveTrace trace = CurveTrace.Of([timeline]);
        StringBuilder data = new($"M{L(x(bar.From))} {floor}");
        Add(bar.From, timeline.At(bar.From));
        for (int i = 0; i < trace.Times.Count; i++)
        {
            if (trace.Times[i] > bar.From && trace.Times[i] < bar.To)
                Add(trace.Times[i], trace.Values[0][i]);
        }
        Add(bar.To, CurveTrace.Before(timeline, Math.Min(bar.To, timeline.End)));
        return data.Append($"L{L(x(bar.To))} {floor}Z").ToString();

        void Add(double time, double value) => data.Append($"L{L(x(time))} {L(y + (height * (1 - (Math.Abs(value) / most))))}");
    }

    private static string L(double value) => SvgCanvas.Length(value);
}
