using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Reference;

/// <summary>
/// Every operation of the seam in float64, one plain loop each, for tests: other engines are compared with it, and losses
/// are differentiated on it and checked by finite differences. Values cross the seam as float32; <see cref="ReadDouble"/>,
/// <see cref="Constant(ReadOnlySpan{double}, int, int)"/> and <see cref="ReferenceParameterSet.Access"/> do not round.
/// </summary>
public sealed class ReferenceEngine : TensorEngine
{
    private readonly List<ReferenceTensor> tape = [];
    private bool recording;

    /// <inheritdoc/>
    public override string Name => "reference";

    /// <inheritdoc/>
    public override string Description => "float64 reference engine, one thread, plain loops";

    /// <inheritdoc/>
    public override void BeginStep(bool recordGradients)
    {
        tape.Clear();
        recording = recordGradients;
    }

    /// <inheritdoc/>
    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes) => new ReferenceParameterSet(this, shapes);

    /// <inheritdoc/>
    public override Tensor Constant(ReadOnlySpan<float> values, int rows, int columns)
    {
        var converted = new double[values.Length];
        for (var i = 0; i < values.Length; i++)
            converted[i] = values[i];
        return Constant(converted, rows, columns);
    }

    /// <summary>A constant that is not rounded to float32.</summary>
    public Tensor Constant(ReadOnlySpan<double> values, int rows, int columns)
    {
        Require(values.Length == rows * columns, $"{values.Length} values do not fill {rows} x {columns}.");
        return new ReferenceTensor(this, rows, columns, values.ToArray());
    }

    /// <inheritdoc/>
    public override Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation)
    {
        var sum = Binary(BinaryOperation.Add, MatMul(input, weight, transposeRight: true), bias);
        return activation == Activation.Relu ? Unary(UnaryOperation.Relu, sum) : sum;
    }

    /// <inheritdoc/>
    public override Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false)
    {
        var (l, r) = (Own(left), Own(right));
        var (n, k, m) = (left.Rows, left.Columns, transposeRight ? right.Rows : right.Columns);
        Require(k == (transposeRight ? right.Columns : right.Rows), $"{n} x {k} does not multiply {right.Rows} x {right.Columns}.");
        int RightIndex(int inner, int column) => transposeRight ? (column * k) + inner : (inner * m) + column;
        double Element(int i, int j)
        {
            var sum = 0.0;
            for (var q = 0; q < k; q++)
                sum += l.Values[(i * k) + q] * r.Values[RightIndex(q, j)];
            return sum;
        }

        return Record(n, m, [l, r], Element, (i, j, g) =>
        {
            for (var q = 0; q < k; q++)
            {
                l.AddToGradient((i * k) + q, g * r.Values[RightIndex(q, j)]);
                r.AddToGradient(RightIndex(q, j), g * l.Values[(i * k) + q]);
            }
        });
    }

    /// <inheritdoc/>
    public override Tensor Binary(BinaryOperation operation, Tensor left, Tensor right)
    {
        var (l, r) = (Own(left), Own(right));
        var (rows, columns) = (Math.Max(left.Rows, right.Rows), Math.Max(left.Columns, right.Columns));
        bool Fits(Tensor side) => (side.Rows == rows || side.Rows == 1) && (side.Columns == columns || side.Columns == 1);
        Require(Fits(left) && Fits(right), $"{left.Rows} x {left.Columns} and {right.Rows} x {right.Columns} do not broadcast.");
        static int Index(ReferenceTensor side, int i, int j) => ((side.Rows == 1 ? 0 : i) * side.Columns) + (side.Columns == 1 ? 0 : j);
        return Record(rows, columns, [l, r], (i, j) => ElementFunctions.Value(operation, l.Values[Index(l, i, j)], r.Values[Index(r, i, j)]), (i, j, g) =>
        {
            var derivatives = ElementFunctions.Derivatives(operation, l.Values[Index(l, i, j)], r.Values[Index(r, i, j)]);
            l.AddToGradient(Index(l, i, j), g * derivatives.Left);
            r.AddToGradient(Index(r, i, j), g * derivatives.Right);
        });
    }

    /// <inheritdoc/>
    public override Tensor Unary(UnaryOperation operation, Tensor x) =>
        Elementwise(x, value => ElementFunctions.Value(operation, value), (value, result) => ElementFunctions.Derivative(operation, value, result));

    /// <inheritdoc/>
    public override Tensor Affine(Tensor x, float scale, float shift) => Elementwise(x, value => (value * scale) + shift, (_, _) => scale);

    /// <inheritdoc/>
    public override Tensor Clamp(Tensor x, float minimum, float maximum) =>
        Elementwise(x, value => Math.Clamp(value, minimum, maximum), (value, _) => value < minimum || value > maximum ? 0 : 1);

    /// <inheritdoc/>
    public override Tensor Reduce(Reduction reduction, Tensor x)
    {
        var source = Own(x);
        var (rows, columns) = (reduction == Reduction.EachRow ? x.Rows : 1, reduction == Reduction.EachColumn ? x.Columns : 1);
        var values = new double[rows * columns];
        int Target(int index) => reduction switch { Reduction.All => 0, Reduction.EachRow => index / x.Columns, _ => index % x.Columns };
        for (var index = 0; index < x.Length; index++)
            values[Target(index)] += source.Values[index];
        return Record(rows, columns, [source], (i, j) => values[(i * columns) + j], (i, j, g) =>
        {
            for (var index = 0; index < x.Length; index++)
                source.AddToGradient(index, Target(index) == (i * columns) + j ? g : 0);
        });
    }

    /// <inheritdoc/>
    public override Tensor GatherRows(Tensor x, ReadOnlySpan<int> rows)
    {
        var (source, chosen) = (Own(x), rows.ToArray());
        Require(chosen.All(row => row >= 0 && row < x.Rows), $"A row index lies outside the {x.Rows} rows.");
        return Record(
            chosen.Length,
            x.Columns,
            [source],
            (i, j) => source.Values[(chosen[i] * x.Columns) + j],
            (i, j, g) => source.AddToGradient((chosen[i] * x.Columns) + j, g));
    }

    /// <inheritdoc/>
    public override Tensor Transpose(Tensor x)
    {
        var source = Own(x);
        return Record(
            x.Columns,
            x.Rows,
            [source],
            (i, j) => source.Values[(j * x.Columns) + i],
            (i, j, g) => source.AddToGradient((j * x.Columns) + i, g));
    }

    /// <inheritdoc/>
    public override Tensor SoftmaxCrossEntropy(Tensor logits, ReadOnlySpan<int> classes, int classCount)
    {
        var positions = logits.Columns / classCount;
        Require(classes.Length == logits.Rows * positions, $"{classes.Length} classes do not fit {logits.Rows} rows of {positions} positions.");
        var chosen = new double[logits.Length];
        for (var i = 0; i < classes.Length; i++)
            chosen[(i * classCount) + classes[i]] = -1;
        return Reduce(Reduction.EachRow, Binary(BinaryOperation.Multiply, LogSoftmax(logits, classCount), Constant(chosen, logits.Rows, logits.Columns)));
    }

    /// <inheritdoc/>
    public override Tensor LogSoftmax(Tensor logits, int classCount)
    {
        var source = Own(logits);
        Require(logits.Columns % classCount == 0, $"{logits.Columns} columns do not divide into groups of {classCount}.");
        double LogSum(int index)
        {
            var group = source.Values.AsSpan(index / classCount * classCount, classCount).ToArray();
            return group.Max() + Math.Log(group.Sum(value => Math.Exp(value - group.Max())));
        }

        var columns = logits.Columns;
        return Record(logits.Rows, columns, [source], (i, j) => source.Values[(i * columns) + j] - LogSum((i * columns) + j), (i, j, g) =>
        {
            var index = (i * columns) + j;
            source.AddToGradient(index, g);
            for (var other = index / classCount * classCount; other < (index / classCount * classCount) + classCount; other++)
                source.AddToGradient(other, -g * Math.Exp(source.Values[other] - LogSum(other)));
        });
    }

    /// <inheritdoc/>
    public override Tensor Detach(Tensor x) => new ReferenceTensor(this, x.Rows, x.Columns, Own(x).Values);

    /// <inheritdoc/>
    public override void Backward(Tensor scalar)
    {
        var start = Own(scalar);
        Require(scalar.Length == 1, $"Backward starts at a scalar, not at {scalar.Rows} x {scalar.Columns}.");
        start.AddToGradient(0, 1);
        for (var node = tape.Count - 1; node >= 0; node--)
            tape[node].Propagate!();
    }

    /// <inheritdoc/>
    public override void Read(Tensor x, Span<float> destination)
    {
        var source = ReadDouble(x);
        for (var i = 0; i < source.Length; i++)
            destination[i] = (float)source[i];
    }

    /// <summary>The values of a tensor, row by row, without rounding.</summary>
    public double[] ReadDouble(Tensor x) => Own(x).Values;

    private ReferenceTensor Elementwise(Tensor x, Func<double, double> value, Func<double, double, double> derivative)
    {
        var source = Own(x);
        var results = source.Values.Select(value).ToArray();
        return Record(x.Rows, x.Columns, [source], (i, j) => results[(i * x.Columns) + j], (i, j, g) =>
        {
            var index = (i * x.Columns) + j;
            source.AddToGradient(index, g * derivative(source.Values[index], results[index]));
        });
    }

    /// <summary>Computes each element, and notes how the gradient g of element (i, j) flows back.</summary>
    private ReferenceTensor Record(int rows, int columns, ReferenceTensor[] inputs, Func<int, int, double> element, Action<int, int, double> propagate)
    {
        var values = new double[rows * columns];
        for (var index = 0; index < values.Length; index++)
            values[index] = element(index / columns, index % columns);
        if (!recording || inputs.All(input => input.Gradient is null))
            return new ReferenceTensor(this, rows, columns, values);
        var gradient = new double[values.Length];
        void Propagate()
        {
            for (var index = 0; index < gradient.Length; index++)
                if (gradient[index] != 0)
                    propagate(index / columns, index % columns, gradient[index]);
        }

        var result = new ReferenceTensor(this, rows, columns, values, gradient) { Propagate = Propagate };
        tape.Add(result);
        return result;
    }

    private ReferenceTensor Own(Tensor x) =>
        x is ReferenceTensor own && ReferenceEquals(x.Engine, this) ? own : throw new InvalidOperationException("The tensor belongs to another engine.");

    private static void Require(bool condition, string message)
    {
        if (!condition)
            throw new ArgumentException(message);
    }
}
