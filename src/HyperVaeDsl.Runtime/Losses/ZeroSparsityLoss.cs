using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Operations with many zeros lie deeper, as far as a correlation says.</summary>
public static class ZeroSparsityLoss
{
    /// <summary>Radii that deviate less than this in all count as equal.</summary>
    private const double SmallestDeviation = 1e-9;

    /// <summary>
    /// (rho - correlation)^2, rho the correlation (Pearson) of the number of zeros and the radius over the batch, 0 where one of the
    /// two does not vary; 1 x 1.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="batch">The batch that it saw.</param>
    /// <param name="correlation">The correlation wanted; published: -0.3.</param>
    /// <param name="radius">The unit of the radii.</param>
    public static Tensor Of(in VaeOutput vae, Batch batch, double correlation, RadiusUnit radius)
    {
        Tensor radii = Radii.Of(vae, radius);
        Tensor deviation = (radii - radii.Mean()).Square().Sum().Sqrt().AtLeast(SmallestDeviation);
        Tensor rho = (batch.Targets.Zeros.StandardizedCounts() * radii).Sum() / deviation;
        return (rho - correlation).Square();
    }
}
