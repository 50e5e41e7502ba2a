namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>
/// A float32 matrix of <see cref="Rows"/> x <see cref="Columns"/> that an engine owns. A batch of vectors is one row a
/// sample, a value per sample is a column (n x 1), a scalar is 1 x 1. A tensor made during a step is valid until the
/// engine begins the next step; parameters and persistent constants live as long as the engine.
/// </summary>
public abstract class Tensor
{
    /// <summary>Binds the tensor to its engine and shape.</summary>
    protected Tensor(TensorEngine engine, int rows, int columns)
    {
        Engine = engine;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The engine that computes with this tensor.</summary>
    public TensorEngine Engine { get; }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>Rows x columns.</summary>
    public int Length => Rows * Columns;

    /// <summary>Elementwise sum; see <see cref="TensorEngine.Binary"/> for the shapes that broadcast.</summary>
    public static Tensor operator +(Tensor left, Tensor right) => left.Engine.Binary(BinaryOperation.Add, left, right);

    /// <summary>Elementwise difference.</summary>
    public static Tensor operator -(Tensor left, Tensor right) => left.Engine.Binary(BinaryOperation.Subtract, left, right);

    /// <summary>Elementwise product.</summary>
    public static Tensor operator *(Tensor left, Tensor right) => left.Engine.Binary(BinaryOperation.Multiply, left, right);

    /// <summary>Elementwise quotient.</summary>
    public static Tensor operator /(Tensor left, Tensor right) => left.Engine.Binary(BinaryOperation.Divide, left, right);

    /// <summary>Adds a number to every element.</summary>
    public static Tensor operator +(Tensor x, double number) => x.Engine.Affine(x, 1f, (float)number);

    /// <summary>Subtracts a number from every element.</summary>
    public static Tensor operator -(Tensor x, double number) => x.Engine.Affine(x, 1f, (float)-number);

    /// <summary>A number minus every element.</summary>
    public static Tensor operator -(double number, Tensor x) => x.Engine.Affine(x, -1f, (float)number);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(Tensor x, double number) => x.Engine.Affine(x, (float)number, 0f);

    /// <summary>Multiplies every element by a number.</summary>
    public static Tensor operator *(double number, Tensor x) => x * number;

    /// <summary>Divides every element by a number.</summary>
    public static Tensor operator /(Tensor x, double number) => x.Engine.Affine(x, (float)(1.0 / number), 0f);

    /// <summary>Changes every sign.</summary>
    public static Tensor operator -(Tensor x) => x.Engine.Affine(x, -1f, 0f);

    /// <summary>e to the power of every element.</summary>
    public Tensor Exp() => Engine.Unary(UnaryOperation.Exp, this);

    /// <summary>Natural logarithm of every element.</summary>
    public Tensor Log() => Engine.Unary(UnaryOperation.Log, this);

    /// <summary>Square root of every element; its gradient at 0 is taken as 0.</summary>
    public Tensor Sqrt() => Engine.Unary(UnaryOperation.Sqrt, this);

    /// <summary>Square of every element.</summary>
    public Tensor Square() => Engine.Unary(UnaryOperation.Square, this);

    /// <summary>Hyperbolic tangent of every element.</summary>
    public Tensor Tanh() => Engine.Unary(UnaryOperation.Tanh, this);

    /// <summary>Inverse hyperbolic tangent of every element, for |x| &lt; 1.</summary>
    public Tensor Artanh() => Engine.Unary(UnaryOperation.Artanh, this);

    /// <summary>1 / (1 + exp(-x)) of every element.</summary>
    public Tensor Sigmoid() => Engine.Unary(UnaryOperation.Sigmoid, this);

    /// <summary>log(1 + exp(x)) of every element, computed without overflow.</summary>
    public Tensor Softplus() => Engine.Unary(UnaryOperation.Softplus, this);

    /// <summary>max(0, x) of every element; the gradient at 0 is 0.</summary>
    public Tensor Relu() => Engine.Unary(UnaryOperation.Relu, this);

    /// <summary>Smooth L1 (Huber, delta 1) of every element: x^2/2 where |x| &lt; 1, |x| - 1/2 elsewhere.</summary>
    public Tensor SmoothL1() => Engine.Unary(UnaryOperation.SmoothL1, this);

    /// <summary>Every element limited to [minimum, maximum]; the gradient is 0 where the limit acts.</summary>
    public Tensor Clamp(double minimum, double maximum) => Engine.Clamp(this, (float)minimum, (float)maximum);

    /// <summary>max(x, minimum); the gradient is 0 where the limit acts.</summary>
    public Tensor AtLeast(double minimum) => Engine.Clamp(this, (float)minimum, float.PositiveInfinity);

    /// <summary>min(x, maximum); the gradient is 0 where the limit acts.</summary>
    public Tensor AtMost(double maximum) => Engine.Clamp(this, float.NegativeInfinity, (float)maximum);

    /// <summary>Sum of all elements, 1 x 1.</summary>
    public Tensor Sum() => Engine.Reduce(Reduction.All, this);

    /// <summary>Mean of all elements, 1 x 1.</summary>
    public Tensor Mean() => Sum() / Length;

    /// <summary>Sum within each row, n x 1.</summary>
    public Tensor SumOfEachRow() => Engine.Reduce(Reduction.EachRow, this);

    /// <summary>Sum within each column, 1 x m.</summary>
    public Tensor SumOfEachColumn() => Engine.Reduce(Reduction.EachColumn, this);

    /// <summary>Mean over the rows (the batch), 1 x m.</summary>
    public Tensor MeanOverRows() => SumOfEachColumn() / Rows;

    /// <summary>Euclidean norm of each row, n x 1; the gradient of a zero row is 0.</summary>
    public Tensor NormOfEachRow() => Engine.NormOfEachRow(this);

    /// <summary>The rows at the given indices, in their order; a row may be taken more than once.</summary>
    public Tensor GatherRows(ReadOnlySpan<int> rows) => Engine.GatherRows(this, rows);

    /// <summary>Rows become columns.</summary>
    public Tensor Transpose() => Engine.Transpose(this);

    /// <summary>The same values, through which no gradient flows.</summary>
    public Tensor Detach() => Engine.Detach(this);

    /// <summary>Copies the elements, row by row; waits for the device where there is one.</summary>
    public void CopyTo(Span<float> destination) => Engine.Read(this, destination);

    /// <summary>The value of a 1 x 1 tensor; waits for the device where there is one.</summary>
    /// <exception cref="InvalidOperationException">The tensor is not 1 x 1.</exception>
    public float ToScalar()
    {
        if (Length != 1)
            throw new InvalidOperationException($"A scalar was asked of a {Rows} x {Columns} tensor.");
        Span<float> value = stackalloc float[1];
        Engine.Read(this, value);
        return value[0];
    }
}
