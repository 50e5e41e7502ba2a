using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Pushes latent vectors apart.</summary>
public static class RepulsionLoss
{
    /// <summary>Mean over pairs i != j of exp(-|z_i - z_j|^2 / scale^2), z the latent vectors before the projection; 1 x 1, in (0, 1].</summary>
    /// <param name="vae">The VAE, of a batch of at least two operations.</param>
    /// <param name="scale">Reach of the repulsion, a Euclidean distance.</param>
    public static Tensor Of(in VaeOutput vae, double scale)
    {
        Tensor z = vae.Latent;
        Tensor squares = z.Square().SumOfEachRow();
        Tensor squaredDistances = squares + squares.Transpose() - (z.Engine.MatMul(z, z, transposeRight: true) * 2.0);
        Tensor all = (squaredDistances.AtLeast(0) * (-1 / (scale * scale))).Exp().Sum();
        double count = z.Rows;
        return (all - count) / (count * (count - 1));
    }
}
