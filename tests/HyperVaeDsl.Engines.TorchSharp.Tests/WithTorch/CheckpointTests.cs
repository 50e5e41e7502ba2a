using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using TernaryOperations;

namespace HyperVaeDsl.Engines.TorchSharp.Tests;

/// <summary>Checkpoints go from either engine to the other.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hvae-torch-").FullName;
    private readonly TorchEngine torch = Device.Open();
    private readonly CpuEngine cpu = new(1);

    public void Dispose()
    {
        torch.Dispose();
        cpu.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_checkpoint_has_the_same_bytes_whichever_engine_writes_it()
    {
        DualVaeSettings settings = new Homeostatic().Facts.Model!;
        CheckpointFacts facts = new("Homeostatic", "homeostatic.hvae", "0", 42, 3, 117, null);
        ParameterSet[] sets = [Filled(cpu, settings, 0.25), Filled(torch, settings, 0), Filled(cpu, settings, 0)];
        for (int i = 0; i < sets.Length; i++)
        {
            string file = Path.Combine(folder, $"{i}.safetensors");
            if (i > 0)
                Checkpoint.Load(Path.Combine(folder, $"{i - 1}.safetensors")).Restore(sets[i]);
            Checkpoint.Save(file, sets[i], facts);
            Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "0.safetensors")), File.ReadAllBytes(file));
        }
    }

    private static ParameterSet Filled(TensorEngine engine, DualVaeSettings settings, double number)
    {
        ParameterSet set = new DualVae(engine, settings).Parameters;
        foreach (ParameterShape shape in set.Shapes)
        {
            float[] values = [.. Enumerable.Range(0, shape.Rows * shape.Columns).Select(i => (float)(number * Math.Sin(i)))];
            set.Write(shape.Name, values);
            set.WriteMoment(shape.Name, ParameterState.FirstMoment, values);
            set.WriteMoment(shape.Name, ParameterState.SecondMoment, [.. values.Select(Math.Abs)]);
        }

        return set;
    }
}
