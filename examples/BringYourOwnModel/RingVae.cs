using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace BringYourOwnModel;

/// <summary>A VAE of two latent dimensions for points on rings. What rings.hvae names and this class lacks does not compile.</summary>
internal sealed class RingVae(RingPoints data) : Rings.IModel
{
    private const int Latent = 2;
    private readonly DenseLayers encoder = new(2, 32, 32), center = new(32, Latent), width = new(32, Latent), decoder = new(Latent, 32, 32, 2);
    private Tensor points = null!, mean = null!, logVariance = null!, decoded = null!;

    public ModelPart Encoder => encoder;

    public ModelPart Mean => center;

    public ModelPart LogVariance => width;

    public ModelPart Decoder => decoder;

    public void Forward(ItemBatch batch, double noise)
    {
        points = batch.Rows(data.Coordinates, 2);
        Tensor features = encoder.Apply(points).Relu();
        (mean, logVariance) = (center.Apply(features), width.Apply(features));
        decoded = decoder.Apply(mean + ((logVariance * 0.5).Exp() * batch.Noise(Latent) * noise));
    }

    public Tensor Reconstruction(ItemBatch batch) => (decoded - points).Square().SumOfEachRow().Mean();

    /// <summary>KL divergence from the standard normal, in nats.</summary>
    public Tensor Kl(ItemBatch batch) => ((mean.Square() + logVariance.Exp() - logVariance - 1.0) * 0.5).SumOfEachRow().Mean();

    /// <summary>Mean squared distance of neighbours in the batch that lie on one ring, with 1 subtracted for those that do not, and no less than 0.</summary>
    public Tensor Cohesion(ItemBatch batch)
    {
        int[] rings = batch.Labels(data.Rings);
        int[] next = [.. Enumerable.Range(1, rings.Length - 1), 0];
        float[] same = [.. next.Select((other, i) => rings[i] == rings[other] ? 1f : 0f)];
        Tensor together = batch.Engine.Constant(same, same.Length, 1);
        Tensor distance = (mean - mean.GatherRows(next)).Square().SumOfEachRow();
        return ((distance * together) + ((2.0 - distance).Relu() * (1.0 - together))).Mean();
    }

    public Rings.Metrics Measure(IEnumerable<ItemBatch> items)
    {
        (double error, int count) = (0, 0);
        List<(float X, float Y, int Ring)> codes = [];
        foreach (ItemBatch batch in items)
        {
            Forward(batch, noise: 0);
            error += Reconstruction(batch).ToScalar() * batch.Size;
            count += batch.Size;
            var code = new float[batch.Size * Latent];
            mean.CopyTo(code);
            codes.AddRange(batch.Labels(data.Rings).Select((ring, i) => (code[2 * i], code[(2 * i) + 1], ring)));
        }

        // The share of points whose nearest other point in the latent space lies on the same ring.
        double pure = codes.Count(one => codes.Where(other => other != one).MinBy(other => Math.Pow(other.X - one.X, 2) + Math.Pow(other.Y - one.Y, 2)).Ring == one.Ring);
        return new Rings.Metrics(error / count, pure / count);
    }
}
