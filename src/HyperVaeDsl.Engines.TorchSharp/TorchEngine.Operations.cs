using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <content>The operations: each checks its shapes, because some mistakes end the process in libtorch, and is one or two calls.</content>
public sealed partial class TorchEngine
{
    /// <summary>The least normal float. A square root of less is not distinguished from 0, whose gradient is taken as 0.</summary>
    private const double LeastNormal = 1.17549435e-38;

    /// <inheritdoc/>
    public override Tensor Constant(ReadOnlySpan<float> values, int rows, int columns)
    {
        ShapeRules.RequireValues(values.Length, rows, columns);
        torch.Tensor tensor = columns == 1
            ? sent.Of(values, (bits, length) => Send(HostTensor.Of(MemoryMarshal.Cast<int, float>(bits.AsSpan(0, length)), length, 1)))
            : Send(HostTensor.Of(values, rows, columns));
        return Result(tensor, rows, columns);
    }

    /// <inheritdoc/>
    public override Tensor Normal(ref RandomStream stream, double scale, int rows, int columns)
    {
        ShapeRules.RequireDimensions(rows, columns);
        NormalFill fill = new(stream, scale, rows * columns);
        stream = stream.After(fill.Count);
        return Result(Send(HostTensor.Of(fill, rows, columns)), rows, columns);
    }

    /// <inheritdoc/>
    public override Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation)
    {
        (torch.Tensor x, torch.Tensor w, torch.Tensor b) = (Own(input), Own(weight), Own(bias));
        ShapeRules.RequireLinear(input, weight, bias);
        torch.Tensor sum = recording && Precision == Precision.Mixed ? Rounded(x).mm(Rounded(w).t()).to(torch.ScalarType.Float32).add_(b, scalars[1]) : torch.nn.functional.linear(x, w, b);
        return Result(activation == Activation.Relu ? sum.relu_() : sum, input.Rows, weight.Rows);
    }

    /// <inheritdoc/>
    public override Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false)
    {
        (torch.Tensor l, torch.Tensor r) = (Own(left), Own(right));
        ShapeRules.RequireProduct(left, right, transposeRight);
        return Result(l.mm(transposeRight ? r.t() : r), left.Rows, transposeRight ? right.Rows : right.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Binary(BinaryOperation operation, Tensor left, Tensor right)
    {
        (torch.Tensor l, torch.Tensor r) = (Own(left), Own(right));
        (int rows, int columns) = ShapeRules.Broadcast(left, right);
        torch.Tensor value = operation switch
        {
            BinaryOperation.Add => l.add(r, scalars[1]),
            BinaryOperation.Subtract => l.sub(r),
            BinaryOperation.Multiply => l.mul(r),
            BinaryOperation.Divide => l.div(r),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        };
        return Result(value, rows, columns);
    }

    /// <inheritdoc/>
    public override Tensor Unary(UnaryOperation operation, Tensor x)
    {
        torch.Tensor input = Own(x);
        torch.Tensor value = operation switch
        {
            UnaryOperation.Exp => input.exp(),
            UnaryOperation.Log => input.log(),
            UnaryOperation.Sqrt => input.clamp_min(scalars[LeastNormal]).sqrt(),
            UnaryOperation.Square => input.pow(scalars[2]),
            UnaryOperation.Tanh => input.tanh(),
            UnaryOperation.Artanh => input.atanh(),
            UnaryOperation.Sigmoid => input.sigmoid(),
            UnaryOperation.Softplus => input.neg().log_sigmoid().neg(),
            UnaryOperation.Relu => input.relu(),
            UnaryOperation.SmoothL1 => torch.nn.functional.smooth_l1_loss(input, scalars.Tensor(0).expand(x.Rows, x.Columns), torch.nn.Reduction.None),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
        };
        return Result(value, x.Rows, x.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Affine(Tensor x, float scale, float shift)
    {
        torch.Tensor input = Own(x);
        torch.Tensor value = (scale, shift) switch
        {
            (1, _) => input.add(scalars[shift], scalars[1]),
            (-1, 0) => input.neg(),
            (-1, _) => scalars.Tensor(shift).sub(input),
            (_, 0) => input.mul(scalars[scale]),
            _ => scalars.Tensor(shift).add(input, scalars[scale]),
        };
        return Result(value, x.Rows, x.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Clamp(Tensor x, float minimum, float maximum)
    {
        torch.Tensor input = Own(x);
        torch.Tensor value = (float.IsNegativeInfinity(minimum), float.IsPositiveInfinity(maximum)) switch
        {
            (true, _) => input.clamp_max(scalars[maximum]),
            (_, true) => input.clamp_min(scalars[minimum]),
            _ => input.clamp(scalars[minimum], scalars[maximum]),
        };
        return Result(value, x.Rows, x.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Reduce(Reduction reduction, Tensor x)
    {
        torch.Tensor input = Own(x);
        return reduction switch
        {
            Reduction.All => Result(input.sum(0, 1, keepdim: true), 1, 1),
            Reduction.EachRow => Result(input.sum(1, keepdim: true), x.Rows, 1),
            Reduction.EachColumn => Result(input.sum(0, keepdim: true), 1, x.Columns),
            _ => throw new ArgumentOutOfRangeException(nameof(reduction), reduction, null),
        };
    }

    /// <inheritdoc/>
    public override Tensor GatherRows(Tensor x, ReadOnlySpan<int> rows)
    {
        torch.Tensor input = Own(x);
        ShapeRules.RequireIndices(rows, x.Rows, "row");
        return Result(Gather(input, rows), rows.Length, x.Columns);
    }

    /// <inheritdoc/>
    public override Tensor GatherRows(NumberTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ShapeRules.RequireIndices(rows, table.Rows, "row");
        return Result(tables.Of(table).index_select(0, Indices(rows)), rows.Length, table.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor x) => Result(Own(x).t(), x.Columns, x.Rows);

    /// <inheritdoc/>
    public override Tensor SoftmaxCrossEntropy(Tensor logits, ReadOnlySpan<int> classes, int classCount)
    {
        torch.Tensor input = Own(logits);
        ShapeRules.RequireClasses(logits, classes, classCount);
        return CrossEntropy(input, Indices(classes), logits, classCount);
    }

    /// <inheritdoc/>
    public override Tensor SoftmaxCrossEntropy(Tensor logits, ClassTable classes, ReadOnlySpan<int> rows, int classCount)
    {
        torch.Tensor input = Own(logits);
        ShapeRules.RequireClasses(logits, classes, rows, classCount);
        return CrossEntropy(input, tables.Of(classes).index_select(0, Indices(rows)).reshape(rows.Length * classes.Columns), logits, classCount);
    }

    /// <inheritdoc/>
    public override Tensor LogSoftmax(Tensor logits, int classCount)
    {
        torch.Tensor input = Own(logits);
        ShapeRules.RequireGroups(logits, classCount);
        return Result(input.reshape(logits.Length / classCount, classCount).log_softmax(1).reshape(logits.Rows, logits.Columns), logits.Rows, logits.Columns);
    }

    /// <inheritdoc/>
    public override Tensor Detach(Tensor x) => Result(Own(x).detach(), x.Rows, x.Columns);

    // The gradient of a conversion is a conversion back, so the gradients of both factors are products of bfloat16 as well.
    private static torch.Tensor Rounded(torch.Tensor x) => x.to(torch.ScalarType.BFloat16);

    // Both give the same. The gradient of index_select adds with atomics on a GPU, that of index sorts first.
    private torch.Tensor Gather(torch.Tensor input, ReadOnlySpan<int> rows) =>
        repeatsBits && input.requires_grad ? input.index(Indices(rows)) : input.index_select(0, Indices(rows));

    private TorchTensor CrossEntropy(torch.Tensor input, torch.Tensor classes, Tensor logits, int classCount)
    {
        torch.Tensor losses = torch.nn.functional.cross_entropy(input.reshape(logits.Length / classCount, classCount), classes, reduction: torch.nn.Reduction.None);
        return Result(losses.reshape(logits.Rows, logits.Columns / classCount).sum(1, keepdim: true), logits.Rows, 1);
    }

    private torch.Tensor Indices(ReadOnlySpan<int> indices) => sent.Of(indices, (numbers, length) => Send(HostTensor.Of(numbers.AsSpan(0, length))));

    // A copy from pageable memory would wait for all that the device still has to do. libtorch gives pinned memory out again only when the copy is done.
    private torch.Tensor Send(torch.Tensor host)
    {
        if (!device.IsCuda)
            return host;
        using torch.Tensor source = host;
        using torch.Tensor pinned = source.pin_memory();
        return pinned.to(place, non_blocking: true);
    }
}
