using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>An operation with inputs of given shapes, whose elements are drawn from [Low, High).</summary>
public sealed record OperationCase(string Name, (int Rows, int Columns)[] Inputs, Func<Tensor[], Tensor> Apply, double Low = -2, double High = 2)
{
    public override string ToString() => Name;

    /// <summary>Size of the terms that a gradient is the sum of, where they cancel and its own size says nothing.</summary>
    public double Terms { get; init; } = 1e-6;

    /// <summary>
    /// The result, and the gradients by the inputs of the sum of the result times fixed weights, so that every element of the
    /// result has a gradient of its own. The weights are positive: sums that cancel would say little about the engine.
    /// </summary>
    public Outcome RunOn(TensorEngine engine, int seed)
    {
        var parameters = CreateInputs(engine, seed);
        engine.BeginStep(recordGradients: true);
        var result = ApplyTo(parameters);
        engine.Backward(WeightedSum(result, seed));
        var values = new float[result.Length];
        result.CopyTo(values);
        return new Outcome((result.Rows, result.Columns), values, [.. parameters.Shapes.Select(shape => ReadGradient(parameters, shape))]);
    }

    public ParameterSet CreateInputs(TensorEngine engine, int seed)
    {
        var parameters = engine.CreateParameters([.. Inputs.Select((shape, i) => new ParameterShape($"input{i}", shape.Rows, shape.Columns, "inputs"))]);
        for (var i = 0; i < Inputs.Length; i++)
            parameters.Write($"input{i}", Numbers.Uniform(seed + i, Inputs[i].Rows * Inputs[i].Columns, Low, High));
        return parameters;
    }

    public Tensor ApplyTo(ParameterSet inputs) => Apply([.. inputs.Shapes.Select(shape => inputs[shape.Name])]);

    public static Tensor WeightedSum(Tensor result, int seed) =>
        (result * result.Engine.Constant(Numbers.Uniform(seed + 1000, result.Length, 0.5, 1.5), result.Rows, result.Columns)).Sum();

    private static float[] ReadGradient(ParameterSet parameters, ParameterShape shape)
    {
        var gradient = new float[shape.Rows * shape.Columns];
        parameters.Read(shape.Name, ParameterState.Gradient, gradient);
        return gradient;
    }
}

/// <summary>What came out of an operation.</summary>
public sealed record Outcome((int Rows, int Columns) Shape, float[] Values, float[][] Gradients);
