using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = HyperVaeDsl.Runtime.Tensors.Tensor;

namespace BringYourOwnModel;

/// <summary>
/// The model of <see cref="RingVae"/> with modules and losses of TorchSharp. It is compiled with -p:TorchSharp=cpu (or cuda-linux, cuda-windows). The
/// parameters have the same names as there, so either program goes on from a checkpoint of the other.
/// </summary>
internal sealed class TorchRingVae(RingPoints data, TorchEngine engine, string device) : Rings.IModel
{
    private readonly TorchPart<Sequential> encoder = Layers(device, 2, 32, 32), mean = Layers(device, 32, 2), logVariance = Layers(device, 32, 2), decoder = Layers(device, 2, 32, 32, 2);
    private torch.Tensor points = null!, mu = null!, logVar = null!, decoded = null!;

    public ModelPart Encoder => encoder;
    public ModelPart Mean => mean;
    public ModelPart LogVariance => logVariance;
    public ModelPart Decoder => decoder;

    public void Forward(ItemBatch batch, double noise)
    {
        Tensor input = batch.Rows(data.Points);
        points = engine.Unwrap(input);
        Tensor features = engine.Wrap(engine.Unwrap(encoder.Apply(input)).relu());
        (mu, logVar) = (engine.Unwrap(mean.Apply(features)), engine.Unwrap(logVariance.Apply(features)));
        torch.Tensor sample = mu + ((logVar * 0.5).exp() * engine.Unwrap(batch.Noise(2)) * noise);
        decoded = engine.Unwrap(decoder.Apply(engine.Wrap(sample)));
    }

    public Tensor Reconstruction(ItemBatch batch) => engine.Wrap((decoded - points).square().sum(1).mean());

    public Tensor Kl(ItemBatch batch) => engine.Wrap(((mu.square() + logVar.exp() - logVar - 1) * 0.5).sum(1).mean());

    /// <summary>Neighbours in the batch lie close together in the latent space if they are of one ring, and 1 or more apart if not.</summary>
    public Tensor Separation(ItemBatch batch)
    {
        torch.Tensor rings = torch.tensor(batch.Labels(data.Rings), device: device);
        torch.Tensor same = rings.eq(rings.roll(-1, 0)).to(torch.float32);
        torch.Tensor distance = (mu - mu.roll(-1, 0)).norm(1);
        return engine.Wrap(((same * distance.square()) + ((1 - same) * (1 - distance).relu().square())).mean());
    }

    /// <summary>The error of reconstruction without noise, and the share of points whose nearest neighbour in the latent space is of their ring.</summary>
    public Rings.Metrics Measure(IEnumerable<ItemBatch> items)
    {
        double error = 0;
        List<float> codes = [];
        List<int> rings = [];
        foreach (ItemBatch batch in items)
        {
            Forward(batch, noise: 0);
            error += Reconstruction(batch).ToScalar() * batch.Size;
            var code = new float[2 * batch.Size];
            engine.Wrap(mu).CopyTo(code);
            codes.AddRange(code);
            rings.AddRange(batch.Labels(data.Rings));
        }

        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor all = torch.tensor(codes.ToArray()).reshape(rings.Count, 2);
        torch.Tensor far = torch.eye(rings.Count) * 1e9;
        torch.Tensor ring = torch.tensor(rings.ToArray());
        double pure = ring[(torch.cdist(all, all) + far).argmin(1)].eq(ring).to(torch.float32).mean().item<float>();
        return new Rings.Metrics(Error: error / rings.Count, Purity: pure);
    }

    // Linear layers with rectifiers between them. Their initial values are the module's own.
    private static TorchPart<Sequential> Layers(string device, params int[] widths)
    {
        List<Module<torch.Tensor, torch.Tensor>> modules = [];
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            if (i > 0)
                modules.Add(ReLU());
            modules.Add(Linear(widths[i], widths[i + 1]));
        }

        return new TorchPart<Sequential>(Sequential(modules).to(device));
    }
}
