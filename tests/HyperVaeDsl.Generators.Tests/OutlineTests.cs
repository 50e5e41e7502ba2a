using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>While a file has errors, code that uses its class still compiles: the errors of the file are all that is said.</summary>
public sealed class OutlineTests
{
    private static readonly string OwnModel = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "own_model", "input.hvae"));
    private static readonly string ScheduleOnly = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "external_model", "input.hvae"));

    private static readonly string Watched = Sample.Of(
        """
          signal beta in 0..1 = ramp 0 -> 0.1 over 20 epochs
          phase Warm epochs 0..(40..50) until coverage >= 90% { }
          phase Main epochs 50..end { activate shape when coverage >= 95% }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0 nats/dim
          loss entropy weight ramp 0 -> 0.1 over 20 epochs
          group shape { loss radial weight 0.3 inner 0.1 outer 0.8 }
          controller homeostasis every step {
            observe kl ema 0.9
            when kl > 9 scale repulsion.weight by 0.9
            keep repulsion.weight in 0.1..1
            plant kl rises as repulsion.weight rises
          }
          loss repulsion weight 0.5 scale 0.5
          component vae_B.encoder {
            starts trainable
            freeze when coverage < 20%
            unfreeze when coverage >= 40%
          }
          checkpoint {
            best geometry when radial_correlation falls
            milestone warm at 50%
          }
          guard collapse when kl < 0.01 rollback to geometry

        """);

    private const string User = """
        #nullable enable
        using System;
        using HyperVaeDsl.Runtime.Training;
        using User.Project;

        public static class Uses
        {
            public const int Length = Sample.Epochs;
            public const string Of = Sample.Digest + Sample.CanonicalForm;
            public static IMethodology Make() => new Sample();
            public static object State() => new Sample().State;
            public static double Plan(double time) => Sample.At(time).Beta + Sample.Schedule.EntropyWeight(time) + Sample.At(time).RepulsionWeight + (Sample.PhaseAt(time) == Sample.Phase.Warm ? 1 : 0);
            public static object Read(EpochReport epoch, GuardReport guard, CheckpointReport written, TrainingEvent happened) => (
                Sample.PhaseOf(epoch) == Sample.Phase.Main, Sample.SignalsOf(epoch).Beta, Sample.ValueOf(Sample.Loss.Radial, epoch), Sample.ValueOf(Sample.Loss.Kl, epoch),
                Sample.GuardOf(guard) == Sample.Guard.Collapse, Sample.SlotOf(written) == Sample.Slot.Geometry, Sample.MilestoneOf(written) == Sample.Milestone.Warm,
                Sample.ComponentOf(happened) == Sample.Component.VaeBEncoder, Sample.GroupOf(happened) == Sample.Group.Shape, Sample.PhaseOf(happened) == Sample.Phase.Warm, Sample.SlotOf(happened) == Sample.Slot.Geometry);
        }
        """;

    [Fact]
    public void The_code_compiles_without_errors_in_the_file()
    {
        GeneratorRun run = new([("/project/sample.hvae", Watched)], User);
        Assert.Empty(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.Complaints);
    }

    [Theory]
    [InlineData("ramp 0 -> 0.1 over 20 epochs", "ramp 0 -> 7 over 20 epochs")]
    [InlineData("loss kl weight beta", "loss kl weight bta")]
    [InlineData("loss kl weight beta free_bits 0 nats/dim", "loss kl weight")]
    [InlineData("phase Warm epochs 0..(40..50)", "phase Warm epochs 0..(60..50)")]
    [InlineData("phase Warm epochs 0..(40..50)", "phase Warm epoch 0..(40..50)")]
    [InlineData("when coverage >= 95%", "when covrage >= 95%")]
    [InlineData("inner 0.1", "inner much")]
    [InlineData("milestone warm at 50%", "milestone warm at")]
    [InlineData("best geometry when", "best geometry whn")]
    [InlineData("guard collapse when kl < 0.01", "guard collapse when kl 0.01")]
    [InlineData("starts trainable", "starts thawed")]
    [InlineData("weight ramp 0 -> 0.1 over 20 epochs", "weight ramp 0 -> 0.1 over 900 epochs")]
    [InlineData("loss repulsion weight 0.5", "loss repulsion weight 0.5 0.6")]
    [InlineData("sampler  shuffled", "sampler  shufled")]
    [InlineData("epochs    100", "epochs    none")]
    [InlineData("signal beta in 0..1 =", "signal beta in 1 =")]
    public void With_an_error_in_the_file_that_is_all_that_is_said(string good, string bad)
    {
        string broken = Watched.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Watched, broken);
        GeneratorRun run = new([("/project/sample.hvae", broken)], User);
        Assert.Contains(run.Result.Diagnostics, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Complaints);
        Assert.Contains("only the outline", run.Sources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight beta", "weight bta")]
    [InlineData("loss external smoothness  weight 0.1", "loss external smoothness  weight")]
    [InlineData("items    600", "items")]
    [InlineData("components  encoder decoder", "components  encoder decoder 5")]
    [InlineData("falls\n\n", "fals\n\n")]
    [InlineData("reads       temperature", "reads       temperature 1")]
    [InlineData("model external spiral_vae {", "model external spiral_vae spiral {")]
    public void A_model_of_the_users_own_still_fits(string good, string bad)
    {
        string user = SpiralModel.With("    public static double? Read(EpochReport epoch, TrainingResult result) => Spiral.MetricsOf(epoch)?.Fidelity + Spiral.MetricsOf(result)?.Roughness;");
        string broken = OwnModel.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(OwnModel, broken);
        GeneratorRun run = new([("/project/spiral.hvae", broken)], user);
        Assert.Contains(run.Result.Diagnostics, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Complaints);
    }

    [Theory]
    [InlineData("weight beta", "weight bta")]
    [InlineData("items       5000", "items")]
    [InlineData("phase Warm  epochs 0..10", "phase Warm  epochs 0..9")]
    public void A_loop_of_the_users_own_still_compiles(string good, string bad)
    {
        const string user = """
            #nullable enable
            using User.Project;
            static class Loop
            {
                public const ulong Seed = Outside.Seed;
                public const double Clip = Outside.ClipNorm * Outside.WeightDecay * Outside.EvaluateEvery * Outside.Accumulate * Outside.BatchSize * Outside.StepsPerEpoch;
                public static double Step(double time)
                {
                    Outside.Signals signals = Outside.At(time);
                    return Outside.Weight(Outside.Loss.Kl, Outside.PhaseAt(time), signals) * Outside.LearningRate(signals) + signals.ContactWeight + Outside.Schedule.Beta(time);
                }
            }
            """;
        Assert.Empty(new GeneratorRun([("/project/outside.hvae", ScheduleOnly)], user).Complaints);
        string broken = ScheduleOnly.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(ScheduleOnly, broken);
        GeneratorRun run = new([("/project/outside.hvae", broken)], user);
        Assert.Contains(run.Result.Diagnostics, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Complaints);
        Assert.DoesNotContain("HyperVaeDsl.Runtime", run.Sources.Single().SourceText.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weight beta", "weight bta")]
    [InlineData("sampler  shuffled", "sampler  shufled")]
    public void Params_stay_arguments(string good, string bad)
    {
        string text = Sample.Of(
            """
              param peak = 0.1 in 0.05..0.5
              param warm = 20 epochs in 10, 20 epochs
              signal beta in 0..1 = ramp 0 -> peak over warm
              phase All epochs 0..end { }
              loss reconstruction weight 1
              loss kl weight beta free_bits 0 nats/dim

            """);
        const string user = """
            #nullable enable
            using User.Project;
            public static class Uses
            {
                public static object Make() => new Sample(peak: 0.2, warm: 10);
                public static object Usual() => new Sample();
                public static double Read(Sample sample) => sample.Peak + sample.Warm + sample.Epochs + (int)sample.PhaseAt(1) + sample.Text.Length + sample.At(1).Beta + sample.Schedule.Beta(1) + sample.Digest.Length + sample.CanonicalForm.Length;
            }
            """;
        GeneratorRun whole = new([("/project/sample.hvae", text)], user);
        Assert.Empty(whole.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(whole.Complaints);
        GeneratorRun run = new([("/project/sample.hvae", text.Replace(good, bad, StringComparison.Ordinal))], user);
        Assert.Contains(run.Result.Diagnostics, item => item.Severity == DiagnosticSeverity.Error);
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void What_is_off_is_not_asked_for()
    {
        string text = OwnModel.Replace("  loss external kl              weight beta\n", "  off loss external kl          weight beta\n  loss external mutual          weight bta\n", StringComparison.Ordinal);
        string source = new GeneratorRun([("/project/spiral.hvae", text)]).Sources.Single().SourceText.ToString();
        Assert.Contains("Tensor Mutual(ItemBatch batch);", source, StringComparison.Ordinal);
        Assert.DoesNotContain("Tensor Kl(", source, StringComparison.Ordinal);
    }
}
