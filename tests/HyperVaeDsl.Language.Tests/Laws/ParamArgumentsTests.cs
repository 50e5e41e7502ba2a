using System.Globalization;
using System.Reflection;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Params as arguments of the generated class: the class with some values is the methodology with these values, to the last bit.</summary>
public sealed partial class ParamArgumentsTests
{
    private const int Classes = 60;

    private const string Text = """
          /// Where the KL weight ends.
          param top_of_beta = 0.02 in 0.01..0.1
          param n = 3 in 1..40
          param warm = 4 epochs in 2..6 epochs
          param part = 50% in 10..90% by 10%
          param w = 0.3 in 0.1..1
          signal beta in 0..0.1 = ramp 0 -> top_of_beta over warm cosine
          signal s in 0..1 = (0.5 / n) * (ramp 1 -> w) + 0.1 * top_of_beta
          phase All epochs 0..end { }
          loss reconstruction weight 1
          loss kl weight beta free_bits 0.1 nats/dim
          loss entropy weight s
          loss radial weight w inner 0.1 outer (0.85 - w * 0.5) from part

        """;

    [Fact]
    public void A_class_with_some_values_is_the_methodology_with_these_values()
    {
        HvaeCompilation[] drawn = [.. Enumerable.Range(0, 6 * Classes).Select(seed => HvaeCompiler.Compile("x.hvae", ParamRangeLaws.Text(new Random(seed)))).Where(compilation => compilation.Methodology != null).Take(Classes)];
        Assembly assembly = CSharp.Load(drawn.Select((compilation, i) => CSharpEmitter.Emit(compilation, $"M{i}")));
        int arguments = 0;
        for (int i = 0; i < drawn.Length; i++)
        {
            ConstructorInfo constructor = Constructor(assembly.GetType($"M{i}.Sample", throwOnError: true)!);
            Random random = new(i);
            arguments += constructor.GetParameters().Length;
            for (int setting = 0; setting < 3; setting++)
            {
                double[] values = [.. constructor.GetParameters().Select(parameter => parameter.Name == "p" ? 0.1 + 0.9 * random.NextDouble() : 0.2 + 2.8 * random.NextDouble())];
                Dictionary<string, string> settings = constructor.GetParameters().Zip(values).ToDictionary(pair => pair.First.Name!, pair => pair.Second.ToString("R", CultureInfo.InvariantCulture), StringComparer.Ordinal);
                IMethodology made = (IMethodology)constructor.Invoke([.. values.Cast<object>()]);
                Methodology expected = HvaeCompiler.Compile("x.hvae", drawn[i].Text.Content, new HvaeOptions { Settings = settings }).Draft!;
                Assert.True(CanonicalForm.Write(expected) == made.Facts.CanonicalForm, $"{CanonicalForm.Write(expected)}\nexpected,\n{made.Facts.CanonicalForm}\nmade of\n{drawn[i].Text.Content}");
                Assert.Equal(expected.Digest, made.Facts.Digest);
                double[] written = new double[expected.Signals.Count];
                foreach (double time in Enumerable.Range(0, 60).Select(k => k < 20 ? k : 20 * random.NextDouble()))
                {
                    made.WriteSignals(time, written);
                    for (int s = 0; s < written.Length; s++)
                        Assert.True(BitConverter.DoubleToInt64Bits(expected.Signals[s].Timeline!.At(time)) == BitConverter.DoubleToInt64Bits(written[s]), $"{expected.Signals[s].Name} at {time:R}: {expected.Signals[s].Timeline!.At(time):R} planned, {written[s]:R} compiled\n{drawn[i].Text.Content}");
                }
            }
        }
        // Nearly all params of these methodologies take part in values only.
        Assert.InRange(arguments, 3 * Classes / 2, 2 * Classes);
    }

    [Fact]
    public void Three_values_are_swept_in_one_process()
    {
        Type type = Made();
        List<string> digests = [];
        foreach (double top in new[] { 0.01, 0.02, 0.1 })
        {
            object made = Constructor(type).Invoke([top, 3, 0.3]);
            Methodology expected = HvaeCompiler.Compile("x.hvae", Sample.Of(Text), new HvaeOptions { Settings = new Dictionary<string, string> { ["top_of_beta"] = Numbers.Format(top) } }).Methodology!;
            digests.Add(((IMethodology)made).Facts.Digest);
            Assert.Equal(expected.Digest, digests[^1]);
            Assert.Equal(top, type.GetProperty("TopOfBeta")!.GetValue(made));
        }
        Assert.Equal(3, digests.Distinct().Count());
        // Without arguments it has the values of the file.
        Assert.Equal(digests[1], ((IMethodology)Activator.CreateInstance(type)!).Facts.Digest);
    }

    [Theory]
    [InlineData(0.2, 3, 0.3, "Param 'top_of_beta' is 0.2, outside its range 0.01..0.1.")]
    [InlineData(double.NaN, 3, 0.3, "Param 'top_of_beta' is NaN, outside its range 0.01..0.1.")]
    [InlineData(0.02, 41, 0.3, "Param 'n' is 41, outside its range 1..40.")]
    public void A_value_outside_its_range_is_refused(double top, int n, double w, string message)
    {
        TargetInvocationException thrown = Assert.Throws<TargetInvocationException>(() => Constructor(Made()).Invoke([top, n, w]));
        Assert.StartsWith(message, Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerException).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Params_that_shape_the_plan_are_constants_and_whole_numbers_are_int()
    {
        Type type = Made();
        Assert.Equal(["topOfBeta", "n", "w"], Constructor(type).GetParameters().Select(parameter => parameter.Name));
        Assert.Equal([typeof(double), typeof(int), typeof(double)], Constructor(type).GetParameters().Select(parameter => parameter.ParameterType));
        Assert.Equal((4, 50), (type.GetField("Warm")!.GetRawConstantValue(), type.GetField("Part")!.GetRawConstantValue()));
        string text = CSharpEmitter.Emit(HvaeCompiler.Compile("x.hvae", Sample.Of(Text)), "Made");
        Assert.Contains("<param name=\"topOfBeta\">Where the KL weight ends. Param top_of_beta, 0.01..0.1.</param>", text, StringComparison.Ordinal);
        Assert.Contains("<summary>Param warm = 4 epochs, in 2..6 epochs. It shapes the plan", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_methodology_without_params_is_written_as_before()
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.WithSignal("ramp 0 -> 1"));
        string[] written = CSharpEmitter.Emit(compilation, "Made").Split('\n');
        // Only the compilation has the text, which stands at the end.
        int text = Array.FindIndex(written, line => line.Contains("The text of the methodology", StringComparison.Ordinal));
        Assert.Equal(CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "Made").Split('\n'), written[..(text - 1)].Where(line => line.Trim() != "Text = Text,").Concat(written[^2..]));
    }

    /// <summary>Thresholds, margins and durations that something waits for: in gates, components, controllers, guards, early ends and checkpoints.</summary>
    [Fact]
    public void What_is_waited_for_is_an_argument()
    {
        const string waiting = """
              param full       = 50% in 20..80%
              param waits      = 2 evals in 2..4 evals
              param kl_high    = 0.5 in 0.1, 0.5, 0.7
              param rest       = 1 epochs in 0.5..3 epochs
              param size       = 0.02 in 0.01..0.05
              param least      = 0.01 in 0.005..0.05
              signal beta in 0..1 = ramp 0 -> 0.1 over 20 epochs
              phase Warm epochs 0..(40..50) until coverage >= full for waits { }
              phase Main epochs 50..end { activate shape when coverage >= full }
              loss reconstruction weight 1
              loss kl weight beta free_bits 0 nats/dim
              group shape { loss radial weight 0.3 inner 0.1 outer 0.8 }
              loss repulsion weight 0.5 scale 0.5
              controller homeostasis every step {
                observe kl ema 0.9
                when kl > kl_high scale repulsion.weight by 0.9
                keep repulsion.weight in 0.1..1
              }
              controller waiting every eval {
                when coverage stalls within least scale beta by 0.9
                keep beta in 0..0.2
              }
              component vae_B.encoder {
                starts trainable
                freeze when coverage < 20% for waits
                unfreeze when coverage >= full
                hysteresis rest
                anneal freeze by q step size floor 5% ceiling 20%
              }
              checkpoint {
                best geometry when radial_correlation falls while coverage >= full
              }
              guard collapse when kl < kl_high for waits warn

            """;
        string text = Sample.Of(waiting);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.True(compilation.Methodology != null, string.Join("\n", compilation.Diagnostics.Select(item => item.Format(compilation.Text))));
        string source = CSharpEmitter.Emit(compilation, "Waiting");
        ConstructorInfo constructor = Constructor(CSharp.Load([source]).GetType("Waiting.Sample", throwOnError: true)!);
        Assert.True(constructor.GetParameters().Length == 6, $"{string.Join(", ", constructor.GetParameters().Select(parameter => parameter.Name))} are arguments of\n{source}");
        List<string> digests = [];
        foreach ((string full, int waits, double kl, string rest) in new[] { ("50%", 2, 0.5, "1 epochs"), ("35%", 3, 0.1, "2 epochs"), ("20%", 4, 0.7, "0.5 epochs") })
        {
            IMethodology made = (IMethodology)constructor.Invoke([int.Parse(full[..^1], CultureInfo.InvariantCulture), waits, kl, double.Parse(rest[..^7], CultureInfo.InvariantCulture), 0.03, 0.02]);
            HvaeCompilation set = HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = new Dictionary<string, string> { ["full"] = full, ["waits"] = $"{waits} evals", ["kl_high"] = Numbers.Format(kl), ["rest"] = rest, ["size"] = "0.03", ["least"] = "0.02" } });
            Assert.Equal(CanonicalForm.Write(set.Methodology!), made.Facts.CanonicalForm);
            // What the class hands to the runtime is what the class that is compiled with the values does.
            Assert.Equal(ConditionsOf(CSharpEmitter.Emit(set.Methodology!, set.Text, "Set"), []), ConditionsOf(source, new() { ["(double)Full / 100.0"] = Numbers.Literal(int.Parse(full[..^1], CultureInfo.InvariantCulture) / 100.0), ["Waits"] = $"{waits}", ["run.KlHigh"] = Numbers.Literal(kl), ["Rest"] = Numbers.Literal(double.Parse(rest[..^7], CultureInfo.InvariantCulture)), ["Size"] = "0.03", ["run.Least"] = "0.02", ["KlHigh"] = Numbers.Literal(kl) }));
            IMethodology written = (IMethodology)Activator.CreateInstance(CSharp.Load([CSharpEmitter.Emit(set.Methodology!, set.Text, "Set")]).GetType("Set.Sample", throwOnError: true)!)!;
            Assert.Equal(Show(written), Show(made));
            digests.Add(made.Facts.Digest);
        }
        Assert.Equal(3, digests.Distinct().Count());
    }

    // The conditions, machines and comparisons of a class in any order, with values for its params.
    private static string[] ConditionsOf(string source, Dictionary<string, string> values) =>
    [
        .. Waiting().Matches(values.Aggregate(source, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal))).Select(match => match.Value).Order(StringComparer.Ordinal),
    ];

    [System.Text.RegularExpressions.GeneratedRegex(@"new (Condition|FreezeMachine|AnnealingSettings)\(.*|if \(.*Average.*\)")]
    private static partial System.Text.RegularExpressions.Regex Waiting();

    private static string Show(IMethodology methodology) =>
        string.Join("\n", GeneratedCodeTests.Trace(new OtherFacts(methodology, OtherFacts.Short(methodology.Facts) with { EvaluateEvery = 1 })).Select(values => string.Join(" ", values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))));

    private static Type Made() => CSharp.Load([CSharpEmitter.Emit(HvaeCompiler.Compile("x.hvae", Sample.Of(Text)), "Made")]).GetType("Made.Sample", throwOnError: true)!;

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)!;
}
