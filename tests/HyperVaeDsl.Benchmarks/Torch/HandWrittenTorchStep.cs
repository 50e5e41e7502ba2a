using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace HyperVaeDsl.Benchmarks.Torch;

/// <summary>
/// The step of <see cref="DualVaeStep"/> as one writes it with TorchSharp: modules, its AdamW and its clipping, one dispose scope for each step, the
/// data on the device. The arithmetic is that of tests/peers/pytorch_step.py.
/// </summary>
internal sealed class HandWrittenTorchStep
{
    private const int Triplets = 500;

    private readonly Device device;
    private readonly int batch;
    private readonly bool reads;
    private readonly Vae[] models;
    private readonly Parameter[] parameters;
    private readonly optim.Optimizer optimizer;
    private readonly Tensor inputs;
    private readonly Tensor classes;
    private readonly Tensor radii;
    private readonly Tensor valuations;
    private Tensor? unread;
    private double averageKl;
    private double averageRadius;

    /// <param name="device">Where everything lies.</param>
    /// <param name="batch">Operations in a batch.</param>
    /// <param name="reads">Whether a step reads what its scale follows, and its loss. Clipping reads in either case: it is TorchSharp's.</param>
    public HandWrittenTorchStep(string device, int batch, bool reads)
    {
        this.device = new Device(device);
        this.batch = batch;
        this.reads = reads;
        inputs = tensor(TernaryTables.Inputs, [TernaryTables.Count, TernaryTables.Digits], device: this.device);
        classes = tensor([.. TernaryTables.Classes.Select(one => (long)one)], [TernaryTables.Count, TernaryTables.Digits], device: this.device);
        radii = tensor(TernaryTables.TargetRadii, device: this.device);
        valuations = tensor([.. TernaryTables.Valuations.Select(one => (long)one)], device: this.device);
        models = [new Vae().to(this.device), new Vae().to(this.device)];
        parameters = [.. models.SelectMany(model => model.parameters())];
        optimizer = optim.AdamW(parameters, lr: 1e-3, weight_decay: 1e-4);
    }

    public float Loss { get; private set; }

    /// <summary>Waits until the last step is done, and reads its loss.</summary>
    public void Settle() => Loss = unread?.item<float>() ?? Loss;

    public void Run()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor rows = randint(TernaryTables.Count, batch, device: device);
        (Tensor x, Tensor labels, Tensor target) = (inputs[rows], classes[rows], radii[rows]);
        (Tensor, Tensor, Tensor) triplets = DrawTriplets(rows);
        (Tensor lossA, Tensor klA, Tensor radiusA) = LossOf(models[0], x, labels, target, triplets, 0.8);
        (Tensor lossB, Tensor klB, Tensor radiusB) = LossOf(models[1], x, labels, target, triplets, 0.5);
        Tensor loss = (lossA + lossB) * Scale();
        foreach (Vae model in models)
            model.zero_grad(set_to_none: true);
        loss.backward();
        nn.utils.clip_grad_norm_(parameters, 1.0);
        optimizer.step();
        if (!reads)
        {
            unread?.Dispose();
            unread = loss.detach().DetachFromDisposeScope();
            return;
        }

        averageKl = (0.9 * averageKl) + (0.1 * (klA.item<float>() + klB.item<float>()));
        averageRadius = (0.9 * averageRadius) + (0.05 * (radiusA.item<float>() + radiusB.item<float>()));
        Loss = loss.item<float>();
    }

    private static Tensor Distance(Tensor u, Tensor v)
    {
        Tensor ratio = (u - v).square().sum(1) / ((1 - u.square().sum(1)) * (1 - v.square().sum(1)));
        return acosh((1 + (2 * ratio)).clamp_min(1 + 1e-7));
    }

    private static (Tensor Loss, Tensor Kl, Tensor Radius) LossOf(Vae model, Tensor x, Tensor labels, Tensor target, (Tensor, Tensor, Tensor) triplets, double beta)
    {
        (Tensor logits, Tensor mean, Tensor logVariance, Tensor point) = model.Run(x);
        Tensor reconstruction = functional.cross_entropy(logits.view(-1, 3), labels.view(-1));
        Tensor kl = (-0.5 * (1 + logVariance - mean.square() - logVariance.exp())).mean([0]).clamp_min(0.1).sum();
        Tensor radius = point.norm(1);
        Tensor anchor = point[triplets.Item1];
        Tensor ranking = functional.relu(Distance(anchor, point[triplets.Item2]) - Distance(anchor, point[triplets.Item3]) + 0.1).mean();
        return (reconstruction + (beta * kl) + functional.mse_loss(radius, target) + (0.5 * ranking), kl, radius.mean());
    }

    private (Tensor Anchor, Tensor Near, Tensor Far) DrawTriplets(Tensor rows)
    {
        (Tensor anchor, Tensor first, Tensor second) = (randint(batch, Triplets, device: device), randint(batch, Triplets, device: device), randint(batch, Triplets, device: device));
        Tensor swap = valuations[(rows[anchor] - rows[first]).abs()] < valuations[(rows[anchor] - rows[second]).abs()];
        return (anchor, where(swap, second, first), where(swap, first, second));
    }

    private double Scale() => !reads ? 1 :
        (averageKl > 7.5 ? 0.95 : averageKl < 2.5 ? 1.05 : 1.0) * (averageRadius < 0.25 ? 0.9 : 1.0);

    private sealed class Vae : Module
    {
        private readonly Sequential encoder = Sequential(Linear(9, 256), ReLU(), Linear(256, 128), ReLU(), Linear(128, 64), ReLU());
        private readonly Linear mean = Linear(64, 16);
        private readonly Linear logVariance = Linear(64, 16);
        private readonly Sequential decoder = Sequential(Linear(16, 32), ReLU(), Linear(32, 64), ReLU(), Linear(64, 27));

        public Vae()
            : base(nameof(Vae)) => RegisterComponents();

        public (Tensor Logits, Tensor Mean, Tensor LogVariance, Tensor Point) Run(Tensor x)
        {
            Tensor hidden = encoder.forward(x);
            (Tensor mu, Tensor logVar) = (mean.forward(hidden), logVariance.forward(hidden));
            Tensor z = mu + ((0.5 * logVar).exp() * randn_like(mu));
            Tensor norm = z.norm(1, keepdim: true).clamp_min(1e-7);
            Tensor point = z * (norm.tanh().clamp_max(0.95) / norm);
            return (decoder.forward(point), mu, logVar, point);
        }
    }
}
