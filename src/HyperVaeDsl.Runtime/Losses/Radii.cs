using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Radii of a batch's points and the targets that losses give them.</summary>
internal static class Radii
{
    /// <summary>The radii in a unit, n x 1.</summary>
    public static Tensor Of(in VaeOutput vae, RadiusUnit unit) =>
        unit == RadiusUnit.Norm ? vae.Radius : vae.Geometry.DistanceFromOrigin(vae.Radius);

    /// <summary>A target for every level 0 to 9: outer - level/9 (outer - inner).</summary>
    public static void FillTargets(Span<float> targets, double inner, double outer)
    {
        for (int level = 0; level < targets.Length; level++)
            targets[level] = (float)(outer - ((double)level / TernaryOperations.MaxValuation * (outer - inner)));
    }

    /// <summary>The target of every operation by its valuation, n x 1.</summary>
    public static Tensor Targets(Batch batch, double inner, double outer) => Targets(batch, batch.Valuations, inner, outer);

    /// <summary>The target of every operation by its level in some hierarchy, n x 1.</summary>
    public static Tensor Targets(Batch batch, ReadOnlySpan<int> levels, double inner, double outer)
    {
        Span<float> targets = stackalloc float[TernaryOperations.Strata];
        FillTargets(targets, inner, outer);
        return batch.Targets.Lookup(levels, targets);
    }
}
