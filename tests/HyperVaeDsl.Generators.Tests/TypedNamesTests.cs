using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>What a run reports is asked for by names of the methodology that the compiler checks, and by no string.</summary>
public sealed class TypedNamesTests
{
    private static readonly string Watched = Sample.Of(
        """
          signal beta in 0..1 = ramp 0 -> 0.1 over 20 epochs
          phase Warm epochs 0..(40..50) until coverage >= 90% { }
          phase Main epochs 50..end { activate shape when coverage >= 95% }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0 nats/dim
          group shape { loss radial weight 0.3 inner 0.1 outer 0.8 }
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
          guard late when coverage < 50% after 60 epochs stop

        """);

    private const string Observer = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using HyperVaeDsl.Runtime.Training;
        using User.Project;

        public sealed class Watcher
        {
            public List<object?> Seen { get; } = new();

            public void Epoch(EpochReport epoch)
            {
                Sample.Phase phase = Sample.PhaseOf(epoch);
                Sample.Signals signals = Sample.SignalsOf(epoch);
                Seen.Add(phase == Sample.Phase.Warm ? signals.Beta : Sample.ValueOf(Sample.Loss.Kl, epoch));
            }

            public void Step(in StepReport step) => Seen.Add(Sample.SignalsOf(step).Beta + Sample.ValueOf(Sample.Loss.Reconstruction, step));

            public void Guard(GuardReport guard) => Seen.Add(Sample.GuardOf(guard) == Sample.Guard.Collapse);

            public void Checkpoint(CheckpointReport checkpoint)
            {
                if (Sample.SlotOf(checkpoint) is Sample.Slot.Geometry || Sample.MilestoneOf(checkpoint) is Sample.Milestone.Warm)
                    Seen.Add(checkpoint.Path);
            }

            public void Event(TrainingEvent happened)
            {
                Seen.Add(Sample.ComponentOf(happened) is Sample.Component.VaeBEncoder);
                Seen.Add(Sample.GroupOf(happened) is Sample.Group.Shape || Sample.PhaseOf(happened) is Sample.Phase.Warm);
                Seen.Add(Sample.SlotOf(happened) is Sample.Slot.Geometry);
            }
        }
        """;

    [Theory]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.Latest)]
    public void A_report_is_read_by_names(LanguageVersion version)
    {
        GeneratorRun run = new([("/project/sample.hvae", Watched)], Observer, version);
        Assert.Empty(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void A_name_that_the_methodology_lacks_is_an_error_of_the_compiler()
    {
        GeneratorRun run = new([("/project/sample.hvae", Watched)], Observer.Replace("Slot.Geometry", "Slot.Coverage", StringComparison.Ordinal));
        Assert.Equal(["CS0426"], run.Complaints.Select(item => item.Id).Distinct());
    }

    [Fact]
    public void What_a_methodology_does_not_have_is_not_asked_for()
    {
        string source = new GeneratorRun([("/project/sample.hvae", Sample.Minimal)]).Sources.Single().SourceText.ToString();
        foreach (string name in new[] { "GuardOf", "SlotOf", "MilestoneOf", "GroupOf", "ComponentOf", "SignalsOf" })
            Assert.DoesNotContain(name, source, StringComparison.Ordinal);
    }
}
