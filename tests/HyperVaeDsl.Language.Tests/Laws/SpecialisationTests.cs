using System.Reflection;
using System.Text;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Each phase costs what it needs: no loss that does not act, no decoder that nothing reads, no formula of another phase.</summary>
public sealed class SpecialisationTests
{
    private const string Begin = "<!-- operations -->\n";
    private const string End = "<!-- end of operations -->\n";

    [Fact]
    public void The_operations_of_each_phase_are_those_that_the_page_shows()
    {
        StringBuilder table = new("| methodology | phase | tensor operations | unspecialised | operations of the schedule | unspecialised |\n|---|---|---|---|---|---|\n");
        foreach (string file in new[] { "homeostatic.hvae", "cyclical.hvae", "history/appetitive.hvae" })
        {
            (Methodology m, IMethodology generated, string source) = Compile(file);
            MethodologyFacts facts = OtherFacts.Short(generated.Facts) with { EvaluateEvery = generated.Facts.Epochs };
            Dictionary<int, string> specialised = Count(new OtherFacts(generated, facts));
            Dictionary<int, string> everything = Count(new InterpretedMethodology(m, facts, evaluatesAll: true));
            ScheduleCost cost = new(source);
            for (int i = 0; i < m.Phases.Count; i++)
                table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {m.Name} | {m.Phases[i].Name} | {specialised[i]} | {everything[i]} | {cost.OfPhase(m.Phases[i].Name)} | {cost.OfAll} |\n");
        }

        string page = Repository.Path("docs", "generated-code.md");
        string text = File.ReadAllText(page);
        int from = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        string now = text[..from] + table + text[text.IndexOf(End, StringComparison.Ordinal)..];
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
            File.WriteAllText(page, now);
        else
            Assert.Equal(now, text);
    }

    [Fact]
    public void A_decoder_that_no_loss_reads_does_not_run()
    {
        const string both = "  phase Train epochs 0..end { }\n  loss reconstruction_A  weight 1\n";
        int one = Linears(both + "  loss repulsion_B  weight 1  scale 0.5\n");
        int two = Linears(both + "  loss entropy_B  weight 1\n");
        // The decoder of the sample has two layers.
        Assert.Equal(two - 2, one);
    }

    [Fact]
    public void A_run_of_constant_signals_has_no_schedules()
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("a.hvae", Sample.Of("  signal s in 0..1 = 0.5\n  phase Warm epochs 0..5 { }\n  phase Rest epochs 5..end { }\n  loss reconstruction  weight s\n"));
        string source = CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "");
        Assert.DoesNotContain("class Schedule", source, StringComparison.Ordinal);
        Assert.DoesNotContain("double epoch = ", source, StringComparison.Ordinal);
        Assert.Equal(0, new ScheduleCost(source).OfAll + new ScheduleCost(source).OfPhase("Warm"));
    }

    [Fact]
    public void Schedules_allocate_nothing()
    {
        (Methodology m, IMethodology generated, _) = Compile("homeostatic.hvae");
        double[] values = new double[m.Signals.Count];
        generated.WriteSignals(0, values);
        // What the runtime allocates when it compiles a method again comes once; what the schedule allocates comes in every round.
        long least = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 10_000; i++)
                generated.WriteSignals(i / 100.0, values);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        Assert.Equal(0, least);
    }

    private static int Linears(string statements)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("a.hvae", Sample.Of(statements));
        Assembly assembly = CSharp.Load([CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "Parts")]);
        IMethodology generated = (IMethodology)Activator.CreateInstance(assembly.GetType("Parts.Sample", throwOnError: true)!)!;
        MethodologyFacts facts = OtherFacts.Short(generated.Facts);
        Counter counter = new(facts.Phases.Count);
        Run(new OtherFacts(generated, facts), counter, epochs: 1);
        return counter.Linears;
    }

    private static (Methodology Methodology, IMethodology Generated, string Source) Compile(string file)
    {
        HvaeCompilation compilation = file.StartsWith("history/", StringComparison.Ordinal)
            ? HistoryFiles.Compile(file["history/".Length..])
            : HvaeCompiler.Compile(file, File.ReadAllText(Repository.Shipped.Single(path => Path.GetFileName(path) == file)));
        string source = CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "Counted");
        Type type = CSharp.Load([source]).GetTypes().Single(type => type.IsAssignableTo(typeof(IMethodology)));
        return (compilation.Methodology!, (IMethodology)Activator.CreateInstance(type)!, source);
    }

    /// <summary>Operations of the last step of each phase, forward and backward.</summary>
    private static Dictionary<int, string> Count(IMethodology methodology)
    {
        Counter counter = new(methodology.Facts.Phases.Count);
        Run(methodology, counter, methodology.Facts.Epochs);
        return counter.Operations;
    }

    private static void Run(IMethodology methodology, Counter counter, int epochs)
    {
        using CountingEngine engine = new();
        counter.Engine = engine;
        counter.Methodology = methodology;
        new Trainer(engine, methodology, new TrainingOptions { Epochs = epochs }, counter, TimeProvider.System).Run();
    }

    private sealed class Counter(int phases) : TrainingObserver
    {
        public Dictionary<int, string> Operations { get; } = Enumerable.Range(0, phases).ToDictionary(i => i, _ => "");

        public CountingEngine Engine { get; set; } = null!;

        public IMethodology Methodology { get; set; } = null!;

        public int Linears { get; private set; }

        public override void StepDone(in StepReport step)
        {
            Linears = Engine.Forward["Linear"];
            Operations[Methodology.PhaseIndexAt(step.Time)] = $"{Engine.Forward.Values.Sum()} + {Engine.Backwards}";
        }
    }
}
