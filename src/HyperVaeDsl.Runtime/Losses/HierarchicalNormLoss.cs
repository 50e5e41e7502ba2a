using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>The variance of the latent vector falls from each group of its coordinates to the next.</summary>
public static class HierarchicalNormLoss
{
    /// <summary>
    /// Sum over g = 1 to G - 1 of max(0, s_(g+1) - s_g + margin (G - g)), s_g the mean over the coordinates of group g of their variance over
    /// the batch; 1 x 1. The groups are equally large and follow each other.
    /// </summary>
    /// <param name="vae">The VAE.</param>
    /// <param name="groups">G: how many groups; it divides the latent dimensions.</param>
    /// <param name="margin">What the variances shall differ by.</param>
    public static Tensor Of(in VaeOutput vae, int groups, double margin)
    {
        Tensor z = vae.Latent;
        int size = z.Columns / groups;
        Tensor variances = (z - z.MeanOverRows()).Square().MeanOverRows();
        Tensor? sum = null;
        Tensor? before = null;
        Tensor coordinates = variances.Transpose();
        Span<int> members = stackalloc int[size];
        for (int group = 0; group < groups; group++)
        {
            for (int i = 0; i < size; i++)
                members[i] = (group * size) + i;
            Tensor variance = coordinates.GatherRows(members).Mean();
            if (before is not null)
            {
                Tensor missing = (variance - before + (margin * (groups - group))).Relu();
                sum = sum is null ? missing : sum + missing;
            }

            before = variance;
        }

        return sum!;
    }
}
