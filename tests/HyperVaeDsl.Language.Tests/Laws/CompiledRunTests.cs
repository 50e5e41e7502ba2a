using System.Reflection;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>A methodology that waits for metrics, compiled and trained: everything happens when the file says.</summary>
public sealed class CompiledRunTests
{
    private const string Watching = """
        methodology Watching {
          epochs    8
          seed      1
          evaluate  every 1 epochs
          signal beta  in 0..1
          phase Warm  epochs 0..(2..4) until kl < 1e6 for 2 evals {
            beta  0.1
          }
          phase Shape epochs 4..6 {
            beta  jump 0.2
            activate geometry when coverage < 99.9%
          }
          phase Rest  epochs 6..end { }
          data ternary_operations {
            batch    6561
            sampler  shuffled
          }
          model dual_vae {
            latent         2
            encoder        4
            decoder        4
            projection     tanh_radius
            decoder_input  ball
            curvature      1
            max_radius     0.9
            noise_scale    1
          }
          optimizer adamw {
            learning_rate  1e-3
            betas          0.9 0.999
            epsilon        1e-8
            weight_decay   0
          }
          loss reconstruction  weight 1
          loss kl              weight beta  free_bits 0 nats/dim
          loss entropy         weight 0.1   from 7 epochs
          group geometry {
            loss radial  weight 0.3  inner 0.1  outer 0.85
          }
          measure richness
          target richness < 0.15
        }
        """;

    [Fact]
    public void A_compiled_run_follows_its_file()
    {
        IMethodology methodology = Compiled(Watching);
        Observer observer = new();
        using CpuEngine engine = new(1);
        TrainingResult result = new Trainer(engine, methodology, new TrainingOptions(), observer, TimeProvider.System).Run();

        // Warm ends after 2 epochs, so the other phases run in epochs 2..4 and 4..6 and the whole run has 6.
        Assert.Equal((TrainingOutcome.Completed, 6), (result.Outcome, result.Epochs));
        Assert.Equal([0, 1, 4, 5, 6, 7], observer.Epochs.Select(epoch => epoch.Time));
        Assert.Equal(["Warm", "Warm", "Shape", "Shape", "Rest", "Rest"], observer.Epochs.Select(epoch => epoch.Phase));
        Assert.Equal([0.1, 0.1, 0.2, 0.2, 0.2, 0.2], observer.Epochs.Select(epoch => epoch.Signals[0]));
        // The gate is watched from the start of Shape on; the evaluation after epoch 2 belongs to Warm, that after epoch 3 opens it.
        Assert.Equal([false, false, false, true, true, true], ActsIn(observer, methodology, "radial"));
        Assert.Equal([false, false, false, false, false, true], ActsIn(observer, methodology, "entropy"));
        Assert.Equal([(TrainingEventKind.PhaseEnded, 2), (TrainingEventKind.GateOpened, 3)], result.Events.Select(happened => (happened.Kind, happened.Epochs)));
        Assert.True(Assert.Single(result.Targets).Reached);
    }

    private static IEnumerable<bool> ActsIn(Observer observer, IMethodology methodology, string loss) =>
        observer.Epochs.Select(epoch => !double.IsNaN(epoch.Losses[methodology.Facts.Losses.ToList().IndexOf(loss)]));

    private static IMethodology Compiled(string text)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("watching.hvae", text);
        Assert.True(compilation.Methodology != null, string.Join("\n", compilation.Diagnostics.Select(item => item.Format(compilation.Text))));
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(compilation.Methodology, compilation.Text, "CompiledRun")]);
        return (IMethodology)Activator.CreateInstance(assembly.GetType("CompiledRun.Watching", throwOnError: true)!)!;
    }

    private sealed class Observer : ITrainingObserver
    {
        public List<EpochReport> Epochs { get; } = [];

        public void RunStarted(RunDescription run)
        {
        }

        public void StepDone(in StepReport step)
        {
        }

        public void EpochDone(EpochReport epoch) => Epochs.Add(epoch);

        public void EventHappened(TrainingEvent happened)
        {
        }

        public void GuardFired(GuardReport guard)
        {
        }

        public void CheckpointWritten(CheckpointReport checkpoint)
        {
        }

        public void RunFinished(TrainingResult result)
        {
        }
    }
}
