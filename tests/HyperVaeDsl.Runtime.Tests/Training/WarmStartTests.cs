using System.Security.Cryptography;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

public class WarmStartTests
{
    [Fact]
    public void The_components_named_start_with_the_values_of_the_file_and_no_other()
    {
        using var folder = new TemporaryFolder();
        using var engine = new CpuEngine(1);
        DualVae source = Saved(engine, folder["base.safetensors"], seed: 7);
        DualVae model = Start(engine, folder["base.safetensors"], ["vae_A.encoder", "vae_B"]).Model;
        var cold = new DualVae(engine, SmallMethodology.SmallModel);
        cold.Initialize(seed: 42);
        foreach (ParameterShape shape in model.Parameters.Shapes)
        {
            DualVae expected = shape.IsIn("vae_A.encoder") || shape.IsIn("vae_B") ? source : cold;
            Assert.Equal(Values(expected, shape), Values(model, shape));
        }
    }

    [Fact]
    public void The_run_record_holds_the_checksum_of_the_file()
    {
        using var folder = new TemporaryFolder();
        using var engine = new CpuEngine(1);
        Saved(engine, folder["base.safetensors"], seed: 7);
        var options = new TrainingOptions { Epochs = 1, RunFolder = folder["run"], WarmStart = folder["base.safetensors"] };
        Start(engine, "elsewhere.safetensors", ["vae_A"], options).Run();
        string record = File.ReadAllText(Path.Combine(folder["run"], "run.json"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(folder["base.safetensors"]))), record, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_loaded_is_said_in_one_sentence()
    {
        using var folder = new TemporaryFolder();
        using var engine = new CpuEngine(1);
        Saved(engine, folder["base.safetensors"], seed: 7);
        Saved(engine, folder["narrow.safetensors"], seed: 7, SmallMethodology.SmallModel with { Encoder = [8] });
        Saved(engine, folder["radius.safetensors"], seed: 7, SmallMethodology.SmallModel with { Projection = BallProjection.TanhRadius });
        Assert.Contains("none.safetensors cannot be read", Refused(folder["none.safetensors"], ["vae_A"]), StringComparison.Ordinal);
        Assert.Contains("vae_A.encoder.0.weight is [8, 9] there and [16, 9] here", Refused(folder["narrow.safetensors"], ["vae_A.encoder"]), StringComparison.Ordinal);
        Assert.Contains("it has no vae_A.radius.weight", Refused(folder["radius.safetensors"], ["vae_A.radius"]), StringComparison.Ordinal);
        Assert.Contains("no component vae_A.direction", Refused(folder["base.safetensors"], ["vae_A.direction"]), StringComparison.Ordinal);
        var options = new TrainingOptions { WarmStart = folder["base.safetensors"] };
        Assert.Contains("has no warm start", Assert.Throws<CheckpointException>(() => new Trainer(engine, new SmallMethodology(), options, new RecordingObserver(), TimeProvider.System)).Message, StringComparison.Ordinal);

        string Refused(string file, string[] components)
        {
            string message = Assert.Throws<CheckpointException>(() => Start(engine, file, components)).Message;
            Assert.DoesNotContain('\n', message);
            return message;
        }
    }

    private static Trainer Start(CpuEngine engine, string file, string[] components, TrainingOptions? options = null)
    {
        var methodology = new SmallMethodology { Facts = SmallMethodology.SmallFacts with { WarmStart = new WarmStartSettings(file, components) } };
        return new Trainer(engine, methodology, options ?? new TrainingOptions(), new RecordingObserver(), TimeProvider.System);
    }

    private static DualVae Saved(CpuEngine engine, string file, ulong seed, DualVaeSettings? settings = null)
    {
        var model = new DualVae(engine, settings ?? SmallMethodology.SmallModel);
        model.Initialize(seed);
        Checkpoint.Save(file, model.Parameters, new CheckpointFacts("Base", "base.hvae", "00", seed, Epochs: 1, Updates: 1, Metrics: null));
        return model;
    }

    private static float[] Values(DualVae model, ParameterShape shape)
    {
        float[] values = new float[shape.Rows * shape.Columns];
        model.Parameters.Read(shape.Name, ParameterState.Value, values);
        return values;
    }
}
