using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn;
using Tensor = HyperVaeDsl.Runtime.Tensors.Tensor;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>Modules of TorchSharp as components.</summary>
public sealed class ModuleTests : IDisposable
{
    private static readonly float[] Points = [.. Enumerable.Range(0, 12).Select(i => MathF.Sin(i))];

    private readonly TorchEngine engine = Device.Open();

    public void Dispose() => engine.Dispose();

    [Fact]
    public void A_module_trains_as_layers_with_the_same_values_do()
    {
        TorchPart<Sequential> part = new(Layers());
        DenseLayers layers = new(3, 5, 2);
        using CpuEngine cpu = new(1);
        ParameterSet theirs = ModelPart.Allocate(engine, [new("net", part)]);
        ParameterSet ours = ModelPart.Allocate(cpu, [new("net", layers)]);
        Assert.Equal(ours.Shapes.Select(shape => (shape.Name, shape.Rows, shape.Columns, shape.IsVector)), theirs.Shapes.Select(shape => (shape.Name, shape.Rows, shape.Columns, shape.IsVector)));
        foreach (ParameterShape shape in theirs.Shapes)
        {
            theirs.Write(shape.Name, shape.InitialValues.Span);
            ours.Write(shape.Name, shape.InitialValues.Span);
        }

        for (int update = 1; update <= 20; update++)
        {
            Step(engine, theirs, x => part.Apply(x), update);
            Step(cpu, ours, layers.Apply, update);
        }

        foreach (ParameterShape shape in ours.Shapes)
        {
            float[] expected = Read(ours, shape);
            Assert.NotEqual(shape.InitialValues.ToArray(), expected);
            Assert.Equal(expected, Read(theirs, shape), (one, other) => Math.Abs(one - other) <= 1e-5f * (1 + Math.Abs(one)));
        }

        // The module itself was trained, and not a copy of it.
        using torch.Tensor weight = part.Module.get_parameter("0.weight")!.detach().cpu();
        Assert.Equal(Read(theirs, theirs.Shapes[0]), weight.data<float>().ToArray());
    }

    [Fact]
    public void Modules_evaluate_in_their_evaluation_mode_and_train_in_their_training_mode()
    {
        TorchPart<Sequential> part = new(Sequential(Linear(3, 40), Dropout(0.5)).to(Device.Name));
        ParameterSet set = ModelPart.Allocate(engine, [new("net", part)]);
        foreach (ParameterShape shape in set.Shapes)
            set.Write(shape.Name, [.. Enumerable.Repeat(1f, shape.Rows * shape.Columns)]);
        Assert.DoesNotContain(0f, Output(recordGradients: false));
        Assert.Contains(0f, Output(recordGradients: true));
        Assert.DoesNotContain(0f, Output(recordGradients: false));

        float[] Output(bool recordGradients)
        {
            engine.BeginStep(recordGradients);
            var values = new float[160];
            part.Apply(engine.Constant(Points, 4, 3)).CopyTo(values);
            return values;
        }
    }

    [Fact]
    public void A_module_on_another_engine_is_refused_by_name()
    {
        TorchPart<Sequential> part = new(Layers());
        using CpuEngine cpu = new(1);
        string message = Assert.Throws<InvalidOperationException>(() => ModelPart.Allocate(cpu, [new("net", part)])).Message;
        Assert.Contains("0.weight", message, StringComparison.Ordinal);
        Assert.Contains("the engine here is 'cpu'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_matrices_of_single_precision_become_tensors_of_the_seam()
    {
        engine.BeginStep(recordGradients: false);
        Assert.Contains("[2, 2, 2]", Assert.Throws<ArgumentException>(() => engine.Wrap(torch.zeros(2, 2, 2, device: Device.Name))).Message, StringComparison.Ordinal);
        Assert.Contains("Float64", Assert.Throws<ArgumentException>(() => engine.Wrap(torch.zeros(2, 2, torch.float64, Device.Name))).Message, StringComparison.Ordinal);
        Assert.Equal((3, 1), Shape(engine.Wrap(torch.zeros(3, device: Device.Name))));
        Assert.Equal((1, 1), Shape(engine.Wrap(torch.zeros(3, device: Device.Name).sum())));

        static (int, int) Shape(Tensor x) => (x.Rows, x.Columns);
    }

    private static Sequential Layers() => Sequential(Linear(3, 5), ReLU(), Linear(5, 2)).to(Device.Name);

    private static void Step(TensorEngine engine, ParameterSet set, Func<Tensor, Tensor> forward, int update)
    {
        engine.BeginStep(recordGradients: true);
        Tensor output = forward(engine.Constant(Points, 4, 3));
        set.ZeroGradients();
        engine.Backward((output - 1).Square().Sum());
        set.ScaleGradients(null, 1 / Math.Max(1, set.GradientNorm("net")));
        set.AdamW(new AdamWSettings(0.9, 0.999, 1e-8, 0.01), update, [.. set.Shapes.Select(_ => 1e-2)]);
    }

    private static float[] Read(ParameterSet set, ParameterShape shape)
    {
        var values = new float[shape.Rows * shape.Columns];
        set.Read(shape.Name, ParameterState.Value, values);
        return values;
    }
}
