using HyperVaeDsl.Runtime.Geometry;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>Triplets of which some are the hardest of several drawn ones (after Schroff et al. 2015), for one VAE at a time.</summary>
internal sealed class MinedTriplets(Batch batch)
{
    /// <summary>Triplets of which a hard one is the hardest.</summary>
    private const int Candidates = 8;

    private int[] anchors = [];
    private int[] closer = [];
    private int[] farther = [];
    private int[] leads = [];
    private float[] weights = [];

    /// <summary>
    /// <paramref name="count"/> triplets, the last <paramref name="hard"/> of which are those of eight without a tie that break the
    /// order most: the largest d(anchor, closer) - d(anchor, farther) + margin + growth times the lead.
    /// </summary>
    /// <param name="count">How many triplets.</param>
    /// <param name="hard">How many of them are chosen.</param>
    /// <param name="points">The points that are compared, row by row.</param>
    /// <param name="geometry">Their geometry; null for the Euclidean one.</param>
    /// <param name="growth">How much the margin grows with the lead.</param>
    public Triplets Of(int count, int hard, ReadOnlySpan<float> points, PoincareBall? geometry, double growth)
    {
        if (anchors.Length < count)
            (anchors, closer, farther, leads, weights) = (new int[count], new int[count], new int[count], new int[count], new float[count]);
        Triplets drawn = batch.Targets.Triplets.Of(count - hard + (Candidates * hard));
        int dimensions = points.Length / batch.Size;
        for (int t = 0; t < count; t++)
        {
            int chosen = t < count - hard ? t : Hardest(drawn, count - hard + ((t - count + hard) * Candidates), points, dimensions, geometry, growth);
            (anchors[t], closer[t], farther[t], leads[t]) = (drawn.Anchors[chosen], drawn.Closer[chosen], drawn.Farther[chosen], drawn.Leads[chosen]);
        }

        int decided = count - leads.AsSpan(0, count).Count(0);
        for (int t = 0; t < count; t++)
            weights[t] = leads[t] == 0 ? 0 : 1f / decided;
        return new Triplets(
            anchors.AsSpan(0, count),
            closer.AsSpan(0, count),
            farther.AsSpan(0, count),
            leads.AsSpan(0, count),
            batch.Engine.Constant(weights.AsSpan(0, count), count, 1));
    }

    private static int Hardest(Triplets drawn, int start, ReadOnlySpan<float> points, int dimensions, PoincareBall? geometry, double growth)
    {
        int hardest = start;
        double most = double.NegativeInfinity;
        for (int t = start; t < start + Candidates; t++)
        {
            if (drawn.Leads[t] == 0)
                continue;
            ReadOnlySpan<float> anchor = Row(points, drawn.Anchors[t], dimensions);
            double broken = Distance(anchor, Row(points, drawn.Closer[t], dimensions), geometry)
                - Distance(anchor, Row(points, drawn.Farther[t], dimensions), geometry)
                + (growth * drawn.Leads[t]);
            if (broken > most)
                (hardest, most) = (t, broken);
        }

        return hardest;
    }

    private static ReadOnlySpan<float> Row(ReadOnlySpan<float> points, int row, int dimensions) => points.Slice(row * dimensions, dimensions);

    private static double Distance(ReadOnlySpan<float> x, ReadOnlySpan<float> y, PoincareBall? geometry) =>
        geometry is { } ball ? ball.Distance(x, y) : System.Numerics.Tensors.TensorPrimitives.Distance(x, y);
}
