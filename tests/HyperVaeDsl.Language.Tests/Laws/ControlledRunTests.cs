using System.Reflection;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Texts with controllers and components, compiled to C#, run on the embedded engine.</summary>
public sealed class ControlledRunTests
{
    private const string Freezing = """
          phase Train epochs 0..end { }
          loss reconstruction  weight 1
          loss kl              weight 0.01  free_bits 0 nats/dim
          component vae_A.encoder {
            starts      frozen
            unfreeze    when trit_accuracy > 1% for 2 evals
            freeze      when saturation < 99%
            hysteresis  2 evals
          }
          component vae_B.decoder {
            starts frozen
            unfreeze when coverage_B >= 99%
          }

        """;

    private const string Driven = """
          signal beta      in 0..1        = 0.2
          signal capacity  in 1..30       = ramp 1 -> 3
          signal variety   in 0..2        = 0.3
          signal share     in 0.1..1      = ramp 0.5 -> 1
          phase Train epochs 0..end { }
          loss reconstruction  weight 1
          loss kl              weight beta     free_bits 0 nats/dim
          loss entropy         weight variety
          controller capacity every 2 steps {
            observe kl  ema 0.5
            drive beta  by pi of kl target capacity kp 0.05 ki 0.05
            keep beta  in 0.1..0.3
          }
          controller feedback every eval {
            drive variety  by sigmoid of trit_accuracy threshold 50% slope 20 trend 3
            keep variety  in 0.1..0.8
          }
          controller exploration every eval {
            drive variety  by boost of coverage within 99% for 1 evals by 1.5 relax 0.5
            keep variety  in 0.1..1
          }
          order variety: feedback, exploration

        """;

    [Fact]
    public void What_is_frozen_keeps_every_bit_and_what_is_let_go_trains()
    {
        List<Dictionary<string, float[]>> states = [];
        Observer observer = new();
        using CpuEngine engine = new(1);
        Trainer trainer = Trainer(engine, Freezing, 8, observer);
        observer.OnEpoch = _ => states.Add(States(trainer.Model.Parameters));
        states.Add(States(trainer.Model.Parameters));
        Assert.Equal(TrainingOutcome.Completed, trainer.Run().Outcome);

        // Let go by evaluation 2, frozen by evaluation 4, let go by evaluation 6.
        bool[] trains = [false, false, true, true, false, false, true, true];
        for (int epoch = 0; epoch < trains.Length; epoch++)
        {
            foreach ((string name, float[] before) in states[epoch])
            {
                bool moves = !name.Contains("vae_B.decoder", StringComparison.Ordinal) && (trains[epoch] || !name.Contains("vae_A.encoder", StringComparison.Ordinal));
                Assert.True(before.SequenceEqual(states[epoch + 1][name]) != moves, $"{name} in epoch {epoch}");
            }
        }

        Assert.Equal(["trains", "is frozen", "trains", "is frozen"], observer.Events.Select(item => item.Message.Contains("is frozen", StringComparison.Ordinal) ? "is frozen" : "trains"));
        Assert.Equal([2, 4, 6, 8], observer.Events.Select(item => item.Epochs));
    }

    [Fact]
    public void Laws_act_at_their_time_through_the_pipeline_and_within_their_bounds()
    {
        Observer observer = new();
        using CpuEngine engine = new(1);
        Trainer(engine, Driven, 6, observer).Run();
        // beta, capacity, variety, share
        Assert.All(observer.Signals, values => Assert.True(values[0] is >= 0.1 and <= 0.3 && values[2] is >= 0.1 and <= 1));
        Assert.True(observer.Signals.Select(values => values[0]).Distinct().Count() > 4);
        Assert.Equal(0.2, observer.Signals[0][0]);
        Assert.Equal(observer.Signals[0][0], observer.Signals[1][0]);
        Assert.NotEqual(observer.Signals[1][0], observer.Signals[2][0]);

        // The weight of an epoch is what the evaluation before it says: coverage never rises by 99%, so every evaluation from the second on boosts.
        double boost = 1;
        for (int epoch = 1; epoch < observer.Epochs.Count; epoch++)
        {
            double now = observer.Epochs[epoch - 1].Metrics![Metric.TritAccuracy];
            double change = epoch == 1 ? 0 : now - observer.Epochs[epoch - 2].Metrics![Metric.TritAccuracy];
            double law = 0.1 + (0.7 / (1 + Math.Exp(-((20 * (now - 0.5)) + (3 * change)))));
            // The boost does not wind up: it is limited by what the value of the latest step could show.
            if (epoch > 1)
                boost = Math.Clamp(boost * 1.5 * Previous(observer, epoch), 0.1, 1) / Previous(observer, epoch);
            Assert.Equal(Math.Clamp(law * boost, 0.1, 1), observer.Epochs[epoch].Signals[2], 1e-12);
        }
    }

    [Fact]
    public void A_multiplier_follows_the_loss_of_each_step()
    {
        const string geco = """
              signal lambda in 0.5..2 = 1
              phase Train epochs 0..end { }
              loss reconstruction  weight lambda
              controller geco every step {
                observe reconstruction  ema 0
                drive lambda  by geco of reconstruction target 15 rate 0.01
                keep lambda  in 0.5..2
              }

            """;
        Observer observer = new();
        using CpuEngine engine = new(1);
        Trainer(engine, geco, 2, observer).Run();
        double lambda = 1;
        for (int step = 0; step < observer.Signals.Count; step++)
        {
            Assert.Equal(lambda, observer.Signals[step][0], 1e-12);
            lambda = Math.Clamp(lambda * Math.Exp(0.01 * (observer.Losses[step][0] - 15)), 0.5, 2);
        }

        Assert.True(observer.Signals[^1][0] > 1);
    }

    [Fact]
    public void Everything_that_is_remembered_can_be_listed()
    {
        IMethodology methodology = Compile(Driven);
        Assert.Equal(
            ["capacity.kl", "capacity.beta", "capacity.cadence", "feedback.variety", "exploration.variety"],
            methodology.State.Select(part => part.Key));
        Assert.All(methodology.State, part => Assert.NotEmpty(part.Value.StateNames));
    }

    // What the sigmoid gave in the epoch before.
    private static double Previous(Observer observer, int epoch)
    {
        if (epoch == 1)
            return 0.3;
        double now = observer.Epochs[epoch - 2].Metrics![Metric.TritAccuracy];
        double change = epoch == 2 ? 0 : now - observer.Epochs[epoch - 3].Metrics![Metric.TritAccuracy];
        return 0.1 + (0.7 / (1 + Math.Exp(-((20 * (now - 0.5)) + (3 * change)))));
    }

    private static Trainer Trainer(TensorEngine engine, string statements, int epochs, Observer observer) =>
        new(engine, Compile(statements), new TrainingOptions { Epochs = epochs }, observer, TimeProvider.System);

    private static IMethodology Compile(string statements)
    {
        string scale = statements.Contains("share", StringComparison.Ordinal) ? "    scale vae_A.encoder by share\n" : "";
        string text = Sample.Of(statements, 20).Replace("    weight_decay   0\n", "    weight_decay   0.1\n" + scale, StringComparison.Ordinal).Replace("batch    512", "batch    4096", StringComparison.Ordinal)
            // Slowly enough that the divergence is still above its set point after several evaluations, and the law has something to do.
            .Replace("learning_rate  5e-3", "learning_rate  1e-3", StringComparison.Ordinal);
        HvaeCompilation compilation = HvaeCompiler.Compile("run.hvae", text);
        Assert.True(compilation.Methodology != null, Report.Of(compilation));
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(compilation.Methodology, compilation.Text, "Run")]);
        return (IMethodology)Activator.CreateInstance(assembly.GetType("Run.Sample", throwOnError: true)!)!;
    }

    // Values and moments of every parameter.
    private static Dictionary<string, float[]> States(ParameterSet parameters)
    {
        Dictionary<string, float[]> states = [];
        foreach (ParameterShape shape in parameters.Shapes)
        {
            foreach (ParameterState state in new[] { ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment })
            {
                float[] values = new float[shape.Rows * shape.Columns];
                parameters.Read(shape.Name, state, values);
                states.Add($"{shape.Name} {state}", values);
            }
        }

        return states;
    }

    private sealed class Observer : ITrainingObserver
    {
        public List<double[]> Signals { get; } = [];

        public List<double[]> Losses { get; } = [];

        public List<EpochReport> Epochs { get; } = [];

        public List<TrainingEvent> Events { get; } = [];

        public Action<EpochReport>? OnEpoch { get; set; }

        public void RunStarted(RunDescription run)
        {
        }

        public void StepDone(in StepReport step)
        {
            Signals.Add(step.Signals.ToArray());
            Losses.Add(step.Losses.ToArray());
        }

        public void EpochDone(EpochReport epoch)
        {
            Epochs.Add(epoch);
            OnEpoch?.Invoke(epoch);
        }

        public void EventHappened(TrainingEvent happened) => Events.Add(happened);

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
