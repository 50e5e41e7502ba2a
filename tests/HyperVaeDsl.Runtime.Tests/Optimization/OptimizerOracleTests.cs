using System.Text.Json;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;

namespace HyperVaeDsl.Runtime.Tests.Optimization;

/// <summary>Every optimizer on both engines against optimizers.json, which tests/oracles/make_optimizer_oracle.py writes with PyTorch.</summary>
public class OptimizerOracleTests
{
    private static readonly JsonElement Oracle = Load();

    public static TheoryData<string, bool> Cases
    {
        get
        {
            TheoryData<string, bool> cases = [];
            foreach (JsonProperty state in Oracle.GetProperty("states").EnumerateObject())
            {
                cases.Add(state.Name, true);
                cases.Add(state.Name, false);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Clipped_updates_are_those_of_PyTorch(string name, bool onCpuEngine)
    {
        using TensorEngine engine = onCpuEngine ? new CpuEngine(2) : new ReferenceEngine();
        double[] rates = [.. Oracle.GetProperty("rates").EnumerateArray().Select(item => item.GetDouble())];
        ParameterSet parameters = engine.CreateParameters([new ParameterShape("a", 3, 5, "vae_A"), new ParameterShape("b", 1, 3, "vae_B")]);
        parameters.Write("a", LossOracle.Formula(0, 15, 0.8));
        parameters.Write("b", LossOracle.Formula(1, 3, 0.8));
        var optimizer = new Optimizer(parameters, Settings(name, rates));
        JsonElement[] states = [.. Oracle.GetProperty("states").GetProperty(name).EnumerateArray()];
        for (int update = 0; update < states.Length; update++)
        {
            engine.BeginStep(recordGradients: true);
            parameters.ZeroGradients();
            // The gradient of sum(p * g) is g.
            Tensor a = parameters["a"] * engine.Constant(LossOracle.Formula(10 + (2 * update), 15, 0.5), 3, 5);
            Tensor b = parameters["b"] * engine.Constant(LossOracle.Formula(11 + (2 * update), 3, 0.5), 1, 3);
            engine.Backward(a.Sum() + b.Sum());
            optimizer.Update(learningRate: 1);
            AssertValues(parameters, "a", states[update][0]);
            AssertValues(parameters, "b", states[update][1]);
        }
    }

    [Fact]
    public void A_frozen_component_stands_still_under_every_optimizer()
    {
        foreach (OptimizerKind kind in Enum.GetValues<OptimizerKind>())
        {
            using var engine = new CpuEngine(1);
            ParameterSet parameters = engine.CreateParameters([new ParameterShape("a", 1, 3, "vae_A"), new ParameterShape("b", 1, 3, "vae_B")]);
            float[] start = LossOracle.Formula(0, 3, 0.8);
            parameters.Write("a", start);
            parameters.Write("b", start);
            parameters.Freeze("vae_A", isFrozen: true);
            var optimizer = new Optimizer(parameters, Settings("Adam", [1, 1]) with { Kind = kind, Momentum = 0.9 });
            engine.BeginStep(recordGradients: true);
            parameters.ZeroGradients();
            engine.Backward((parameters["a"] * parameters["b"]).Sum());
            optimizer.Update(learningRate: 0.1);
            Assert.Equal(start, Values(parameters, "a", ParameterState.Value));
            Assert.Equal(new float[3], Values(parameters, "a", ParameterState.FirstMoment));
            Assert.NotEqual(start, Values(parameters, "b", ParameterState.Value));
        }
    }

    private static OptimizerSettings Settings(string name, double[] rates)
    {
        double decay = name == "SgdPlain" ? 0 : 0.1;
        return new OptimizerSettings(new AdamWSettings(0.9, 0.99, 1e-6, decay), [new("vae_A", rates[0]), new("vae_B", rates[1])], null, Oracle.GetProperty("clip").GetDouble())
        {
            Kind = Enum.Parse<OptimizerKind>(name.Replace("Plain", "", StringComparison.Ordinal)),
            Momentum = name == "Sgd" ? 0.9 : 0,
        };
    }

    private static void AssertValues(ParameterSet parameters, string name, JsonElement expected)
    {
        float[] actual = Values(parameters, name, ParameterState.Value);
        for (int i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i].GetDouble(), actual[i], 2e-5);
    }

    private static float[] Values(ParameterSet parameters, string name, ParameterState state)
    {
        float[] values = new float[parameters.Shapes.Where(shape => shape.Name == name).Sum(shape => shape.Rows * shape.Columns)];
        parameters.Read(name, state, values);
        return values;
    }

    private static JsonElement Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "oracles", "optimizers.json")));
        return document.RootElement.Clone();
    }
}
