using HyperVaeDsl.EngineConformance;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu.Tests;

/// <summary>The reference's gradients are its own derivations; here they meet the definition of a derivative, in float64.</summary>
public sealed class FiniteDifferenceTests
{
    private const double Step = 1e-5;
    private const double Tolerance = 1e-6;
    private const int ElementsPerInput = 40;

    /// <summary>Detach is left out: that its gradient is not the derivative is its purpose.</summary>
    public static TheoryData<OperationCase> Cases => [.. OperationCatalogue.All.Where(operation => operation.Name != "Detach")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_of_the_reference_are_derivatives(OperationCase operation)
    {
        using var engine = new ReferenceEngine();
        var inputs = (ReferenceParameterSet)operation.CreateInputs(engine, seed: 1);
        double Objective()
        {
            engine.BeginStep(recordGradients: false);
            return engine.ReadDouble(OperationCase.WeightedSum(operation.ApplyTo(inputs), seed: 1))[0];
        }

        engine.BeginStep(recordGradients: true);
        engine.Backward(OperationCase.WeightedSum(operation.ApplyTo(inputs), seed: 1));
        foreach (var shape in inputs.Shapes)
        {
            var (values, gradient) = (inputs.Access(shape.Name, ParameterState.Value), inputs.Access(shape.Name, ParameterState.Gradient));
            var size = Math.Sqrt(gradient.Average(g => g * g));
            foreach (var index in Enumerable.Range(0, values.Length).Chunk((values.Length / ElementsPerInput) + 1).Select(chunk => chunk[0]))
            {
                var value = values[index];
                values[index] = value + Step;
                var above = Objective();
                values[index] = value - Step;
                var below = Objective();
                values[index] = value;
                var difference = Math.Abs(((above - below) / (2 * Step)) - gradient[index]);
                Assert.True(difference <= Tolerance * Math.Max(1e-3, Math.Max(size, Math.Abs(gradient[index]))), $"{shape.Name}[{index}]: off by {difference:E2} of {gradient[index]}");
            }
        }
    }
}
