using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>
/// The seam between training code and the device: a small closed set of operations with reverse-mode differentiation.
/// Models and losses are written once against it and run on every engine. An engine is used by one thread at a time;
/// it may use more threads inside an operation, but its results do not depend on how many.
/// </summary>
public abstract class TensorEngine : IDisposable
{
    private float[] numbers = [];
    private int[] labels = [];

    /// <summary>Name for logs, such as "cpu".</summary>
    public abstract string Name { get; }

    /// <summary>One line on the device and its settings, such as "embedded CPU engine, 2 threads, AVX-512".</summary>
    public abstract string Description { get; }

    /// <summary>How the products of steps that record gradients are rounded.</summary>
    public Precision Precision { get; private set; }

    /// <summary>Chooses how products are rounded, from the next step on. A trainer chooses what its methodology says.</summary>
    /// <exception cref="UnsupportedPrecisionException">The engine cannot; the message says why.</exception>
    public void ComputeIn(Precision precision)
    {
        if (WhyNot(precision) is { } reason)
            throw new UnsupportedPrecisionException(reason);
        Precision = precision;
    }

    /// <summary>
    /// Recycles every tensor of the step before and starts the next. With <paramref name="recordGradients"/> the operations
    /// are recorded for <see cref="Backward"/>; without, they only compute (evaluation).
    /// </summary>
    public abstract void BeginStep(bool recordGradients);

    /// <summary>Allocates parameters and their gradients and moments in the order given; values start at 0.</summary>
    public abstract ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes);

    /// <summary>A constant of this step, copied from <paramref name="values"/> (row by row); no gradient flows into it.</summary>
    public abstract Tensor Constant(ReadOnlySpan<float> values, int rows, int columns);

    /// <summary>
    /// Standard normal numbers times a scale, a constant of this step, and the stream behind them. They are those of <see cref="RandomStream.FillNormal"/>, bit for bit, on
    /// every engine; an engine may draw the parts of a <see cref="NormalFill"/> on several threads, where it needs them.
    /// </summary>
    /// <exception cref="ArgumentException">A dimension is negative.</exception>
    public virtual Tensor Normal(ref RandomStream stream, double scale, int rows, int columns)
    {
        ShapeRules.RequireDimensions(rows, columns);
        NormalFill fill = new(stream, scale, rows * columns);
        Span<float> drawn = Room(ref numbers, fill.Count);
        fill.Draw(drawn);
        stream = stream.After(fill.Count);
        return Constant(drawn, rows, columns);
    }

    /// <summary>
    /// input [n x k] times the transpose of weight [m x k] (PyTorch's layout), plus bias [1 x m], then the activation: [n x m].
    /// </summary>
    public abstract Tensor Linear(Tensor input, Tensor weight, Tensor bias, Activation activation);

    /// <summary>left [n x k] times right [k x m], or times the transpose of right [m x k]: [n x m].</summary>
    public abstract Tensor MatMul(Tensor left, Tensor right, bool transposeRight = false);

    /// <summary>
    /// Elementwise operation. Each side is n x m, or broadcasts from n x 1, 1 x m or 1 x 1 to the shape of the other; two
    /// sides n x 1 and 1 x m give n x m.
    /// </summary>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public abstract Tensor Binary(BinaryOperation operation, Tensor left, Tensor right);

    /// <summary>Elementwise function.</summary>
    public abstract Tensor Unary(UnaryOperation operation, Tensor x);

    /// <summary>x * scale + shift.</summary>
    public abstract Tensor Affine(Tensor x, float scale, float shift);

    /// <summary>Limits every element to [minimum, maximum]; the gradient is 0 where x lies strictly outside.</summary>
    public abstract Tensor Clamp(Tensor x, float minimum, float maximum);

    /// <summary>Sums.</summary>
    public abstract Tensor Reduce(Reduction reduction, Tensor x);

    /// <summary>Selects rows; the gradient adds up over repeated rows.</summary>
    public abstract Tensor GatherRows(Tensor x, ReadOnlySpan<int> rows);

    /// <summary>Rows of a table, as a constant of this step. An engine with a device of its own gathers them there.</summary>
    /// <exception cref="ArgumentException">The table has no such row.</exception>
    public virtual Tensor GatherRows(NumberTable table, ReadOnlySpan<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ShapeRules.RequireIndices(rows, table.Rows, "row");
        Span<float> gathered = Room(ref numbers, rows.Length * table.Columns);
        for (int i = 0; i < rows.Length; i++)
            table[rows[i]].CopyTo(gathered[(i * table.Columns)..]);
        return Constant(gathered, rows.Length, table.Columns);
    }

    /// <summary>Rows become columns.</summary>
    public abstract Tensor Transpose(Tensor x);

    /// <summary>
    /// Cross-entropy of groups of <paramref name="classCount"/> logits: logits [n x p*c], classes [n*p] row by row, result
    /// [n x 1], the sum over the p positions of -log softmax(logits)[class], in nats.
    /// </summary>
    public abstract Tensor SoftmaxCrossEntropy(Tensor logits, ReadOnlySpan<int> classes, int classCount);

    /// <summary>The same with the classes of rows of a table, one for each of the n rows of the logits. An engine with a device of its own gathers them there.</summary>
    /// <exception cref="ArgumentException">The table has no such row, or other numbers of positions or classes than the logits.</exception>
    public virtual Tensor SoftmaxCrossEntropy(Tensor logits, ClassTable classes, ReadOnlySpan<int> rows, int classCount)
    {
        ShapeRules.RequireClasses(logits, classes, rows, classCount);
        Span<int> gathered = Room(ref labels, rows.Length * classes.Columns);
        for (int i = 0; i < rows.Length; i++)
            classes[rows[i]].CopyTo(gathered[(i * classes.Columns)..]);
        return SoftmaxCrossEntropy(logits, gathered, classCount);
    }

    /// <summary>log softmax within each group of <paramref name="classCount"/> columns, the shape unchanged.</summary>
    public abstract Tensor LogSoftmax(Tensor logits, int classCount);

    /// <summary>The same values without gradient.</summary>
    public abstract Tensor Detach(Tensor x);

    // What losses of this field are made of, again and again. An engine may compute each in one pass; the result has to be that of the composition.

    /// <summary>Euclidean norm of each row, n x 1; the gradient of a zero row is 0.</summary>
    public virtual Tensor NormOfEachRow(Tensor x) => ComposedOperations.NormOfEachRow(x);

    /// <summary>
    /// KL divergence of diagonal normal distributions from the standard one, for each dimension the mean over the rows, in nats, 1 x D: the mean of
    /// (mu^2 + sigma^2 - 1 - ln sigma^2) / 2.
    /// </summary>
    /// <param name="mean">mu, n x D.</param>
    /// <param name="deviation">sigma, n x D.</param>
    /// <param name="logVariance">ln sigma^2, n x D.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public virtual Tensor KlOfEachDimension(Tensor mean, Tensor deviation, Tensor logVariance)
    {
        ShapeRules.RequireEqual(mean, deviation);
        ShapeRules.RequireEqual(mean, logVariance);
        return ComposedOperations.KlOfEachDimension(mean, deviation, logVariance);
    }

    /// <summary>Mean over all elements of the smooth-L1 function of x - target, times a weight for each element if there are weights; 1 x 1.</summary>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public virtual Tensor MeanSmoothL1(Tensor x, Tensor target, Tensor? weights = null)
    {
        ShapeRules.RequireEqual(x, target);
        ShapeRules.RequireEqual(x, weights ?? x);
        return ComposedOperations.MeanSmoothL1(x, target, weights);
    }

    /// <summary>Distances in the Poincare ball between pairs of rows: see <see cref="Geometry.PoincareBall.Distance(Tensor, Tensor, Tensor, Tensor)"/>; count x 1.</summary>
    /// <param name="points">Points in the ball, n x D.</param>
    /// <param name="conformal">1 - c |x|^2 of each point, n x 1.</param>
    /// <param name="first">A row for each pair.</param>
    /// <param name="second">The other row of each pair.</param>
    /// <param name="curvature">c &gt; 0; the curvature of the ball is -c.</param>
    /// <exception cref="ArgumentException">A row does not exist, or the shapes do not fit.</exception>
    public virtual Tensor BallDistances(Tensor points, Tensor conformal, ReadOnlySpan<int> first, ReadOnlySpan<int> second, double curvature)
    {
        ShapeRules.RequirePairs(points, conformal, first, second);
        return ComposedOperations.BallDistances(points, conformal, first, second, curvature);
    }

    /// <summary>
    /// For triplets of rows the distance of the first two in the Poincare ball less that of the first and the third, count x 1: below 0 where the second lies closer.
    /// </summary>
    /// <param name="points">Points in the ball, n x D.</param>
    /// <param name="conformal">1 - c |x|^2 of each point, n x 1.</param>
    /// <param name="anchors">The first row of each triplet.</param>
    /// <param name="closer">The second.</param>
    /// <param name="farther">The third.</param>
    /// <param name="curvature">c &gt; 0; the curvature of the ball is -c.</param>
    /// <exception cref="ArgumentException">A row does not exist, or the shapes do not fit.</exception>
    public virtual Tensor BallGaps(
        Tensor points, Tensor conformal, ReadOnlySpan<int> anchors, ReadOnlySpan<int> closer, ReadOnlySpan<int> farther, double curvature)
    {
        ShapeRules.RequirePairs(points, conformal, anchors, closer);
        ShapeRules.RequirePairs(points, conformal, anchors, farther);
        return ComposedOperations.BallGaps(points, conformal, anchors, closer, farther, curvature);
    }

    /// <summary>
    /// Adds the gradient of a 1 x 1 tensor to the gradient of every parameter that it depends on. Once a step.
    /// </summary>
    public abstract void Backward(Tensor scalar);

    /// <summary>Copies the values of a tensor, row by row.</summary>
    public abstract void Read(Tensor x, Span<float> destination);

    /// <summary>Copies the values of several tensors, one after the other. An engine with a device of its own does so in one transfer.</summary>
    /// <exception cref="ArgumentException">The destination has another length than the tensors together.</exception>
    public virtual void ReadAll(ReadOnlySpan<Tensor> tensors, Span<float> destination)
    {
        int start = 0;
        foreach (Tensor tensor in tensors)
        {
            if (start + tensor.Length > destination.Length)
                throw new ArgumentException($"{destination.Length} elements are too few for the {tensors.Length} tensors.", nameof(destination));
            Read(tensor, destination.Slice(start, tensor.Length));
            start += tensor.Length;
        }

        if (start != destination.Length)
            throw new ArgumentException($"{destination.Length} elements are more than the {start} of the {tensors.Length} tensors.", nameof(destination));
    }

    /// <summary>
    /// Whether reading a value makes the host wait for a device that it could hand more work to. Training steps then read nothing of their own
    /// accord: they <see cref="Keep"/> their losses, and clip by <see cref="ParameterSet.ClipUnread"/>.
    /// </summary>
    public virtual bool DefersReading => false;

    /// <summary>The values of tensors of this step, one after the other, in a row that lives until it is released. For engines that defer reading.</summary>
    /// <exception cref="NotSupportedException">The engine does not defer reading.</exception>
    public virtual Tensor Keep(ReadOnlySpan<Tensor> tensors) => throw new NotSupportedException($"The engine {Name} reads values at once and keeps none.");

    /// <summary>Ends the life of a row that was kept.</summary>
    public virtual void Release(Tensor kept)
    {
    }

    /// <summary>
    /// The first operation of the running step whose result has an element that is not finite, such as "exp of 512 x 16"; null if there is none or
    /// the engine does not keep its operations. Called after a loss has turned out not to be finite.
    /// </summary>
    public virtual string? FirstNotFinite() => null;

    /// <summary>
    /// Goes the way back from a 1 x 1 tensor of the running step once more, one operation at a time, and returns the first whose gradient by an input
    /// has an element that is not finite, such as "Divide of 512 x 1 (number 37 of the step)"; null if there is none or the engine does not keep its
    /// operations. Called after a gradient has turned out not to be finite; the gradients of the step are lost.
    /// </summary>
    public virtual string? FirstNotFiniteGradient(Tensor scalar) => null;

    /// <summary>Why the engine cannot compute in a precision, as a clause such as "the engine cpu computes in float32 only"; null if it can.</summary>
    protected virtual string? WhyNot(Precision precision) => precision == Precision.Single ? null : $"the engine '{Name}' computes in float32 only";

    /// <summary>Releases the engine's memory and threads.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the engine holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    private static Span<T> Room<T>(ref T[] room, int length)
    {
        if (room.Length < length)
            room = new T[length];
        return room.AsSpan(0, length);
    }
}
