using System.Globalization;
using System.Reflection;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Grammar;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The emitted C# computes what the compiler's own evaluator computes, to the last bit.</summary>
public sealed class GeneratedCodeTests
{
    private const int PerAssembly = 100;
    private const int StepsOfRun = 8;

    /// <summary>Every word by which a schedule is written, and every shape.</summary>
    private static readonly string[] Words =
    [
        .. ScheduleOperators.Expected.Select(word => word.Trim('\'')), .. ShapeGrammar.Words,
        "min", "max", "clamp", "quantise", "+", "-", "*", "/", "extends", "growth", "amplitude", "offset", "count", "rise", "fall", "pushing", "overlapping", "interpolated", "raw",
        "sine", "triangle", "sawtooth", "sawtooth_down", "square", "then", "times", "per epoch",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Generated_schedules_equal_the_evaluator_bit_for_bit(int batch)
    {
        HvaeCompilation[] valid = Valid(Law.Times(100), batch, RandomMethodology.Text);
        foreach (string word in Words)
            Assert.True(valid.Any(compilation => compilation.Text.Content.Contains(word, StringComparison.Ordinal)), $"No methodology has '{word}'.");
        foreach (HvaeCompilation[] chunk in valid.Chunk(PerAssembly))
            ForEach(chunk, Compare);
    }

    /// <summary>Steps of generated code on values that an engine makes up, against controllers, gates and components that are interpreted.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Generated_steps_drive_signals_bit_for_bit_as_an_interpreter_does(int batch)
    {
        HvaeCompilation[] valid = Valid(Law.Times(40), batch, RandomMethodology.Controlled);
        foreach (string word in RandomControl.Words)
            Assert.True(valid.Any(compilation => compilation.Text.Content.Contains($" {word} ", StringComparison.Ordinal)), $"No methodology has '{word}'.");
        int driven = 0;
        foreach (HvaeCompilation[] chunk in valid.Chunk(PerAssembly))
        {
            ForEach(chunk, (compilation, type) =>
            {
                IMethodology generated = (IMethodology)Activator.CreateInstance(type)!;
                MethodologyFacts facts = OtherFacts.Short(generated.Facts) with { EvaluateEvery = 1 };
                List<double[]> expected = Trace(new InterpretedMethodology(compilation.Methodology!, facts));
                List<double[]> actual = Trace(new OtherFacts(generated, facts));
                Assert.True(Enumerable.SequenceEqual(expected.SelectMany(Bits), actual.SelectMany(Bits)), $"Steps differ:\n{Show(expected)}\ninterpreted,\n{Show(actual)}\ngenerated\n{compilation.Text.Content}");
                double[] plan = new double[compilation.Methodology!.Signals.Count];
                for (int step = 0; step < actual.Count; step++)
                {
                    generated.WriteSignals(step, plan);
                    driven += plan.SequenceEqual(actual[step].Take(plan.Length)) ? 0 : 1;
                }
            });
        }

        Assert.True(driven > valid.Length, $"Controllers moved signals in {driven} steps of {valid.Length} runs only.");
    }

    private static HvaeCompilation[] Valid(int count, int batch, Func<int, string> text)
    {
        HvaeCompilation[] drawn = [.. Enumerable.Range(batch * 1_000_000, count * 3).Select(seed => HvaeCompiler.Compile("random.hvae", text(seed)))];
        HvaeCompilation[] valid = [.. drawn.Where(compilation => compilation.Methodology != null).Take(count)];
        Assert.True(valid.Length == count, $"Only {valid.Length} of {drawn.Length} random methodologies have no errors; the generator of this test is at fault:\n{Mistakes(drawn)}");
        return valid;
    }

    private static string Mistakes(HvaeCompilation[] drawn) => string.Join("\n", drawn
        .SelectMany(compilation => compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Format(compilation.Text)))
        .GroupBy(text => text[text.IndexOf("HV", StringComparison.Ordinal)..].Split(':')[0]).Select(group => $"{group.Count()} times {group.First()}"));

    private static void ForEach(HvaeCompilation[] chunk, Action<HvaeCompilation, Type> act)
    {
        Assembly assembly = CSharp.Load(chunk.Select((compilation, i) => CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, $"M{i}")));
        for (int i = 0; i < chunk.Length; i++)
            act(chunk[i], assembly.GetType($"M{i}.Sample", throwOnError: true)!);
    }

    // The signals of each step, and which losses took part.
    internal static List<double[]> Trace(IMethodology methodology)
    {
        using CountingEngine engine = new();
        StepObserver observer = new();
        new Trainer(engine, methodology, new TrainingOptions { Epochs = Math.Min(methodology.Facts.Epochs, StepsOfRun) }, observer, TimeProvider.System).Run();
        return observer.Signals;
    }

    private static IEnumerable<long> Bits(double[] values) => values.Select(BitConverter.DoubleToInt64Bits);

    private static string Show(List<double[]> steps) => string.Join("\n", steps.Select(step => string.Join(" ", step.Select(value => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture)))));

    private static void Compare(HvaeCompilation compilation, Type type)
    {
        Methodology m = compilation.Methodology!;
        IMethodology compiled = (IMethodology)Activator.CreateInstance(type)!;
        // Signals that never change have no method.
        Func<double, double>?[] schedules = [.. m.Signals.Select(signal => Schedule(type, m, signal))];
        Assert.Equal(m.Digest, compiled.Facts.Digest);
        double[] written = new double[m.Signals.Count];
        double[] times = [.. Times(m)];
        // What 'hvae show' prints, row by row: at full precision, and rounded as people read it.
        string[][] full = Printed(new SignalTable(m, times).WriteCsv, ',');
        string[][] rounded = Printed(new SignalTable(m, times).WriteText, ' ');
        string[] names = [.. m.Signals.Select(signal => signal.Name)];
        Assert.Equal(names, full[0].Skip(2));
        Assert.Equal(names, rounded[0].Skip(2));
        for (int row = 0; row < times.Length; row++)
        {
            double time = times[row];
            compiled.WriteSignals(time, written);
            Assert.Equal(m.Phases.ToList().FindLastIndex(phase => phase.Start <= time), compiled.PhaseIndexAt(time));
            for (int s = 0; s < written.Length; s++)
            {
                double expected = m.Signals[s].Timeline!.At(time);
                bool same = BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(written[s])
                    && BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(schedules[s]?.Invoke(time) ?? expected);
                Assert.True(same, $"{m.Signals[s].Name} at {time:R}: {expected:R} planned, {written[s]:R} compiled\n{compilation.Text.Content}");
                string shown = full[row + 1][s + 2];
                // A zero is printed without its sign.
                bool isShown = (double.Parse(shown, CultureInfo.InvariantCulture) + 0.0).Equals(written[s] + 0.0) && rounded[row + 1][s + 2] == Numbers.Short(written[s]);
                Assert.True(isShown, $"{m.Signals[s].Name} at {time:R}: {written[s]:R} compiled, shown as {shown} and {rounded[row + 1][s + 2]}\n{compilation.Text.Content}");
            }
        }
    }

    private static string[][] Printed(Action<TextWriter> print, char separator)
    {
        using StringWriter text = new();
        print(text);
        return [.. text.ToString().TrimEnd('\n').Split('\n').Select(row => row.Split(separator, StringSplitOptions.RemoveEmptyEntries))];
    }

    private static Func<double, double>? Schedule(Type type, Methodology m, Signal signal)
    {
        MethodInfo[] methods = type.GetNestedType("Schedule")?.GetMethods(BindingFlags.Public | BindingFlags.Static) ?? [];
        string name = type.GetNestedType("Signals")!.GetProperties()[m.Signals.ToList().IndexOf(signal)].Name;
        return methods.SingleOrDefault(method => method.Name == name)?.CreateDelegate<Func<double, double>>();
    }

    private static IEnumerable<double> Times(Methodology m)
    {
        Random random = new(m.Epochs);
        IEnumerable<double> boundaries = m.Phases.Select(phase => phase.Start)
            .Concat(m.Signals.SelectMany(signal => signal.Timeline!.Segments).SelectMany(segment => new[] { segment.Start, segment.End }))
            .SelectMany(time => new[] { Math.BitDecrement(time), time, Math.BitIncrement(time) });
        IEnumerable<double> drawn = Enumerable.Range(0, 40).Select(_ => random.NextDouble() * m.Epochs);
        IEnumerable<double> steps = Enumerable.Range(0, 40).Select(step => step / 39.0);
        return boundaries.Concat(drawn).Concat(steps).Where(time => time >= 0 && time < m.Epochs).Distinct();
    }

    private sealed class StepObserver : TrainingObserver
    {
        public List<double[]> Signals { get; } = [];

        public override void StepDone(in StepReport step) => Signals.Add([.. step.Signals, .. step.Losses]);
    }
}
