using System.Globalization;
using System.Reflection;
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
        GoesOn(() => Made((IMethodology)Activator.CreateInstance(type)!));
    }

    /// <summary>An object with values of params, and the class of a file that writes them as numbers: a controller that acts after every step counts in one of them only.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_run_goes_on_where_a_param_has_become_a_number(int pace)
    {
        string text = File.ReadAllText(Repository.Path("tests", "classes", "params_of_a_plan", "input.hvae")).Replace("param pace      = 2 steps", "param pace      = 4 steps", StringComparison.Ordinal);
        HvaeCompilation set = HvaeCompiler.Compile("input.hvae", text, new HvaeOptions { Settings = new Dictionary<string, string> { ["pace"] = $"{pace} steps" } });
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(HvaeCompiler.Compile("input.hvae", text), "Params"), CSharpEmitter.Emit(set.Methodology!, set.Text, "Numbers")]);
        ConstructorInfo constructor = assembly.GetType("Params.Sample", throwOnError: true)!.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        int made = 0;
        GoesOn(() => Made(made++ % 2 == 0
            ? (IMethodology)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.Name == "pace" ? Convert.ChangeType(pace, parameter.ParameterType, CultureInfo.InvariantCulture) : parameter.DefaultValue)])
            : (IMethodology)Activator.CreateInstance(assembly.GetType("Numbers.Sample", throwOnError: true)!)!));
    }

    private static void GoesOn(Func<IMethodology> make)
    {
        string folder = Directory.CreateTempSubdirectory("hvae-").FullName;
        try
        {
            int epochs = make().Facts.Epochs;
            Train(make(), Path.Combine(folder, "whole"), null);
            foreach (int stop in new[] { 1, epochs / 3, epochs / 2 })
                Train(make(), Path.Combine(folder, "parts"), stop);
            Train(make(), Path.Combine(folder, "parts"), null);
            foreach (string name in new[] { "metrics.csv", Path.Combine("checkpoints", "last.safetensors") })
                Assert.True(File.ReadAllBytes(Path.Combine(folder, "whole", name)).SequenceEqual(File.ReadAllBytes(Path.Combine(folder, "parts", name))), $"{name} differs");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static OtherFacts Made(IMethodology generated) => new(generated, OtherFacts.Short(generated.Facts));

    private static void Train(IMethodology methodology, string folder, int? stopAfter)
    {
        using CancellationTokenSource cancellation = new();
        using CpuEngine engine = new(1);
        Stopper stopper = new(stopAfter, cancellation);
        TrainingResult result = new Trainer(engine, methodology, new TrainingOptions { RunFolder = folder, Resume = true }, stopper, TimeProvider.System).Run(cancellation.Token);
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
