using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>What the seam promises at the edges of a function's domain, and in bookkeeping.</summary>
public abstract class EngineSemantics(TensorEngine engine) : IDisposable
{
    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(UnaryOperation.Sqrt, 0f, 0f, 0f)]
    [InlineData(UnaryOperation.Relu, 0f, 0f, 0f)]
    [InlineData(UnaryOperation.Softplus, 200f, 200f, 1f)]
    [InlineData(UnaryOperation.Softplus, -200f, 0f, 0f)]
    [InlineData(UnaryOperation.Sigmoid, -200f, 0f, 0f)]
    [InlineData(UnaryOperation.Sigmoid, 200f, 1f, 0f)]
    [InlineData(UnaryOperation.Tanh, 50f, 1f, 0f)]
    [InlineData(UnaryOperation.Tanh, 1e-6f, 1e-6f, 1f)]
    [InlineData(UnaryOperation.Artanh, 1e-6f, 1e-6f, 1f)]
    [InlineData(UnaryOperation.SmoothL1, -2f, 1.5f, -1f)]
    public void Functions_keep_their_value_and_gradient_at_the_edges(UnaryOperation operation, float x, float value, float gradient)
    {
        var (actual, slope) = ValueAndGradient(x, t => engine.Unary(operation, t));
        Assert.Equal(value, actual, 1e-12f);
        Assert.Equal(gradient, slope, 2e-7f);
    }

    [Theory]
    [InlineData(0.5f, 1f)]
    [InlineData(-0.5f, 1f)]
    [InlineData(0.6f, 0f)]
    [InlineData(-0.6f, 0f)]
    public void Clamp_passes_the_gradient_inside_and_on_the_limits(float x, float gradient) =>
        Assert.Equal(gradient, ValueAndGradient(x, t => t.Clamp(-0.5, 0.5)).Gradient);

    [Fact]
    public void A_NaN_is_never_hidden()
    {
        engine.BeginStep(recordGradients: false);
        var nan = engine.Constant([float.NaN], 1, 1);
        foreach (var operation in Enum.GetValues<UnaryOperation>())
            Assert.True(float.IsNaN(engine.Unary(operation, nan).ToScalar()), $"{operation}");
        Assert.True(float.IsNaN(nan.Clamp(-1, 1).ToScalar()));
        Assert.True(float.IsNaN(engine.Linear(nan, engine.Constant([1f], 1, 1), engine.Constant([0f], 1, 1), Activation.Relu).ToScalar()));
        var logits = engine.Constant([0f, float.NaN, 0f], 1, 3);
        Assert.True(float.IsNaN(engine.SoftmaxCrossEntropy(logits, [0], 3).ToScalar()));
    }

    [Fact]
    public void Rows_of_a_table_are_those_numbers_in_every_step()
    {
        float[] values = Numbers.Uniform(5, 40 * 3, -2, 2);
        int[] labels = Numbers.Integers(6, 40 * 2, 4);
        NumberTable numbers = new(values, 3);
        ClassTable classes = new(labels, 2);
        foreach (int[] rows in new int[][] { [0, 39, 7, 7], [1], [39, 7, 0, 1, 2], [] })
        {
            engine.BeginStep(recordGradients: true);
            Assert.Equal(rows.SelectMany(row => values[(row * 3)..((row * 3) + 3)]), Read(engine.GatherRows(numbers, rows)));
            // The same indices once more, and others of the same length.
            Assert.Equal(rows.SelectMany(row => values[(row * 3)..((row * 3) + 3)]), Read(engine.GatherRows(numbers, rows)));
            int[] shifted = [.. rows.Select(row => (row + 1) % 40)];
            Assert.Equal(shifted.SelectMany(row => values[(row * 3)..((row * 3) + 3)]), Read(engine.GatherRows(numbers, shifted)));
            if (rows.Length == 0)
                continue;
            Tensor logits = engine.Constant(Numbers.Uniform(7, rows.Length * 8, -2, 2), rows.Length, 8);
            int[] chosen = [.. rows.SelectMany(row => labels[(row * 2)..((row * 2) + 2)])];
            Assert.Equal(Read(engine.SoftmaxCrossEntropy(logits, chosen, 4)), Read(engine.SoftmaxCrossEntropy(logits, classes, rows, 4)));
        }
    }

    [Theory]
    [InlineData(0, 16)]
    [InlineData(7, 3)]
    [InlineData(300, 16)]
    [InlineData(5001, 16)]
    public void Normal_numbers_are_those_of_their_stream_bit_for_bit(int rows, int columns)
    {
        float[] first = new float[rows * columns];
        float[] second = new float[rows * columns];
        RandomStream expected = Stream();
        expected.FillNormal(first);
        expected.FillNormal(second);
        for (int step = 0; step < 3; step++)
        {
            RandomStream random = Stream();
            engine.BeginStep(recordGradients: step > 0);
            Tensor whole = engine.Normal(ref random, 1, rows, columns);
            Tensor scaled = engine.Normal(ref random, 0.3, rows, columns);
            Assert.Equal((rows, columns), (whole.Rows, whole.Columns));
            Assert.Equal(first, Read(whole));
            Assert.Equal(second.Select(number => number * 0.3f), Read(scaled));
            RandomStream behind = expected;
            Assert.Equal(behind.NextBits(), random.NextBits());
        }

        static RandomStream Stream() => new(31, RandomPurpose.OwnNoise, 5, 6);
    }

    [Fact]
    public void Classes_of_a_table_have_the_gradient_of_those_classes()
    {
        ClassTable classes = new([0, 1, 2, 2, 1, 0], 2);
        Assert.Equal(Gradient(logits => engine.SoftmaxCrossEntropy(logits, [2, 2, 0, 1], 3)), Gradient(logits => engine.SoftmaxCrossEntropy(logits, classes, [1, 0], 3)));

        float[] Gradient(Func<Tensor, Tensor> loss)
        {
            var parameters = engine.CreateParameters([new ParameterShape("logits", 2, 6, "model")]);
            parameters.Write("logits", Numbers.Uniform(8, 12, -2, 2));
            engine.BeginStep(recordGradients: true);
            engine.Backward(loss(parameters["logits"]).Sum());
            var gradient = new float[12];
            parameters.Read("logits", ParameterState.Gradient, gradient);
            return gradient;
        }
    }

    [Fact]
    public void The_norm_of_a_zero_row_has_a_gradient_of_zero()
    {
        var parameters = engine.CreateParameters([new ParameterShape("w", 2, 3, "model")]);
        parameters.Write("w", [0, 0, 0, 3, 0, 4]);
        engine.BeginStep(recordGradients: true);
        engine.Backward(parameters["w"].NormOfEachRow().Sum());
        var gradient = new float[6];
        parameters.Read("w", ParameterState.Gradient, gradient);
        Assert.Equal([0, 0, 0, 0.6f, 0, 0.8f], gradient);
    }

    [Fact]
    public void Logits_far_apart_give_a_finite_loss()
    {
        engine.BeginStep(recordGradients: false);
        var logits = engine.Constant([1000f, -1000f, 0f], 1, 3);
        Assert.Equal(2000f, engine.SoftmaxCrossEntropy(logits, [1], 3).ToScalar());
        Assert.Equal(0f, engine.SoftmaxCrossEntropy(logits, [0], 3).ToScalar());
    }

    [Fact]
    public void Gradients_of_several_steps_add_up_until_they_are_zeroed()
    {
        var parameters = engine.CreateParameters([new ParameterShape("w", 1, 2, "model")]);
        var gradient = new float[2];
        for (var i = 0; i < 2; i++)
        {
            engine.BeginStep(recordGradients: true);
            engine.Backward((3 * parameters["w"]).Sum());
        }

        parameters.Read("w", ParameterState.Gradient, gradient);
        Assert.Equal([6f, 6f], gradient);
        parameters.ZeroGradients();
        parameters.Read("w", ParameterState.Gradient, gradient);
        Assert.Equal([0f, 0f], gradient);
    }

    [Fact]
    public void Norm_and_scale_act_on_a_component_alone()
    {
        var parameters = engine.CreateParameters([new ParameterShape("a", 1, 2, "model.a"), new ParameterShape("b", 1, 1, "model.ab")]);
        parameters.Write("a", [1.5f, 2f]);
        parameters.Write("b", [6f]);
        engine.BeginStep(recordGradients: true);
        engine.Backward(parameters["a"].Square().Sum() + parameters["b"].Square().Sum());
        Assert.Equal(5.0, parameters.GradientNorm("model.a"), 1e-12);
        Assert.Equal(13.0, parameters.GradientNorm(null), 1e-12);
        parameters.ScaleGradients("model.a", 0.5);
        Assert.Equal(2.5, parameters.GradientNorm("model.a"), 1e-12);
        Assert.Equal(12.0, parameters.GradientNorm("model.ab"), 1e-12);
    }

    private (float Value, float Gradient) ValueAndGradient(float x, Func<Tensor, Tensor> function)
    {
        var parameters = engine.CreateParameters([new ParameterShape("x", 1, 1, "model")]);
        parameters.Write("x", [x]);
        engine.BeginStep(recordGradients: true);
        var y = function(parameters["x"]);
        engine.Backward(y);
        Span<float> gradient = stackalloc float[1];
        parameters.Read("x", ParameterState.Gradient, gradient);
        return (y.ToScalar(), gradient[0]);
    }

    private static float[] Read(Tensor x)
    {
        var values = new float[x.Length];
        x.CopyTo(values);
        return values;
    }
}
