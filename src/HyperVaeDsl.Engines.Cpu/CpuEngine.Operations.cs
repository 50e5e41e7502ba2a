using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <content>The operations: each checks its shapes, takes its node from the tape or makes one, and computes.</content>
public sealed partial class CpuEngine
{
    /// <inheritdoc/>
    public override Tensor Constant(ReadOnlySpan<float> values, int rows, int columns)
    {
        ShapeRules.RequireValues(values.Length, rows, columns);
        var node = tape.Reuse<ConstantNode>(rows, columns, 0) ?? tape.Add(new ConstantNode(this, rows, columns));
        node.Bind(values);
        return node.HandleFor(step);
    }

    /// <inheritdoc/>
    public override Tensor Normal(ref RandomStream stream, double scale, int rows, int columns)
    {
        ShapeRules.RequireDimensions(rows, columns);
        var node = tape.Reuse<NormalNode>(rows, columns, 0) ?? tape.Add(new NormalNode(this, rows, columns));
        node.Bind(new NormalFill(stream, scale, node.Length));
        stream = stream.After(node.Length);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation)
    {
        var (x, w, b) = (Own(input), Own(weight), Own(bias));
        ShapeRules.RequireLinear(input, weight, bias);
        var node = tape.Reuse<LinearNode>(x.Rows, w.Rows, x.Columns) ?? tape.Add(new LinearNode(this, x.Rows, w.Rows, x.Columns));
        node.Bind(x, w, b, activation);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false)
    {
        var (l, r) = (Own(left), Own(right));
        ShapeRules.RequireProduct(left, right, transposeRight);
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
        ShapeRules.RequireIndices(rows, x.Rows, "row");
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
        ShapeRules.RequireClasses(logits, classes, classCount);
        var node = tape.Reuse<CrossEntropyNode>(logits.Rows, 1, logits.Columns) ?? tape.Add(new CrossEntropyNode(this, logits.Rows, logits.Columns));
        node.Bind(input, classes, classCount);
        return Compute(node);
    }

    /// <inheritdoc/>
    public override Tensor LogSoftmax(Tensor logits, int classCount)
    {
        var input = Own(logits);
        ShapeRules.RequireGroups(logits, classCount);
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

    private CpuTensor Binary<TFunction>(Tensor left, Tensor right)
        where TFunction : IBinaryFunction
    {
        var (l, r) = (Own(left), Own(right));
        var (rows, columns) = ShapeRules.Broadcast(left, right);
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
        Team.Submit(node, node.Inputs);
        return node.HandleFor(step);
    }
}
