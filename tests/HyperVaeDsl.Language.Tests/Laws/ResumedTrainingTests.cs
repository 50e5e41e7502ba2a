using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What is shipped, and of the history what remembers most, shortened: stopping and going on changes no byte.</summary>
public sealed class ResumedTrainingTests
{
    [Theory]
    [MemberData(nameof(CompiledTrainingTests.Files), MemberType = typeof(CompiledTrainingTests))]
    public void Generated_code_goes_on_as_if_it_had_not_stopped(string file)
    {
        HvaeCompilation compilation = file.StartsWith("history/", StringComparison.Ordinal)
            ? HistoryFiles.Compile(file["history/".Length..])
            : HvaeCompiler.Compile(file, File.ReadAllText(Repository.Shipped.Single(path => Path.GetFileName(path) == file)));
        Type type = CSharp.Load([CSharpEmitter.Emit(compilation, "Resumed")]).GetTypes().Single(candidate => candidate.IsAssignableTo(typeof(IMethodology)) && !candidate.IsNested);
        string folder = Directory.CreateTempSubdirectory("hvae-").FullName;
        try
        {
            Train(type, Path.Combine(folder, "whole"), null);
            int epochs = Made(type).Facts.Epochs;
            foreach (int stop in new[] { 1, epochs / 3, epochs / 2 })
                Train(type, Path.Combine(folder, "parts"), stop);
            Train(type, Path.Combine(folder, "parts"), null);
            foreach (string name in new[] { "metrics.csv", Path.Combine("checkpoints", "last.safetensors") })
                Assert.True(File.ReadAllBytes(Path.Combine(folder, "whole", name)).SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "parts", name))), $"{name} differs");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IMethodology Made(Type type)
    {
        IMethodology generated = (IMethodology)Activator.CreateInstance(type)!;
        return new OtherFacts(generated, OtherFacts.Short(generated.Facts));
    }

    private static void Train(Type type, string folder, int? stopAfter)
    {
        using CancellationTokenSource cancellation = new();
        using CpuEngine engine = new(1);
        Stopper stopper = new(stopAfter, cancellation);
        TrainingResult result = new Trainer(engine, Made(type), new TrainingOptions { RunFolder = folder, Resume = true }, stopper, TimeProvider.System).Run(cancellation.Token);
        Assert.Equal(stopAfter == null ? TrainingOutcome.Completed : TrainingOutcome.Cancelled, result.Outcome);
    }

    private sealed class Stopper(int? after, CancellationTokenSource cancellation) : TrainingObserver
    {
        private int steps;

        public override void StepDone(in StepReport step)
        {
            if (++steps == after)
                cancellation.Cancel();
        }
    }
}
