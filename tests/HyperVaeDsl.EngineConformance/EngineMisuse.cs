using HyperVaeDsl.Runtime.Randomness;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>What an engine says to shapes that do not fit and to tensors that are not its own.</summary>
/// <param name="engine">The engine.</param>
/// <param name="other">Another of the same kind.</param>
public abstract class EngineMisuse(TensorEngine engine, TensorEngine other) : IDisposable
{
    public void Dispose()
    {
        engine.Dispose();
        other.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_tensor_of_the_step_before_is_refused()
    {
        engine.BeginStep(recordGradients: false);
        var old = Zeros(2, 3);
        engine.BeginStep(recordGradients: false);
        var error = Assert.Throws<InvalidOperationException>(() => old + 1);
        Assert.Contains("2 x 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("earlier step", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tensor_of_the_step_before_is_refused_even_after_its_memory_is_in_use_again()
    {
        engine.BeginStep(recordGradients: false);
        var old = Zeros(2, 3);
        engine.BeginStep(recordGradients: false);
        var current = Zeros(2, 3);
        Assert.Throws<InvalidOperationException>(() => old + current);
        Assert.Equal(6, (current + current).Length);
    }

    [Fact]
    public void A_tensor_of_another_engine_is_refused()
    {
        engine.BeginStep(recordGradients: false);
        other.BeginStep(recordGradients: false);
        var foreign = other.Constant([1f], 1, 1);
        Assert.Contains("another engine", Assert.Throws<InvalidOperationException>(() => Zeros(1, 1) + foreign).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        engine.BeginStep(recordGradients: false);
        AssertNames(() => Zeros(2, 3) + Zeros(3, 2), "2 x 3", "3 x 2");
        AssertNames(() => engine.MatMul(Zeros(2, 3), Zeros(4, 5)), "2 x 3", "4 x 5");
        AssertNames(() => engine.MatMul(Zeros(2, 3), Zeros(3, 5), transposeRight: true), "2 x 3", "3 x 5");
        AssertNames(() => engine.Linear(Zeros(2, 3), Zeros(4, 5), Zeros(1, 4), Activation.None), "2 x 3", "4 x 5");
        AssertNames(() => engine.Linear(Zeros(2, 3), Zeros(4, 3), Zeros(1, 5), Activation.None), "4 x 3", "1 x 5");
        AssertNames(() => engine.LogSoftmax(Zeros(2, 8), 3), "2 x 8", "3");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(2, 9), [0, 1, 2], 3), "3 classes", "2 x 9");
        AssertNames(() => engine.Constant([1f, 2f], 2, 2), "2 values", "2 x 2");
    }

    [Fact]
    public void Indices_out_of_range_are_named()
    {
        engine.BeginStep(recordGradients: false);
        AssertNames(() => Zeros(2, 3).GatherRows([0, 2]), "row 2");
        AssertNames(() => Zeros(2, 3).GatherRows([-1]), "row -1");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(1, 3), [3], 3), "class 3");
    }

    [Fact]
    public void Rows_that_a_table_does_not_have_are_named()
    {
        engine.BeginStep(recordGradients: false);
        NumberTable numbers = new(new float[6], 3);
        ClassTable classes = new([0, 1, 2, 1], 2);
        AssertNames(() => engine.GatherRows(numbers, [0, 2]), "row 2", "there are 2");
        AssertNames(() => engine.GatherRows(numbers, [-1]), "row -1");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(1, 6), classes, [2], 3), "row 2");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(2, 6), classes, [0], 3), "1 rows of 2 classes", "2 x 6");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(1, 9), classes, [0], 3), "2 classes", "1 x 9");
        AssertNames(() => engine.SoftmaxCrossEntropy(Zeros(1, 4), classes, [0], 2), "class 2", "there are 2");
    }

    [Fact]
    public void Noise_of_a_negative_size_is_named()
    {
        engine.BeginStep(recordGradients: false);
        RandomStream random = new(1, RandomPurpose.OwnNoise);
        AssertNames(() => engine.Normal(ref random, 1, -2, 3), "-2 x 3");
        AssertNames(() => engine.Normal(ref random, 1, 2, -3), "2 x -3");
    }

    [Fact]
    public void Backward_needs_a_scalar_and_a_step_that_records_and_happens_once()
    {
        var parameters = engine.CreateParameters([new ParameterShape("w", 2, 2, "model")]);
        engine.BeginStep(recordGradients: false);
        Assert.Throws<InvalidOperationException>(() => engine.Backward(parameters["w"].Sum()));
        engine.BeginStep(recordGradients: true);
        AssertNames(() => engine.Backward(parameters["w"] * 2), "2 x 2");
        var loss = parameters["w"].Sum();
        engine.Backward(loss);
        Assert.Throws<InvalidOperationException>(() => engine.Backward(loss));
    }

    [Fact]
    public void Parameters_are_known_by_name_and_length()
    {
        var parameters = engine.CreateParameters([new ParameterShape("w", 2, 2, "model")]);
        Assert.Throws<KeyNotFoundException>(() => parameters["v"]);
        AssertNames(() => parameters.Write("w", [1f]), "1", "4");
        AssertNames(() => parameters.WriteMoment("w", ParameterState.Value, [1f, 2f, 3f, 4f]), "Value");
        AssertNames(() => parameters.AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 0), 1, [0.1, 0.1]), "2 learning rates", "1 parameters");
    }

    [Fact]
    public void A_disposed_engine_begins_no_step()
    {
        engine.Dispose();
        Assert.Throws<ObjectDisposedException>(() => engine.BeginStep(recordGradients: true));
    }

    private static void AssertNames(Action action, params string[] parts)
    {
        var error = Assert.Throws<ArgumentException>(action);
        foreach (var part in parts)
            Assert.Contains(part, error.Message, StringComparison.Ordinal);
    }

    private static void AssertNames(Func<object> action, params string[] parts) => AssertNames(() => { action(); }, parts);

    private Tensor Zeros(int rows, int columns) => engine.Constant(new float[rows * columns], rows, columns);
}
