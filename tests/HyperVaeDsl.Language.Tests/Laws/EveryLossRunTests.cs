using System.Reflection;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Every loss of the catalogue, compiled and trained for an epoch with all the others of its file.</summary>
public sealed class EveryLossRunTests
{
    private static readonly string[] Files = ["every_loss", "every_prior_and_frequency"];

    public static TheoryData<string> Names => [.. Files];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_compiled_epoch_ends_with_finite_losses(string name)
    {
        HvaeCompilation compilation = CorpusFolders.Compile("valid", name);
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "Run_" + name)]);
        IMethodology methodology = (IMethodology)Activator.CreateInstance(assembly.GetType($"Run_{name}.Sample", throwOnError: true)!)!;
        Observer observer = new();
        using CpuEngine engine = new(1);
        TrainingResult result = new Trainer(engine, methodology, new TrainingOptions { Epochs = 1 }, observer, TimeProvider.System).Run();
        Assert.Equal((TrainingOutcome.Completed, null), (result.Outcome, result.Reason));
        foreach ((string loss, double value) in methodology.Facts.Losses.Zip(Assert.Single(observer.Epochs).Losses))
            Assert.True(double.IsFinite(value), $"{loss} is {value}.");
    }

    [Fact]
    public void The_files_have_every_kind()
    {
        IEnumerable<LossKind> written = Files.SelectMany(name => CorpusFolders.Compile("valid", name).Methodology!.Losses).Select(loss => loss.Kind);
        Assert.Empty(LossKind.All.Except(written).Select(kind => kind.Name));
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
