using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Distances between the operations of a batch.</summary>
internal static class LatentDistance
{
    /// <summary>Distances of pairs of positions, count x 1.</summary>
    public static Tensor OfPairs(in VaeOutput vae, DistanceKind kind, ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        if (kind == DistanceKind.Euclidean)
            return (vae.Latent.GatherRows(first) - vae.Latent.GatherRows(second)).NormOfEachRow();
        Tensor conformal = vae.Geometry.ConformalPart(vae.Radius.Square());
        return vae.Geometry.Distances(vae.Ball, conformal, first, second);
    }

    /// <summary>Distances of all pairs of m positions, m x m.</summary>
    public static Tensor OfAll(in VaeOutput vae, DistanceKind kind, ReadOnlySpan<int> positions)
    {
        if (kind == DistanceKind.Euclidean)
            return PoincareBall.SquaredDistances(vae.Latent.GatherRows(positions)).Sqrt();
        Tensor conformal = vae.Geometry.ConformalPart(vae.Radius.GatherRows(positions).Square());
        return vae.Geometry.Distances(vae.Ball.GatherRows(positions), conformal);
    }
}
