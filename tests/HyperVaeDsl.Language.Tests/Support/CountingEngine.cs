using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// An engine that computes nothing and counts: the operations of the seam that a step asks for, and those that its gradient goes back
/// through. A device with a launch for each would make as many.
/// </summary>
internal sealed class CountingEngine : TensorEngine
{
    private readonly Dictionary<string, int> forward = new(StringComparer.Ordinal);
    private int steps;

    public override string Name => "counting";

    public override string Description => "counts operations";

    /// <summary>Operations since the step began, by name.</summary>
    public IReadOnlyDictionary<string, int> Forward => forward;

    /// <summary>An operation that fails, as a device may; null for none.</summary>
    public string? Broken { get; init; }

    /// <summary>Operations through which the gradient went.</summary>
    public int Backwards { get; private set; }

    public override void BeginStep(bool recordGradients)
    {
        steps++;
        forward.Clear();
        Backwards = 0;
    }

    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes) => new Parameters(this, shapes);

    // A constant is copied, not computed.
    public override Tensor Constant(ReadOnlySpan<float> values, int rows, int columns) => new Node(this, rows, columns, []);

    public override Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation) => Count("Linear", input.Rows, weight.Rows, input, weight, bias);

    public override Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false) => Count("MatMul", left.Rows, transposeRight ? right.Rows : right.Columns, left, right);

    public override Tensor Binary(BinaryOperation operation, Tensor left, Tensor right) =>
        Count("Binary", Math.Max(left.Rows, right.Rows), Math.Max(left.Columns, right.Columns), left, right);

    public override Tensor Unary(UnaryOperation operation, Tensor x) => Count("Unary", x.Rows, x.Columns, x);

    public override Tensor Affine(Tensor x, float scale, float shift) => Count("Affine", x.Rows, x.Columns, x);

    public override Tensor Clamp(Tensor x, float minimum, float maximum) => Count("Clamp", x.Rows, x.Columns, x);

    public override Tensor Reduce(Reduction reduction, Tensor x) =>
        Count("Reduce", reduction == Reduction.EachRow ? x.Rows : 1, reduction == Reduction.EachColumn ? x.Columns : 1, x);

    public override Tensor GatherRows(Tensor x, ReadOnlySpan<int> rows) => Count("GatherRows", rows.Length, x.Columns, x);

    public override Tensor Transpose(Tensor x) => Count("Transpose", x.Columns, x.Rows, x);

    public override Tensor SoftmaxCrossEntropy(Tensor logits, ReadOnlySpan<int> classes, int classCount) => Count("SoftmaxCrossEntropy", logits.Rows, 1, logits);

    public override Tensor LogSoftmax(Tensor logits, int classCount) => Count("LogSoftmax", logits.Rows, logits.Columns, logits);

    public override Tensor Detach(Tensor x) => new Node(this, x.Rows, x.Columns, []);

    public override void Backward(Tensor scalar)
    {
        HashSet<Node> seen = [];
        Stack<Node> open = new([(Node)scalar]);
        while (open.TryPop(out Node? node))
        {
            if (!node.RequiresGradient || node.Inputs.Count == 0 || !seen.Add(node))
                continue;
            Backwards++;
            foreach (Node input in node.Inputs)
                open.Push(input);
        }
    }

    /// <summary>Values that vary from step to step and depend on nothing else: what observes them sees the same whoever asks.</summary>
    public override void Read(Tensor x, Span<float> destination)
    {
        for (int i = 0; i < destination.Length; i++)
            destination[i] = (float)(0.1 + (0.8 * ScheduleNoise.Unit(x.Rows + (31 * x.Columns), ((long)steps << 20) + i)));
    }

    private Node Count(string operation, int rows, int columns, params Tensor[] inputs)
    {
        if (operation == Broken)
            throw new InvalidOperationException($"{operation} failed.");
        forward[operation] = forward.GetValueOrDefault(operation) + 1;
        return new Node(this, rows, columns, [.. inputs.Cast<Node>()]);
    }

    private sealed class Node(TensorEngine engine, int rows, int columns, IReadOnlyList<Node> inputs, bool isParameter = false) : Tensor(engine, rows, columns)
    {
        public IReadOnlyList<Node> Inputs => inputs;

        public bool RequiresGradient { get; } = isParameter || inputs.Any(input => input.RequiresGradient);
    }

    private sealed class Parameters(CountingEngine engine, IReadOnlyList<ParameterShape> shapes) : ParameterSet(shapes)
    {
        private readonly Dictionary<string, Node> nodes = shapes.ToDictionary(shape => shape.Name, shape => new Node(engine, shape.Rows, shape.Columns, [], isParameter: true), StringComparer.Ordinal);

        public override Tensor this[string name] => nodes[name];

        public override void Write(string name, ReadOnlySpan<float> values)
        {
        }

        public override void Read(string name, ParameterState state, Span<float> destination) => destination.Fill(1);

        public override void WriteMoment(string name, ParameterState moment, ReadOnlySpan<float> values)
        {
        }

        public override void ZeroGradients()
        {
        }

        public override double GradientNorm(string? component) => 1;

        public override void ScaleGradients(string? component, double factor)
        {
        }

        public override void AdamW(in AdamWSettings settings, long update, ReadOnlySpan<double> learningRates)
        {
        }

        public override void AddDecay(double decay)
        {
        }

        public override void Momentum(double momentum, ReadOnlySpan<double> learningRates)
        {
        }
    }
}
