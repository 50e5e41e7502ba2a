using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>The layers of the dual VAE, and random shapes.</summary>
public abstract class EngineShapes(TensorEngine engine) : IDisposable
{
    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(512, 9, 256)]
    [InlineData(512, 256, 128)]
    [InlineData(512, 128, 64)]
    [InlineData(512, 64, 16)]
    [InlineData(512, 16, 32)]
    [InlineData(512, 32, 64)]
    [InlineData(512, 64, 27)]
    [InlineData(19, 530, 45)]
    [InlineData(600, 20, 33)]
    public void Layers_of_the_model_equal_the_reference(int batch, int inputs, int outputs) =>
        Compare(new OperationCase("layer", [(batch, inputs), (outputs, inputs), (1, outputs)], x => x[0].Engine.Linear(x[0], x[1], x[2], Activation.Relu), -1, 1), 1);

    [Fact]
    public void Reconstruction_of_a_batch_equals_the_reference()
    {
        var classes = Numbers.Integers(3, 512 * 9, 3);
        Compare(new OperationCase("reconstruction", [(512, 27)], x => x[0].Engine.SoftmaxCrossEntropy(x[0], classes, 3), -8, 8), 1);
        Compare(new OperationCase("log softmax", [(512, 27)], x => x[0].Engine.LogSoftmax(x[0], 3), -8, 8), 1);
    }

    [Fact]
    public void Elementwise_operations_that_are_shared_between_threads_equal_the_reference()
    {
        Compare(new OperationCase("flat", [(301, 97), (301, 97)], x => x[0].Exp() * x[1].Sigmoid(), -1, 1), 1);
        Compare(new OperationCase("column", [(301, 97), (301, 1)], x => x[0] / x[1], 1, 2), 1);
        Compare(new OperationCase("row", [(301, 97), (1, 97)], x => x[0] * x[1], 1, 2), 1);
        Compare(new OperationCase("scalar", [(301, 97), (1, 1)], x => x[0] * x[1], 1, 2), 1);
        Compare(new OperationCase("pairs", [(301, 1), (1, 97)], x => x[0] * x[1], 1, 2), 1);
    }

    [FsCheck.Xunit.Property(MaxTest = 60)]
    public void Layers_of_any_shape_equal_the_reference(byte rows, byte inputs, byte outputs, bool relu)
    {
        var (n, k, m) = ((rows % 70) + 1, (inputs % 70) + 1, (outputs % 70) + 1);
        var activation = relu ? Activation.Relu : Activation.None;
        Compare(new OperationCase("layer", [(n, k), (m, k), (1, m)], x => x[0].Engine.Linear(x[0], x[1], x[2], activation), 0.5, 2), n + k + m);
    }

    /// <summary>The first layer is read by the second alone, or by something else too: its gradient then comes from two sides.</summary>
    [FsCheck.Xunit.Property(MaxTest = 60)]
    public void Two_layers_of_any_shape_equal_the_reference(byte rows, byte inputs, byte hidden, byte outputs, bool isReadTwice)
    {
        var (n, k, m, p) = ((rows % 70) + 1, (inputs % 70) + 1, (hidden % 70) + 1, (outputs % 70) + 1);
        Compare(new OperationCase("two layers", [(n, k), (m, k), (1, m), (p, m), (1, p)], x =>
        {
            var first = x[0].Engine.Linear(x[0], x[1], x[2], Activation.Relu);
            var second = x[0].Engine.Linear(first, x[3], x[4], Activation.Relu);
            return isReadTwice ? second.SumOfEachRow() + first.SumOfEachRow() : second;
        }, -1, 2), n + k + m + p);
    }

    [FsCheck.Xunit.Property(MaxTest = 60)]
    public void Products_of_any_shape_equal_the_reference(byte rows, byte inner, byte columns, bool transpose)
    {
        var (n, k, m) = ((rows % 70) + 1, (inner % 70) + 1, (columns % 70) + 1);
        Compare(new OperationCase("product", [(n, k), transpose ? (m, k) : (k, m)], x => x[0].Engine.MatMul(x[0], x[1], transpose), 0.5, 2), n + k + m);
    }

    [FsCheck.Xunit.Property(MaxTest = 60)]
    public void Broadcasting_of_any_shape_equals_the_reference(byte rows, byte columns, bool leftRows, bool leftColumns, bool rightRows, bool rightColumns)
    {
        var (n, m) = ((rows % 70) + 1, (columns % 70) + 1);
        var (left, right) = ((leftRows ? n : 1, leftColumns ? m : 1), (rightRows ? n : 1, rightColumns ? m : 1));
        Compare(new OperationCase("quotient", [left, right], x => x[0] / x[1], 0.5, 2), n + m);
    }

    private void Compare(OperationCase operation, int seed)
    {
        using var reference = new ReferenceEngine();
        var (expected, actual) = (operation.RunOn(reference, seed), operation.RunOn(engine, seed));
        Assert.Equal(expected.Shape, actual.Shape);
        Numbers.AssertClose(expected.Values, actual.Values, 1e-5, "value");
        for (var i = 0; i < expected.Gradients.Length; i++)
            Numbers.AssertClose(expected.Gradients[i], actual.Gradients[i], 1e-4, $"gradient {i}");
    }
}
