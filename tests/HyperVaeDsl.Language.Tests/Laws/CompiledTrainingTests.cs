using System.Reflection;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>
/// Training by generated code gives the bits of training by an interpreter that looks everything up in the bound methodology: the same
/// signals, losses and metrics in every epoch, the same parameters at the end.
/// </summary>
public sealed class CompiledTrainingTests
{
    /// <summary>What is shipped, and of the history what has gates, injection, learned curvature, dropout, feedback, several phases.</summary>
    public static TheoryData<string> Files =>
    [
        "homeostatic.hvae",
        "cyclical.hvae",
        "history/appetitive.hvae",
        "history/v5_8.hvae",
        "history/v5_12_4_extended_grokking.hvae",
        "history/foundation.hvae",
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void Generated_code_trains_bit_for_bit_as_an_interpreter_does(string file)
    {
        HvaeCompilation compilation = Compile(file);
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "Trained")]);
        IMethodology generated = (IMethodology)Activator.CreateInstance(assembly.GetTypes().Single(type => type.IsAssignableTo(typeof(IMethodology)) && !type.IsNested))!;
        MethodologyFacts facts = OtherFacts.Short(generated.Facts);

        Trace compiled = Train(new OtherFacts(generated, facts), facts.Epochs);
        Trace interpreted = Train(new InterpretedMethodology(compilation.Methodology!, facts), facts.Epochs);
        for (int i = 0; i < interpreted.Epochs.Count; i++)
        {
            Assert.Equal(interpreted.Epochs[i].Phase, compiled.Epochs[i].Phase);
            Assert.True(Same(interpreted.Epochs[i].Signals, compiled.Epochs[i].Signals), $"signals of epoch {i}");
            Assert.True(Same(interpreted.Epochs[i].Losses, compiled.Epochs[i].Losses), $"losses of epoch {i}");
            Assert.Equal(interpreted.Epochs[i].Metrics, compiled.Epochs[i].Metrics);
        }

        Assert.Equal(interpreted.Epochs.Count, compiled.Epochs.Count);
        Assert.True(interpreted.Parameters.SequenceEqual(compiled.Parameters), "parameters at the end");
        // A run in which nothing is learned would prove nothing.
        Assert.False(compiled.Parameters.SequenceEqual(compiled.Start));
    }

    private static HvaeCompilation Compile(string file)
    {
        HvaeCompilation compilation = file.StartsWith("history/", StringComparison.Ordinal)
            ? HistoryFiles.Compile(file["history/".Length..])
            : HvaeCompiler.Compile(file, File.ReadAllText(Repository.Shipped.Single(path => Path.GetFileName(path) == file)));
        Assert.True(compilation.Methodology != null, Report.Of(compilation));
        return compilation;
    }

    private static Trace Train(IMethodology methodology, int epochs)
    {
        using CpuEngine engine = new(1);
        Trace trace = new();
        Trainer trainer = new(engine, methodology, new TrainingOptions { Epochs = Math.Min(epochs, 120) }, trace, TimeProvider.System);
        trace.Start = Values(trainer.Model.Parameters);
        Assert.Equal(TrainingOutcome.Completed, trainer.Run().Outcome);
        trace.Parameters = Values(trainer.Model.Parameters);
        return trace;
    }

    private static int[] Values(ParameterSet parameters)
    {
        List<int> bits = [];
        foreach (ParameterShape shape in parameters.Shapes)
        {
            float[] values = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, ParameterState.Value, values);
            bits.AddRange(values.Select(BitConverter.SingleToInt32Bits));
        }

        return [.. bits];
    }

    private static bool Same(IEnumerable<double> one, IEnumerable<double> other) =>
        one.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(other.Select(BitConverter.DoubleToInt64Bits));

    private sealed class Trace : QuietObserver
    {
        public List<EpochReport> Epochs { get; } = [];

        public int[] Start { get; set; } = [];

        public int[] Parameters { get; set; } = [];

        public override void EpochDone(EpochReport epoch) => Epochs.Add(epoch);
    }
}
