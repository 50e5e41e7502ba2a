using HyperVaeDsl.Reference;

namespace HyperVaeDsl.Engines.Cpu.Tests;

public sealed class AgainstReferenceTests
{
    public static TheoryData<OperationCase> Cases => OperationCatalogue.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_equal_the_reference(OperationCase operation)
    {
        using var engine = new CpuEngine(2);
        using var reference = new ReferenceEngine();
        for (var seed = 1; seed <= 3; seed++)
        {
            var expected = operation.RunOn(reference, seed);
            var actual = operation.RunOn(engine, seed);
            Assert.Equal(expected.Shape, actual.Shape);
            Numbers.AssertClose(expected.Values, actual.Values, 1e-5, "value");
            for (var i = 0; i < expected.Gradients.Length; i++)
                Numbers.AssertClose(expected.Gradients[i], actual.Gradients[i], 1e-4, $"gradient {i}");
        }
    }
}
