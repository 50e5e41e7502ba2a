using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>Every operation of the seam, its values and its gradients, against float64.</summary>
public abstract class EngineAgainstReference(TensorEngine engine) : IDisposable
{
    public static TheoryData<OperationCase> Cases => OperationCatalogue.Cases;

    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_equal_the_reference(OperationCase operation)
    {
        using var reference = new ReferenceEngine();
        for (var seed = 1; seed <= 3; seed++)
        {
            var expected = operation.RunOn(reference, seed);
            var actual = operation.RunOn(engine, seed);
            Assert.Equal(expected.Shape, actual.Shape);
            Numbers.AssertClose(expected.Values, actual.Values, 1e-5, "value");
            for (var i = 0; i < expected.Gradients.Length; i++)
                Numbers.AssertClose(expected.Gradients[i], actual.Gradients[i], 1e-4, $"gradient {i}", operation.Terms);
        }
    }
}
