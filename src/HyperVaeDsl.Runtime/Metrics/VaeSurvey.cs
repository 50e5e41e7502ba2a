using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Models;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Collects what one VAE makes of all operations, chunk by chunk, and turns it into metrics.</summary>
internal sealed class VaeSurvey(DualVaeSettings settings, MetricPairs pairs)
{
    /// <summary>A radius above this fraction of the largest counts as saturated.</summary>
    private const double SaturatedFrom = 0.999;

    private static readonly double[] ValuationRanks =
        RankCorrelation.Ranks(TernaryOperations.Valuations.ToArray().Select(v => (float)v).ToArray());

    private readonly float[] points = new float[TernaryOperations.Count * settings.Latent];
    private readonly float[] radii = new float[TernaryOperations.Count];
    private readonly float[] distances = new float[MetricPairs.Count];
    private readonly float[] klOfDimensions = new float[settings.Latent];
    private float[] logits = [];
    private int taken;
    private long rightTrits;
    private int rightOperations;
    private double kl;
    private double curvature = settings.Curvature;

    /// <summary>Adds the next operations in ascending order.</summary>
    public void Take(in VaeOutput output, Batch chunk)
    {
        if (logits.Length != output.Logits.Length)
            logits = new float[output.Logits.Length];
        output.Logits.CopyTo(logits);
        output.Ball.CopyTo(points.AsSpan(taken * settings.Latent, chunk.Size * settings.Latent));
        output.Radius.CopyTo(radii.AsSpan(taken, chunk.Size));
        curvature = output.Geometry.Curvature;
        output.KlOfEachDimension.CopyTo(klOfDimensions);
        foreach (float nats in klOfDimensions)
            kl += (double)nats * chunk.Size;
        for (int i = 0; i < chunk.Size; i++)
        {
            int right = RightTrits(i, chunk.Classes);
            rightTrits += right;
            rightOperations += right == TernaryOperations.Positions ? 1 : 0;
        }

        taken += chunk.Size;
    }

    /// <summary>The metrics of what was taken; starts over.</summary>
    public VaeMetrics Finish()
    {
        const double Count = TernaryOperations.Count;
        double radiusSum = 0;
        int saturated = 0;
        foreach (float radius in radii)
        {
            radiusSum += radius;
            saturated += radius > SaturatedFrom * settings.MaxRadius ? 1 : 0;
        }

        var metrics = new VaeMetrics(
            rightOperations / Count,
            rightTrits / (Count * TernaryOperations.Positions),
            RankCorrelation.Pearson(ValuationRanks, RankCorrelation.Ranks(radii)),
            DistanceCorrelation(),
            kl / Count,
            radiusSum / Count,
            saturated / Count);
        (taken, rightTrits, rightOperations, kl) = (0, 0, 0, 0);
        return metrics;
    }

    private int RightTrits(int row, ReadOnlySpan<int> classes)
    {
        int right = 0;
        for (int k = 0; k < TernaryOperations.Positions; k++)
        {
            int position = (row * TernaryOperations.Positions) + k;
            ReadOnlySpan<float> scores = logits.AsSpan(position * TernaryOperations.Classes, TernaryOperations.Classes);
            int best = scores[1] > scores[0] ? 1 : 0;
            if (scores[2] > scores[best])
                best = 2;
            right += best == classes[position] ? 1 : 0;
        }

        return right;
    }

    private double DistanceCorrelation()
    {
        var ball = new PoincareBall(curvature);
        for (int i = 0; i < distances.Length; i++)
            distances[i] = (float)ball.Distance(PointOf(pairs.First[i]), PointOf(pairs.Second[i]));
        return RankCorrelation.Pearson(pairs.GapRanks, RankCorrelation.Ranks(distances));
    }

    private ReadOnlySpan<float> PointOf(int operation) => points.AsSpan(operation * settings.Latent, settings.Latent);
}
