using System.Reflection;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The emitted C# computes what the compiler's own evaluator computes, to the last bit.</summary>
public sealed class GeneratedCodeTests
{
    private const int PerAssembly = 60;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Generated_schedules_equal_the_evaluator_bit_for_bit(int batch)
    {
        int count = Law.Times(PerAssembly);
        HvaeCompilation[] valid =
        [
            .. Enumerable.Range(batch * count * 2, count * 2).Select(seed => HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed)))
                .Where(compilation => compilation.Methodology != null).Take(count),
        ];
        Assert.True(valid.Length == count, $"Only {valid.Length} of {2 * count} random methodologies have no errors; the generator of this test is at fault.");
        foreach (HvaeCompilation[] chunk in valid.Chunk(PerAssembly))
        {
            Assembly assembly = CSharp.Load(chunk.Select((compilation, i) => CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, $"M{i}")));
            for (int i = 0; i < chunk.Length; i++)
            {
                Type type = assembly.GetType($"M{i}.Sample", throwOnError: true)!;
                Compare(chunk[i], type);
                Assert.Equal(CanonicalForm.Write(chunk[i].Methodology!), type.GetField("CanonicalForm")!.GetRawConstantValue());
            }
        }
    }

    private static void Compare(HvaeCompilation compilation, Type type)
    {
        Methodology m = compilation.Methodology!;
        IMethodology compiled = (IMethodology)Activator.CreateInstance(type)!;
        // Signals that never change have no method.
        Func<double, double>?[] schedules = [.. m.Signals.Select(signal => Schedule(type, m, signal))];
        Assert.Equal(m.Digest, compiled.Facts.Digest);
        double[] written = new double[m.Signals.Count];
        foreach (double time in Times(m))
        {
            compiled.WriteSignals(time, written);
            Assert.Equal(m.Phases.ToList().FindLastIndex(phase => phase.Start <= time), compiled.PhaseIndexAt(time));
            for (int s = 0; s < written.Length; s++)
            {
                double expected = m.Signals[s].Timeline!.At(time);
                bool same = BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(written[s])
                    && BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(schedules[s]?.Invoke(time) ?? expected);
                Assert.True(same, $"{m.Signals[s].Name} at {time:R}: {expected:R} planned, {written[s]:R} compiled\n{compilation.Text.Content}");
            }
        }
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
}
