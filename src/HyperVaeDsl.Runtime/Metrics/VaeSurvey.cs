using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Reporting;

namespace HyperVaeDsl.Runtime.Metrics;

/// <summary>Collects what one VAE makes of the measured operations, chunk by chunk, and turns it into metrics.</summary>
internal sealed class VaeSurvey(DualVaeSettings settings, int[] operations, MetricPairs pairs, MeasureSettings measure, MetricTriplets? triplets) : IStateful
{
    /// <summary>A radius above this fraction of the largest counts as saturated.</summary>
    private const double SaturatedFrom = 0.999;

    private readonly double[] valuationRanks =
        RankCorrelation.Ranks(operations.Select(operation => (float)TernaryOperations.Valuations[operation]).ToArray());

    private readonly float[] points = new float[operations.Length * settings.Latent];
    private readonly float[] radii = new float[operations.Length];
    private readonly float[] distances = new float[MetricPairs.Count];
    private readonly float[] klOfDimensions = new float[settings.Latent];
    private float[] logits = [];
    private int taken;
    private long rightTrits;
    private int rightOperations;
    private double kl;
    private double curvature = settings.Curvature;
    private double firstRichness = double.NaN;

    /// <summary>The ball as it was taken last.</summary>
    public byte[] Picture() => BallPicture.Draw(points, operations, curvature);

    /// <summary>Adds the next operations, in the order of the list.</summary>
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
        double count = operations.Length;
        double radiusSum = 0;
        int saturated = 0;
        foreach (float radius in radii)
        {
            radiusSum += radius;
            saturated += radius > SaturatedFrom * settings.MaxRadius ? 1 : 0;
        }

        var metrics = new VaeMetrics(
            rightOperations / count,
            rightTrits / (count * TernaryOperations.Positions),
            RankCorrelation.OfRanks(valuationRanks, radii),
            DistanceCorrelation(),
            kl / count,
            radiusSum / count,
            saturated / count);
        (taken, rightTrits, rightOperations, kl) = (0, 0, 0, 0);
        return WithExtras(metrics);
    }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["first_richness"];

    /// <inheritdoc />
    public void SaveState(Span<double> destination) => destination[0] = firstRichness;

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) => firstRichness = source[0];

    private VaeMetrics WithExtras(VaeMetrics metrics)
    {
        var ball = new PoincareBall(curvature);
        if (measure.Has(Metric.Richness) || measure.Has(Metric.RichnessRatio))
        {
            double richness = RadiusSurvey.Richness(operations, radii);
            if (double.IsNaN(firstRichness))
                firstRichness = richness;
            metrics = metrics with { Richness = richness, RichnessRatio = richness / firstRichness };
        }

        if (measure.Has(Metric.RadiusV0))
            metrics = metrics with { RadiusV0 = RadiusSurvey.MeanAt(0, operations, radii) };
        if (measure.Has(Metric.RadiusV9))
            metrics = metrics with { RadiusV9 = RadiusSurvey.MeanAt(TernaryOperations.MaxValuation, operations, radii) };
        if (measure.Has(Metric.MeanHyperbolicRadius))
            metrics = metrics with { MeanHyperbolicRadius = RadiusSurvey.MeanHyperbolic(ball, radii) };
        if (triplets is not null)
            metrics = metrics with { TripletConcordance = triplets.Concordance(ball, points, settings.Latent) };
        return metrics;
    }

    private int RightTrits(int row, ReadOnlySpan<int> classes)
    {
        int right = 0;
        for (int k = 0; k < TernaryOperations.Positions; k++)
        {
            int position = (row * TernaryOperations.Positions) + k;
            right += BestClass.Of(logits, position) == classes[position] ? 1 : 0;
        }

        return right;
    }

    private double DistanceCorrelation()
    {
        var ball = new PoincareBall(curvature);
        for (int i = 0; i < distances.Length; i++)
            distances[i] = (float)ball.Distance(PointOf(pairs.First[i]), PointOf(pairs.Second[i]));
        return RankCorrelation.OfRanks(pairs.GapRanks, distances);
    }

    private ReadOnlySpan<float> PointOf(int place) => points.AsSpan(place * settings.Latent, settings.Latent);
}
