using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// One training step of two VAEs, written by hand against the seam: draw a batch and triplets, forward, reconstruction +
/// beta KL + radial + 0.5 ranking for each, backward, clip at norm 1, AdamW, and a scale that follows KL and radius. The peer
/// script computes the same functions. Where the engine defers reading, a step reads no number: its scale follows nothing and it clips on the device.
/// </summary>
internal sealed class DualVaeStep
{
    private const int TripletCount = 500;
    private const double FreeBits = 0.1;

    private static readonly AdamWSettings AdamW = new(0.9, 0.999, 1e-8, 1e-4);

    private readonly TensorEngine engine;
    private readonly StepSize size;
    private readonly ParameterSet parameters;
    private readonly VaeModel modelA;
    private readonly VaeModel modelB;
    private readonly double[] learningRates;
    private readonly Random random = new(1);
    private readonly int[] rows;
    private readonly float[] radii;
    private readonly int[] anchors = new int[TripletCount];
    private readonly int[] near = new int[TripletCount];
    private readonly int[] far = new int[TripletCount];
    private double averageKl;
    private double averageRadius;
    private long updates;
    private Tensor? unread;

    public DualVaeStep(TensorEngine engine, StepSize size)
    {
        this.engine = engine;
        this.size = size;
        modelA = new VaeModel("a", size.Width);
        modelB = new VaeModel("b", size.Width);
        rows = new int[size.Batch];
        radii = new float[size.Batch];
        parameters = engine.CreateParameters([.. modelA.Shapes, .. modelB.Shapes]);
        modelA.Initialise(parameters, random);
        modelB.Initialise(parameters, random);
        learningRates = [.. parameters.Shapes.Select(_ => 1e-3)];
    }

    /// <summary>The loss of the last step.</summary>
    public float Loss { get; private set; }

    /// <summary>Waits until the last step is done, and reads its loss.</summary>
    public void Settle() => Loss = unread?.ToScalar() ?? Loss;

    public void Run()
    {
        DrawBatch();
        DrawTriplets();
        engine.BeginStep(recordGradients: true);
        var x = engine.GatherRows(TernaryTables.InputRows, rows);
        var target = engine.Constant(radii, size.Batch, 1);
        var (lossA, klA, radiusA) = LossOf(modelA, RandomPurpose.NoiseA, x, target, beta: 0.8);
        var (lossB, klB, radiusB) = LossOf(modelB, RandomPurpose.NoiseB, x, target, beta: 0.5);
        var loss = (lossA + lossB) * Scale();
        parameters.ZeroGradients();
        engine.Backward(loss);
        if (engine.DefersReading)
        {
            unread = loss;
            parameters.ClipUnread(1);
            parameters.AdamW(AdamW, ++updates, learningRates);
            return;
        }

        var norm = parameters.GradientNorm(null);
        if (norm > 1 - 1e-6)
            parameters.ScaleGradients(null, 1 / (norm + 1e-6));
        parameters.AdamW(AdamW, ++updates, learningRates);
        averageKl = (0.9 * averageKl) + (0.1 * (klA.ToScalar() + klB.ToScalar()));
        averageRadius = (0.9 * averageRadius) + (0.05 * (radiusA.ToScalar() + radiusB.ToScalar()));
        Loss = loss.ToScalar();
    }

    private (Tensor Loss, Tensor Kl, Tensor Radius) LossOf(VaeModel model, RandomPurpose purpose, Tensor x, Tensor targetRadius, double beta)
    {
        var (mean, logVariance) = model.Encode(x);
        var noise = new RandomStream(2, purpose, step: (int)updates);
        var deviation = (0.5 * logVariance).Exp();
        var (logits, point) = model.Decode(mean, deviation, engine.Normal(ref noise, 1, size.Batch, VaeModel.LatentSize));
        var reconstruction = engine.SoftmaxCrossEntropy(logits, TernaryTables.ClassRows, rows, 3).Sum() / (logits.Rows * TernaryTables.Digits);
        var kl = engine.KlOfEachDimension(mean, deviation, logVariance).AtLeast(FreeBits).Sum();
        var radius = point.NormOfEachRow();
        var radial = (radius - targetRadius).Square().Mean();
        var gaps = engine.BallGaps(point, 1 - radius.Square(), anchors, near, far, curvature: 1);
        var ranking = (gaps + 0.1).Relu().Mean();
        return (reconstruction + (beta * kl) + radial + (0.5 * ranking), kl, radius.Mean());
    }

    private double Scale() => engine.DefersReading ? 1 :
        (averageKl > 7.5 ? 0.95 : averageKl < 2.5 ? 1.05 : 1.0) * (averageRadius < 0.25 ? 0.9 : 1.0);

    private void DrawBatch()
    {
        for (var i = 0; i < size.Batch; i++)
        {
            var row = rows[i] = random.Next(TernaryTables.Count);
            radii[i] = TernaryTables.TargetRadii[row];
        }
    }

    private void DrawTriplets()
    {
        for (var i = 0; i < TripletCount; i++)
        {
            var (anchor, first, second) = (random.Next(size.Batch), random.Next(size.Batch), random.Next(size.Batch));
            var swap = Valuation(anchor, first) < Valuation(anchor, second);
            (anchors[i], near[i], far[i]) = swap ? (anchor, second, first) : (anchor, first, second);
        }
    }

    private int Valuation(int i, int j) => TernaryTables.Valuations[Math.Abs(rows[i] - rows[j])];
}
