using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// One training step of two VAEs, written by hand against the seam: draw a batch and triplets, forward, reconstruction +
/// beta KL + radial + 0.5 ranking for each, backward, clip at norm 1, AdamW, and a scale that follows KL and radius. The peer
/// script does the same arithmetic.
/// </summary>
internal sealed class DualVaeStep
{
    private const int BatchSize = 512;
    private const int TripletCount = 500;
    private const double FreeBits = 0.1;

    private readonly TensorEngine engine;
    private readonly ParameterSet parameters;
    private readonly VaeModel modelA = new("a");
    private readonly VaeModel modelB = new("b");
    private readonly double[] learningRates;
    private readonly Random random = new(1);
    private readonly NormalSource normals = new(2);
    private readonly int[] rows = new int[BatchSize];
    private readonly float[] inputs = new float[BatchSize * TernaryTables.Digits];
    private readonly int[] classes = new int[BatchSize * TernaryTables.Digits];
    private readonly float[] radii = new float[BatchSize];
    private readonly float[] noise = new float[BatchSize * VaeModel.LatentSize];
    private readonly int[] anchors = new int[TripletCount];
    private readonly int[] near = new int[TripletCount];
    private readonly int[] far = new int[TripletCount];
    private double averageKl;
    private double averageRadius;
    private long updates;

    public DualVaeStep(TensorEngine engine)
    {
        this.engine = engine;
        parameters = engine.CreateParameters([.. modelA.Shapes, .. modelB.Shapes]);
        modelA.Initialise(parameters, random);
        modelB.Initialise(parameters, random);
        learningRates = [.. parameters.Shapes.Select(_ => 1e-3)];
    }

    /// <summary>The loss of the last step.</summary>
    public float Loss { get; private set; }

    public void Run()
    {
        DrawBatch();
        DrawTriplets();
        engine.BeginStep(recordGradients: true);
        var x = engine.Constant(inputs, BatchSize, TernaryTables.Digits);
        var target = engine.Constant(radii, BatchSize, 1);
        var (lossA, klA, radiusA) = LossOf(modelA, x, target, beta: 0.8);
        var (lossB, klB, radiusB) = LossOf(modelB, x, target, beta: 0.5);
        var loss = (lossA + lossB) * Scale();
        parameters.ZeroGradients();
        engine.Backward(loss);
        var norm = parameters.GradientNorm(null);
        if (norm > 1 - 1e-6)
            parameters.ScaleGradients(null, 1 / (norm + 1e-6));
        parameters.AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 1e-4), ++updates, learningRates);
        averageKl = (0.9 * averageKl) + (0.1 * (klA.ToScalar() + klB.ToScalar()));
        averageRadius = (0.9 * averageRadius) + (0.05 * (radiusA.ToScalar() + radiusB.ToScalar()));
        Loss = loss.ToScalar();
    }

    private static Tensor Distance(Tensor u, Tensor v)
    {
        var ratio = (u - v).Square().SumOfEachRow() / ((1 - u.Square().SumOfEachRow()) * (1 - v.Square().SumOfEachRow()));
        var argument = ((2 * ratio) + 1).AtLeast(1 + 1e-7);
        return (argument + (argument.Square() - 1).Sqrt()).Log();
    }

    private (Tensor Loss, Tensor Kl, Tensor Radius) LossOf(VaeModel model, Tensor x, Tensor targetRadius, double beta)
    {
        normals.Fill(noise);
        var (logits, mean, logVariance, point) = model.Run(x, engine.Constant(noise, BatchSize, VaeModel.LatentSize));
        var reconstruction = engine.SoftmaxCrossEntropy(logits, classes, 3).Sum() / classes.Length;
        var kl = (-0.5 * ((logVariance + 1) - mean.Square() - logVariance.Exp())).MeanOverRows().AtLeast(FreeBits).Sum();
        var radius = point.NormOfEachRow();
        var radial = (radius - targetRadius).Square().Mean();
        var anchor = point.GatherRows(anchors);
        var ranking = (Distance(anchor, point.GatherRows(near)) - Distance(anchor, point.GatherRows(far)) + 0.1).Relu().Mean();
        return (reconstruction + (beta * kl) + radial + (0.5 * ranking), kl, radius.Mean());
    }

    private double Scale() =>
        (averageKl > 7.5 ? 0.95 : averageKl < 2.5 ? 1.05 : 1.0) * (averageRadius < 0.25 ? 0.9 : 1.0);

    private void DrawBatch()
    {
        for (var i = 0; i < BatchSize; i++)
        {
            var row = rows[i] = random.Next(TernaryTables.Count);
            TernaryTables.Inputs.AsSpan(row * TernaryTables.Digits, TernaryTables.Digits).CopyTo(inputs.AsSpan(i * TernaryTables.Digits));
            TernaryTables.Classes.AsSpan(row * TernaryTables.Digits, TernaryTables.Digits).CopyTo(classes.AsSpan(i * TernaryTables.Digits));
            radii[i] = TernaryTables.TargetRadii[row];
        }
    }

    private void DrawTriplets()
    {
        for (var i = 0; i < TripletCount; i++)
        {
            var (anchor, first, second) = (random.Next(BatchSize), random.Next(BatchSize), random.Next(BatchSize));
            var swap = Valuation(anchor, first) < Valuation(anchor, second);
            (anchors[i], near[i], far[i]) = swap ? (anchor, second, first) : (anchor, first, second);
        }
    }

    private int Valuation(int i, int j) => TernaryTables.Valuations[Math.Abs(rows[i] - rows[j])];
}
