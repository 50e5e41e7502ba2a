using HyperVaeDsl.Draws;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Timelines;

/// <summary>How normal noise lies in its bounds: around their middle, and drawn again where it would lie outside.</summary>
/// <param name="Deviation">Standard deviation of the whole distribution.</param>
/// <param name="Within">Share of it between the bounds.</param>
public sealed record NormalSpread(double Deviation, double Within)
{
    /// <summary>Beyond so many widths of the range the density differs by less than 2e-5 from one end to the middle: that noise is uniform.</summary>
    public const double MostWidths = 100;

    // The smallest double has its quantile within so many deviations of the middle.
    private const double Farthest = 38;

    // The text of generated code must not depend on the last bits of a machine's logarithm.
    private const int Digits = 14;

    /// <summary>The spread of noise with a standard deviation between two bounds.</summary>
    public static NormalSpread Between(double low, double high, double deviation)
    {
        double bound = 0.5 * (high - low) / deviation;
        if (bound > Farthest)
            return new(deviation, 1);
        // The share below the bounds is the one whose quantile is the lower, found by halving the range of its logarithm.
        double least = Math.Log(double.Epsilon);
        double most = Math.Log(0.5);
        while (0.5 * (least + most) is var middle && middle > least && middle < most)
            (least, most) = NormalQuantile.Of(Math.Exp(middle)) < -bound ? (middle, most) : (least, middle);
        return new(deviation, Numbers.Rounded(1 - 2 * Math.Exp(most), Digits));
    }
}
