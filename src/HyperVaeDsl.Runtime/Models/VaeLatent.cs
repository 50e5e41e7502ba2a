using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>What one VAE makes of a batch before it decodes.</summary>
/// <param name="Geometry">The geometry of this step.</param>
/// <param name="Mean">Posterior mean, n x D.</param>
/// <param name="LogVariance">Logarithm of the posterior variance, n x D.</param>
/// <param name="Deviation">Posterior deviation, n x D.</param>
/// <param name="Latent">The latent vector, n x D.</param>
/// <param name="Ball">The point in the ball, n x D.</param>
/// <param name="Radius">Its norm, n x 1.</param>
/// <param name="DecoderInput">What the decoder reads when nothing is injected, n x D.</param>
internal readonly record struct VaeLatent(
    PoincareBall Geometry, Tensor Mean, Tensor LogVariance, Tensor Deviation, Tensor Latent, Tensor Ball, Tensor Radius, Tensor DecoderInput);
