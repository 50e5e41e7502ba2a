using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>The projection of a VAE's latent vectors into the Poincare ball, for losses that project others than the sampled ones.</summary>
public interface IBallMap
{
    /// <summary>Largest Euclidean norm of a point.</summary>
    double MaxRadius { get; }

    /// <summary>Euclidean norms (n x 1) of the points of latent vectors (n x D).</summary>
    Tensor RadiusOf(Tensor latent, PoincareBall geometry);
}
