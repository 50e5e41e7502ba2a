using System.Text;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Reference;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Storage;

public class CheckpointTests
{
    private static readonly CheckpointFacts Facts = new("Small", "small.hvae", "00ff", 42, Epochs: 3, Updates: 60, Metrics: null);

    [Fact]
    public void A_trained_model_comes_back_with_its_metrics()
    {
        using var folder = new TemporaryFolder();
        using var engine = new CpuEngine(2);
        var options = new TrainingOptions { RunFolder = folder["run"], Epochs = 2 };
        TrainingResult result = new Trainer(engine, new SmallMethodology(), options, new RecordingObserver(), TimeProvider.System).Run();

        Checkpoint checkpoint = Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors"));
        Assert.Equal(("00ff", 2, 40L), (checkpoint.Digest, checkpoint.Epochs, checkpoint.Updates));
        var model = new DualVae(engine, SmallMethodology.SmallModel);
        var optimizer = new Optimizer(model.Parameters, SmallMethodology.SmallFacts.Optimizer);
        checkpoint.Restore(model.Parameters, optimizer);
        Assert.Equal(40, optimizer.Updates);
        Assert.Equal(result.Metrics, new Evaluator(engine, model).Evaluate());
    }

    [Fact]
    public void Values_and_moments_return_bit_for_bit()
    {
        using var folder = new TemporaryFolder();
        using var engine = new ReferenceEngine();
        ParameterSet saved = Parameters(engine, fill: 1);
        ParameterSet restored = Parameters(engine, fill: 0);
        Checkpoint.Save(folder["a.safetensors"], saved, Facts);
        Checkpoint.Load(folder["a.safetensors"]).Restore(restored);
        foreach (ParameterState state in new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment })
            Assert.Equal(Read(saved, state), Read(restored, state));
        Assert.Equal(["a.safetensors"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void What_controllers_remember_and_what_frozen_parameters_missed_is_stored()
    {
        using var folder = new TemporaryFolder();
        using var engine = new ReferenceEngine();
        ParameterSet saved = Parameters(engine, fill: 1);
        ParameterSet restored = Parameters(engine, fill: 0);
        saved.SetMissedUpdates(0, 7);
        restored.SetMissedUpdates(1, 3);
        Checkpoint.Save(folder["a.safetensors"], saved, Facts with { State = [new("homeostasis.beta.factor", 1.05)] });
        Checkpoint checkpoint = Checkpoint.Load(folder["a.safetensors"]);
        checkpoint.Restore(restored);
        Assert.Equal("1.05", checkpoint.Metadata["state.homeostasis.beta.factor"]);
        Assert.Equal((7L, 0L), (restored.MissedUpdates(0), restored.MissedUpdates(1)));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = SaveOne(folder["a.safetensors"]);
        for (int length = 0; length < whole.Length; length += 13)
        {
            File.WriteAllBytes(folder["cut.safetensors"], whole[..length]);
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder["cut.safetensors"]));
        }
    }

    [Fact]
    public void A_changed_byte_in_the_values_is_noticed()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = SaveOne(folder["a.safetensors"]);
        bytes[^3] ^= 1;
        File.WriteAllBytes(folder["a.safetensors"], bytes);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder["a.safetensors"]));
        Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a checkpoint at all, just text")]
    [InlineData("\u0002\0\0\0\0\0\0\0{]")]
    [InlineData("\u0002\0\0\0\0\0\0\0[]")]
    [InlineData("\u000a\0\0\0\0\0\0\0{\"a\":null}")]
    public void Other_content_is_refused_in_a_sentence(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.safetensors"], Encoding.ASCII.GetBytes(content));
        CheckpointException exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder["x.safetensors"]));
        Assert.Contains("x.safetensors", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_reported()
    {
        Assert.Throws<CheckpointException>(() => Checkpoint.Load("/nowhere/at/all.safetensors"));
    }

    [Fact]
    public void Another_model_is_refused_and_left_as_it_was()
    {
        using var folder = new TemporaryFolder();
        using var engine = new ReferenceEngine();
        SaveOne(folder["a.safetensors"]);
        ParameterSet other = engine.CreateParameters([new ParameterShape("w.weight", 2, 3, "w"), new ParameterShape("w.bias", 1, 4, "w")]);
        CheckpointException exception = Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder["a.safetensors"]).Restore(other));
        Assert.Contains("w.bias is [2] there and [4] here", exception.Message, StringComparison.Ordinal);
        Assert.All(Read(other, ParameterState.Value), value => Assert.Equal(0, value));
    }

    private static byte[] SaveOne(string path)
    {
        using var engine = new ReferenceEngine();
        Checkpoint.Save(path, Parameters(engine, fill: 1), Facts);
        return File.ReadAllBytes(path);
    }

    private static ParameterSet Parameters(ReferenceEngine engine, int fill)
    {
        ParameterSet parameters = engine.CreateParameters([new ParameterShape("w.weight", 2, 3, "w"), new ParameterShape("w.bias", 1, 2, "w")]);
        foreach (ParameterShape shape in parameters.Shapes)
        {
            float[] values = [.. Enumerable.Range(0, shape.Rows * shape.Columns).Select(i => fill * (i + 0.1f))];
            parameters.Write(shape.Name, values);
            parameters.WriteMoment(shape.Name, ParameterState.FirstMoment, [.. values.Select(value => -value)]);
            parameters.WriteMoment(shape.Name, ParameterState.SecondMoment, [.. values.Select(value => value * value)]);
        }

        return parameters;
    }

    private static float[] Read(ParameterSet parameters, ParameterState state)
    {
        List<float> all = [];
        foreach (ParameterShape shape in parameters.Shapes)
        {
            float[] values = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, state, values);
            all.AddRange(values);
        }

        return [.. all];
    }
}
