using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// Centres of the batch's operations at a level of the 3-adic tree, in which operations belong together at level l if their indices
/// agree modulo 3^l.
/// </summary>
internal sealed class TreeCentroids(Batch batch)
{
    private readonly int[] order = new int[batch.Size];
    private readonly int[] classes = new int[batch.Size];
    private float[] centres = [];
    private double[] centre = [];
    private FrechetMean? mean;

    /// <summary>For every operation the Frechet mean of its class, n x D.</summary>
    /// <param name="level">The level, 1 to 9.</param>
    /// <param name="points">The points of the operations in the ball, row by row.</param>
    /// <param name="geometry">The ball.</param>
    public Tensor At(int level, ReadOnlySpan<float> points, PoincareBall geometry)
    {
        int dimensions = points.Length / batch.Size;
        if (centre.Length != dimensions)
            (centres, centre, mean) = (new float[points.Length], new double[dimensions], new FrechetMean(dimensions));
        int modulus = 1;
        for (int i = 0; i < level; i++)
            modulus *= 3;
        for (int i = 0; i < order.Length; i++)
            (order[i], classes[i]) = (i, batch.Operations[i] % modulus);
        classes.AsSpan().Sort(order.AsSpan());
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && classes[end] == classes[start])
                end++;
            mean!.Of(geometry, points, order.AsSpan(start, end - start), centre);
            for (int member = start; member < end; member++)
            {
                for (int d = 0; d < dimensions; d++)
                    centres[(order[member] * dimensions) + d] = (float)centre[d];
            }

            start = end;
        }

        return batch.Engine.Constant(centres, batch.Size, dimensions);
    }
}
