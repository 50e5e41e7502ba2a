using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.EngineConformance;

/// <summary>Values, gradients and updates that PyTorch calculated; see tests/peers.</summary>
public abstract class EngineAgainstPyTorch(TensorEngine engine) : IDisposable
{
    private static readonly PyTorchOracle Oracle = PyTorchOracle.Load();

    public static TheoryData<OracleCase> Cases => [.. Oracle.Cases];

    public void Dispose()
    {
        engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_and_gradients_equal_PyTorch(OracleCase oracle)
    {
        var parameters = engine.CreateParameters([.. oracle.Inputs.Select((input, i) => new ParameterShape($"{i}", input.Rows, input.Columns, "inputs"))]);
        for (var i = 0; i < oracle.Inputs.Length; i++)
            parameters.Write($"{i}", oracle.Inputs[i].Values);
        engine.BeginStep(recordGradients: true);
        var result = Apply(oracle, [.. parameters.Shapes.Select(shape => parameters[shape.Name])]);
        Assert.Equal((oracle.Result.Rows, oracle.Result.Columns), (result.Rows, result.Columns));
        engine.Backward((result * engine.Constant(oracle.Weights.Values, result.Rows, result.Columns)).Sum());
        var values = new float[result.Length];
        result.CopyTo(values);
        Numbers.AssertClose(oracle.Result.Values, values, 1e-5, "value");
        for (var i = 0; i < oracle.Inputs.Length; i++)
            AssertState(parameters, $"{i}", ParameterState.Gradient, oracle.Gradients[i], 1e-5);
    }

    [Fact]
    public void Ten_updates_of_AdamW_with_clipping_equal_PyTorch()
    {
        var oracle = Oracle.AdamW;
        var parameters = engine.CreateParameters([new ParameterShape("weight", 3, 5, "layer"), new ParameterShape("bias", 1, 3, "layer")]);
        parameters.Write("weight", oracle.Start[0].Values);
        parameters.Write("bias", oracle.Start[1].Values);
        for (var update = 0; update < oracle.Updates.Length; update++)
        {
            var expected = oracle.Updates[update];
            engine.BeginStep(recordGradients: true);
            parameters.ZeroGradients();
            var output = engine.Linear(Constant(oracle.X), parameters["weight"], parameters["bias"], Activation.None);
            engine.Backward((output - Constant(oracle.Y)).Square().Sum());
            var norm = parameters.GradientNorm(null);
            Assert.Equal(expected.Norm, norm, expected.Norm * 1e-5);
            parameters.ScaleGradients(null, Math.Min(1, 1 / (norm + 1e-6)));
            parameters.AdamW(new AdamWSettings(0.9, 0.99, 1e-6, 0.1), update + 1, [0.05, 0.02]);
            AssertState(parameters, "weight", ParameterState.Value, expected.Weight, 1e-5);
            AssertState(parameters, "bias", ParameterState.Value, expected.Bias, 1e-5);
        }

        AssertState(parameters, "weight", ParameterState.FirstMoment, oracle.FirstMoments[0], 1e-5);
        AssertState(parameters, "bias", ParameterState.SecondMoment, oracle.SecondMoments[1], 1e-5);
    }

    private static void AssertState(ParameterSet parameters, string name, ParameterState state, OracleMatrix expected, double tolerance)
    {
        var actual = new float[expected.Values.Length];
        parameters.Read(name, state, actual);
        Numbers.AssertClose(expected.Values, actual, tolerance, $"{state} of {name}");
    }

    private Tensor Apply(OracleCase oracle, Tensor[] x)
    {
        var (arguments, function) = (oracle.Arguments, oracle.Arguments.Function ?? "");
        return oracle.Operation switch
        {
            "Unary" => engine.Unary(Enum.Parse<UnaryOperation>(function), x[0]),
            "Binary" => engine.Binary(Enum.Parse<BinaryOperation>(function), x[0], x[1]),
            "Affine" => engine.Affine(x[0], arguments.Scale, arguments.Shift),
            "Clamp" => engine.Clamp(x[0], arguments.Minimum, arguments.Maximum),
            "Linear" => engine.Linear(x[0], x[1], x[2], Enum.Parse<Activation>(function)),
            "MatMul" => engine.MatMul(x[0], x[1], arguments.Transpose),
            "Reduce" => engine.Reduce(Enum.Parse<Reduction>(function), x[0]),
            "GatherRows" => engine.GatherRows(x[0], arguments.Indices),
            "Transpose" => engine.Transpose(x[0]),
            "Detach" => x[0] * engine.Detach(x[0]),
            "SoftmaxCrossEntropy" => engine.SoftmaxCrossEntropy(x[0], arguments.Indices, arguments.Count),
            "NormOfEachRow" => engine.NormOfEachRow(x[0]),
            "KlOfEachDimension" => engine.KlOfEachDimension(x[0], (x[1] * 0.5).Exp(), x[1]),
            "MeanSmoothL1" => engine.MeanSmoothL1(x[0], Values(arguments.Targets!, x[0]), arguments.Factors is { } factors ? Values(factors, x[0]) : null),
            "BallDistances" => engine.BallDistances(x[0], Conformal(x[0], arguments.Scale), arguments.Indices, arguments.Second, arguments.Scale),
            "BallGaps" => engine.BallGaps(x[0], Conformal(x[0], arguments.Scale), arguments.Indices, arguments.Second, arguments.Third, arguments.Scale),
            "LogSoftmax" => engine.LogSoftmax(x[0], arguments.Count),
            _ => throw new InvalidDataException($"Unknown operation {oracle.Operation}."),
        };
    }

    private static Tensor Conformal(Tensor points, double curvature) => 1 - (points.Square().SumOfEachRow() * curvature);

    private Tensor Values(float[] values, Tensor like) => engine.Constant(values, like.Rows, like.Columns);

    private Tensor Constant(OracleMatrix matrix) => engine.Constant(matrix.Values, matrix.Rows, matrix.Columns);
}
