using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;

namespace BringYourOwnModel;

/// <summary>A VAE with two latent dimensions. A member that rings.hvae names and this class lacks is an error here.</summary>
internal sealed class RingVae(RingPoints data) : Rings.IModel
{
    private readonly DenseLayers encoder = new(2, 32, 32), mean = new(32, 2), logVariance = new(32, 2), decoder = new(2, 32, 32, 2);
    private Tensor points = null!, mu = null!, logVar = null!, decoded = null!;

    public ModelPart Encoder => encoder;
    public ModelPart Mean => mean;
    public ModelPart LogVariance => logVariance;
    public ModelPart Decoder => decoder;

    public void Forward(ItemBatch batch, double noise)
    {
        points = batch.Rows(data.Points);
        Tensor features = encoder.Apply(points).Relu();
        (mu, logVar) = (mean.Apply(features), logVariance.Apply(features));
        decoded = decoder.Apply(mu + ((logVar * 0.5).Exp() * batch.Noise(2) * noise));
    }

    public Tensor Reconstruction(ItemBatch batch) => (decoded - points).Square().SumOfEachRow().Mean();

    public Tensor Kl(ItemBatch batch) => ((mu.Square() + logVar.Exp() - logVar - 1.0) * 0.5).SumOfEachRow().Mean();

    /// <summary>Neighbours in the batch lie close together in the latent space if they are of one ring, and 1 or more apart if not.</summary>
    public Tensor Separation(ItemBatch batch)
    {
        int[] rings = batch.Labels(data.Rings);
        int[] next = [.. Enumerable.Range(1, rings.Length - 1), 0];
        Tensor same = batch.Engine.Constant([.. next.Select((other, i) => rings[i] == rings[other] ? 1f : 0f)], rings.Length, 1);
        Tensor distance = (mu - mu.GatherRows(next)).NormOfEachRow();
        return ((same * distance.Square()) + ((1.0 - same) * (1.0 - distance).Relu().Square())).Mean();
    }

    /// <summary>The error of reconstruction without noise, and the share of points whose nearest neighbour in the latent space is of their ring.</summary>
    public Rings.Metrics Measure(IEnumerable<ItemBatch> items)
    {
        double error = 0;
        List<(float X, float Y, int Ring)> codes = [];
        foreach (ItemBatch batch in items)
        {
            Forward(batch, noise: 0);
            error += Reconstruction(batch).ToScalar() * batch.Size;
            var code = new float[2 * batch.Size];
            mu.CopyTo(code);
            codes.AddRange(batch.Labels(data.Rings).Select((ring, i) => (code[2 * i], code[(2 * i) + 1], ring)));
        }

        int pure = codes.Where((one, i) => codes.Where((_, j) => j != i).MinBy(other => Math.Pow(other.X - one.X, 2) + Math.Pow(other.Y - one.Y, 2)).Ring == one.Ring).Count();
        return new Rings.Metrics(Error: error / codes.Count, Purity: (double)pure / codes.Count);
    }
}
