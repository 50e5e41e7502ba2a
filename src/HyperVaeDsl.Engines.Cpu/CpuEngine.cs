using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Engines.Cpu.Tape;
using HyperVaeDsl.Engines.Cpu.Threading;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>
/// The embedded engine: float32 on all cores with SIMD, nothing to install. Operations compute at once; the tape of a step is
/// kept, so a step that repeats the one before allocates nothing. Results do not depend on the number of threads.
/// </summary>
public sealed class CpuEngine : TensorEngine
{
    private readonly OperationTape trainingTape = new();
    private readonly OperationTape evaluationTape = new();
    private OperationTape tape;
    private bool wentBackward;
    private bool disposed;
    private long step;

    /// <summary>Starts the engine's threads.</summary>
    /// <param name="threadCount">Threads that compute, the caller included; null for one on each core.</param>
    public CpuEngine(int? threadCount = null)
    {
        Team = new WorkerTeam(threadCount ?? Environment.ProcessorCount);
        tape = evaluationTape;
    }

    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var instructions = Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
            return $"embedded CPU engine, {Team.ThreadCount} {(Team.ThreadCount == 1 ? "thread" : "threads")}, {instructions}";
        }
    }

    /// <summary>Whether the step records gradients.</summary>
    internal bool IsRecording { get; private set; }

    internal WorkerTeam Team { get; }

    internal Scratch Scratch { get; } = new();

    internal GradientPool Gradients { get; } = new();

    /// <inheritdoc/>
    public override void BeginStep(bool recordGradients)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        tape = recordGradients ? trainingTape : evaluationTape;
        tape.Rewind();
        IsRecording = recordGradients;
        wentBackward = false;
        step++;
    }

    /// <inheritdoc/>
    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes) => new CpuParameterSet(this, shapes);

    /// <inheritdoc/>
    public override Tensor Constant(ReadOnlySpan<float> values, int rows, int columns)
    {
        if (values.Length != rows * columns)
            throw Shapes.DoNotFit($"{values.Length} values do not fill a {rows} x {columns} tensor.");
        var node = tape.Reuse<ConstantNode>(rows, columns, 0) ?? tape.Add(new ConstantNode(this, rows, columns));
        node.Bind(values);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation)
    {
        var (x, w, b) = (Own(input), Own(weight), Own(bias));
        Shapes.RequireLinear(x, w, b);
        var node = tape.Reuse<LinearNode>(x.Rows, w.Rows, x.Columns) ?? tape.Add(new LinearNode(this, x.Rows, w.Rows, x.Columns));
        node.Bind(x, w, b, activation);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false)
    {
        var (l, r) = (Own(left), Own(right));
        Shapes.RequireProduct(l, r, transposeRight);
        var columns = transposeRight ? r.Rows : r.Columns;
        var node = tape.Reuse<MatMulNode>(l.Rows, columns, l.Columns) ?? tape.Add(new MatMulNode(this, l.Rows, columns, l.Columns));
        node.Bind(l, r, transposeRight);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor Binary(BinaryOperation operation, Tensor left, Tensor right) => operation switch
    {
        BinaryOperation.Add => Binary<AddFunction>(left, right),
        BinaryOperation.Subtract => Binary<SubtractFunction>(left, right),
        BinaryOperation.Multiply => Binary<MultiplyFunction>(left, right),
        BinaryOperation.Divide => Binary<DivideFunction>(left, right),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <inheritdoc/>
    public override Tensor Unary(UnaryOperation operation, Tensor x) => operation switch
    {
        UnaryOperation.Exp => Map(default(ExpFunction), x),
        UnaryOperation.Log => Map(default(LogFunction), x),
        UnaryOperation.Sqrt => Map(default(SqrtFunction), x),
        UnaryOperation.Square => Map(default(SquareFunction), x),
        UnaryOperation.Tanh => Map(default(TanhFunction), x),
        UnaryOperation.Artanh => Map(default(ArtanhFunction), x),
        UnaryOperation.Sigmoid => Map(default(SigmoidFunction), x),
        UnaryOperation.Softplus => Map(default(SoftplusFunction), x),
        UnaryOperation.Relu => Map(default(ReluFunction), x),
        UnaryOperation.SmoothL1 => Map(default(SmoothL1Function), x),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <inheritdoc/>
    public override Tensor Affine(Tensor x, float scale, float shift) => Map(new AffineFunction(scale, shift), x);

    /// <inheritdoc/>
    public override Tensor Clamp(Tensor x, float minimum, float maximum) => Map(new ClampFunction(minimum, maximum), x);

    /// <inheritdoc/>
    public override Tensor Reduce(Reduction reduction, Tensor x)
    {
        var input = Own(x);
        var (rows, columns) = (reduction == Reduction.EachRow ? x.Rows : 1, reduction == Reduction.EachColumn ? x.Columns : 1);
        var node = tape.Reuse<ReduceNode>(rows, columns, 0) ?? tape.Add(new ReduceNode(this, rows, columns));
        node.Bind(reduction, input);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor GatherRows(Tensor x, ReadOnlySpan<int> rows)
    {
        var input = Own(x);
        Shapes.RequireIndices(rows, x.Rows, "row");
        var node = tape.Reuse<GatherNode>(rows.Length, x.Columns, 0) ?? tape.Add(new GatherNode(this, rows.Length, x.Columns));
        node.Bind(input, rows);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor x)
    {
        var input = Own(x);
        var node = tape.Reuse<TransposeNode>(x.Columns, x.Rows, 0) ?? tape.Add(new TransposeNode(this, x.Columns, x.Rows));
        node.Bind(input);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor SoftmaxCrossEntropy(Tensor logits, ReadOnlySpan<int> classes, int classCount)
    {
        var input = Own(logits);
        Shapes.RequireGroups(input, classCount);
        if (classes.Length != logits.Length / classCount)
            throw Shapes.DoNotFit($"{classes.Length} classes do not fit {logits.Rows} x {logits.Columns} logits in groups of {classCount}.");
        Shapes.RequireIndices(classes, classCount, "class");
        var node = tape.Reuse<CrossEntropyNode>(logits.Rows, 1, logits.Columns) ?? tape.Add(new CrossEntropyNode(this, logits.Rows, logits.Columns));
        node.Bind(input, classes, classCount);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor LogSoftmax(Tensor logits, int classCount)
    {
        var input = Own(logits);
        Shapes.RequireGroups(input, classCount);
        var node = tape.Reuse<LogSoftmaxNode>(logits.Rows, logits.Columns, 0) ?? tape.Add(new LogSoftmaxNode(this, logits.Rows, logits.Columns));
        node.Bind(input, classCount);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor Detach(Tensor x)
    {
        var input = Own(x);
        var node = tape.Reuse<DetachNode>(x.Rows, x.Columns, 0) ?? tape.Add(new DetachNode(this, x.Rows, x.Columns));
        node.Bind(input);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override unsafe void Backward(Tensor scalar)
    {
        var start = Own(scalar);
        if (scalar.Length != 1)
            throw Shapes.DoNotFit($"Backward starts at a 1 x 1 tensor, not at {scalar.Rows} x {scalar.Columns}.");
        if (!IsRecording)
            throw new InvalidOperationException("This step does not record gradients; begin it with recordGradients.");
        if (wentBackward)
            throw new InvalidOperationException("Backward was already called in this step.");
        wentBackward = true;
        if (!start.RequiresGradient)
            return;
        var seed = start.TakeGradient(out var accumulate);
        *seed = accumulate ? *seed + 1f : 1f;
        if (start is ParameterNode)
            return;
        for (var i = start.Index; i >= 0; i--)
        {
            if (tape[i] is not { RequiresGradient: true, HasGradient: true } node)
                continue;
            node.Backward();
            node.ReleaseGradient();
        }
    }

    /// <inheritdoc/>
    public override unsafe void Read(Tensor x, Span<float> destination)
    {
        var node = Own(x);
        if (destination.Length != node.Length)
            throw Shapes.DoNotFit($"{destination.Length} elements are not the {x.Rows} x {x.Columns} of the tensor.");
        new ReadOnlySpan<float>(node.Value, node.Length).CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposed)
            Team.Dispose();
        disposed = true;
        base.Dispose(disposing);
    }

    private CpuTensor Binary<TFunction>(Tensor left, Tensor right)
        where TFunction : IBinaryFunction
    {
        var (l, r) = (Own(left), Own(right));
        var (rows, columns) = Shapes.Broadcast(l, r);
        var node = tape.Reuse<BinaryNode<TFunction>>(rows, columns, 0) ?? tape.Add(new BinaryNode<TFunction>(this, rows, columns));
        node.Bind(l, r);
        return Compute(node);
    }

    private CpuTensor Map<TFunction>(TFunction function, Tensor x)
        where TFunction : unmanaged, IUnaryFunction
    {
        var input = Own(x);
        var node = tape.Reuse<UnaryNode<TFunction>>(x.Rows, x.Columns, 0) ?? tape.Add(new UnaryNode<TFunction>(this, x.Rows, x.Columns));
        node.Bind(function, input);
        return Compute(node);
    }

    private CpuTensor Compute(Node node)
    {
        node.Forward();
        return node.HandleFor(step);
    }

    private Node Own(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x is not CpuTensor tensor || !ReferenceEquals(tensor.Engine, this))
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to another engine ({x.Engine.Name}).");
        if (tensor.Step != step && tensor.Step != CpuTensor.Persistent)
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to an earlier step; its memory has been recycled.");
        return tensor.Node;
    }
}
