using System.Collections;
using System.Globalization;
using System.Reflection;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params that stand anywhere, as arguments of the class: an object with some values is the methodology that is compiled with these values, to the last bit.</summary>
public sealed class PlanParamsTests
{
    private const int PerAssembly = 20;
    private const int SettingsOfOne = 4;

    /// <summary>Signals at random times and both sides of every boundary, phases, digests, canonical forms and texts.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void An_object_is_the_methodology_with_its_values(int batch)
    {
        int varied = 0;
        foreach (HvaeCompilation[] chunk in Valid(Law.Times(30), batch, RandomParams.Text).Chunk(PerAssembly))
        {
            Assembly assembly = CSharp.Load(chunk.Select((compilation, i) => CSharpEmitter.Emit(compilation, $"M{i}")));
            for (int i = 0; i < chunk.Length; i++)
                varied += Settings(chunk[i], i).Count(setting => IsTheSame(chunk[i], setting, assembly.GetType($"M{i}.Sample", throwOnError: true)!));
        }
        Assert.True(varied > 20, $"Only {varied} settings have a plan that is not the one of the file.");
    }

    /// <summary>Of more settings than are compiled one by one: a weight that rests at 0 in a phase for one value of a param, so that the loss acts there for the others only.</summary>
    [Fact]
    public void A_loss_that_rests_for_one_value_is_that_of_its_class()
    {
        string text = Sample.Of("  param level = 0.2 in 0, 0.1, 0.2\n  param top = 0.3 in 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2\n  signal s in 0..9\n  phase A epochs 0..40 {\n    s top\n  }\n  phase B epochs 40..end {\n    s jump level\n  }\n  loss reconstruction weight 1\n  loss entropy weight s\n");
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Empty(compilation.Diagnostics);
        Type type = CSharp.Load([CSharpEmitter.Emit(compilation, "Rests")]).GetType("Rests.Sample", throwOnError: true)!;
        foreach (double level in new[] { 0, 0.1, 0.2 })
            IsTheSame(compilation, new Dictionary<string, double> { ["level"] = level, ["top"] = 0.5 }, type);
    }

    /// <summary>What a run is told, and its steps under controllers: as the class that is compiled with the values.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_object_acts_as_the_class_that_is_compiled_with_its_values(int batch)
    {
        foreach (HvaeCompilation[] chunk in Valid(Law.Times(12), batch, RandomParams.Controlled).Chunk(PerAssembly))
        {
            (HvaeCompilation Of, Dictionary<string, double> Setting, HvaeCompilation Set)[] settings =
                [.. chunk.SelectMany((compilation, i) => Settings(compilation, i).Take(2).Select(setting => (compilation, setting, Compiled(compilation, setting))))];
            Assembly assembly = CSharp.Load([.. chunk.Select((compilation, i) => CSharpEmitter.Emit(compilation, $"M{i}")), .. settings.Select((item, i) => CSharpEmitter.Emit(item.Set.Methodology!, item.Set.Text, $"S{i}"))]);
            for (int i = 0; i < settings.Length; i++)
            {
                int of = Array.IndexOf(chunk, settings[i].Of);
                IMethodology made = Make(assembly.GetType($"M{of}.Sample", throwOnError: true)!, settings[i].Setting);
                IMethodology written = (IMethodology)Activator.CreateInstance(assembly.GetType($"S{i}.Sample", throwOnError: true)!)!;
                string about = $"{Show(settings[i].Setting)}\n{settings[i].Of.Text.Content}";
                Assert.True(Dump(written.Facts) == Dump(made.Facts), $"{Dump(written.Facts)}\nis what a run is told of the class with\n{about}, and\n{Dump(made.Facts)}\nof the object");
                Assert.Equal(Remembered(written), Remembered(made));
                Assert.True(Trace(written) == Trace(made), $"{Trace(written)}\nare the steps of the class with\n{about}, and\n{Trace(made)}\nof the object");
            }
        }
    }

    /// <summary>A class to read: times, phases, laws, a cadence and a loss that acts in a phase for some values only.</summary>
    [Fact]
    public void A_class_reads_as_it_is_verified()
    {
        string folder = Repository.Path("tests", "classes", "params_of_a_plan");
        HvaeCompilation compilation = HvaeCompiler.Compile("input.hvae", File.ReadAllText(Path.Combine(folder, "input.hvae")));
        Assert.Empty(compilation.Diagnostics);
        Snapshot.Match(folder, "generated", CSharpEmitter.Emit(compilation, "Corpus"));
    }

    private static IEnumerable<string> Remembered(IMethodology methodology) => methodology.State.SelectMany(part => part.Value.StateNames.Select(name => $"{part.Key}.{name}"));

    private static string Trace(IMethodology methodology) => string.Join("\n", GeneratedCodeTests.Trace(new OtherFacts(methodology, OtherFacts.Short(methodology.Facts) with { EvaluateEvery = 1 }))
        .Select(values => string.Join(" ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));

    private static bool IsTheSame(HvaeCompilation compilation, Dictionary<string, double> setting, Type type)
    {
        Methodology expected = Compiled(compilation, setting).Methodology!;
        IMethodology made = Make(type, setting);
        string about = $"with {Show(setting)} of\n{compilation.Text.Content}";
        Assert.True(CanonicalForm.Write(expected) == made.Facts.CanonicalForm, $"{CanonicalForm.Write(expected)}\nexpected,\n{made.Facts.CanonicalForm}\nmade {about}");
        Assert.Equal(expected.Digest, made.Facts.Digest);
        Assert.Equal(expected.Epochs, made.Facts.Epochs);
        Assert.Equal(expected.Epochs, type.GetProperty("Epochs")!.GetValue(made));
        Assert.Equal(expected.Digest, HvaeCompiler.Compile("text.hvae", made.Facts.Text).Methodology?.Digest);
        double[] written = new double[expected.Signals.Count];
        foreach (double time in GeneratedCodeTests.Times(expected))
        {
            made.WriteSignals(time, written);
            Assert.Equal(expected.Phases.ToList().FindLastIndex(phase => phase.Start <= time), made.PhaseIndexAt(time));
            for (int s = 0; s < written.Length; s++)
            {
                double planned = expected.Signals[s].Timeline!.At(time);
                Assert.True(BitConverter.DoubleToInt64Bits(planned) == BitConverter.DoubleToInt64Bits(written[s]), $"{expected.Signals[s].Name} at {time:R}: {planned:R} planned, {written[s]:R} compiled {about}");
            }
        }
        return expected.Digest != compilation.Methodology!.Digest;
    }

    private static IEnumerable<HvaeCompilation> Valid(int count, int batch, Func<int, string> text) =>
        Enumerable.Range(batch * 1_000_000, 60 * count).Select(seed => HvaeCompiler.Compile("random.hvae", text(seed))).Where(compilation => compilation.Methodology != null).Take(count);

    // Some settings, the first of them that of the file.
    private static IEnumerable<Dictionary<string, double>> Settings(HvaeCompilation compilation, int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < SettingsOfOne; i++)
            yield return compilation.Params.Values.ToDictionary(param => param.Name, param => i == 0 ? param.Value : param.Domain.All.ElementAt(random.Next((int)param.Domain.Count)));
    }

    private static HvaeCompilation Compiled(HvaeCompilation compilation, Dictionary<string, double> setting)
    {
        HvaeCompilation set = HvaeCompiler.Compile("random.hvae", compilation.Text.Content, new HvaeOptions { ChecksParams = false, Settings = setting.ToDictionary(pair => pair.Key, pair => compilation.Params[pair.Key].Show(pair.Value)) });
        Assert.True(set.Methodology != null, $"{Show(setting)}: {string.Join("\n", set.SettingErrors.Select(error => error.Sentence))}{string.Join("\n", set.Diagnostics.Select(item => item.Format(set.Text)))}\n{compilation.Text.Content}");
        return set;
    }

    private static IMethodology Make(Type type, Dictionary<string, double> setting)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        return (IMethodology)constructor.Invoke([.. constructor.GetParameters().Select(parameter => Convert.ChangeType(setting[parameter.Name!], parameter.ParameterType, CultureInfo.InvariantCulture))]);
    }

    private static string Show(Dictionary<string, double> setting) => string.Join(", ", setting.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} = {pair.Value:R}")));

    // All that the facts say; the text may be laid out otherwise.
    private static string Dump(object? value, string name = "") => value switch
    {
        null => "-",
        string text => text,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        bool or Enum => value.ToString()!,
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(item => Dump(item)))}]",
        _ => $"{name}({string.Join(", ", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name is not ("Text" or "EqualityContract") && property.GetIndexParameters().Length == 0).Select(property => $"{property.Name} {Dump(property.GetValue(value))}"))}{string.Concat(value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance).Select(field => $" {Dump(field.GetValue(value))}"))})",
    };
}
