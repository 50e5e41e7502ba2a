using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Whatever the names in a methodology, the C# compiles: users do not know the names that it uses itself.</summary>
public sealed class NamesTests
{
    private static readonly string[] Difficult =
    [
        "Math", "Span", "Batch", "System", "HyperVaeDsl", "Ema", "KlLoss", "Train", "TrainPhase", "homeostasis_controller", "Controller", "Methodology",
        "Equals", "Object", "String", "Double", "Phase", "Loss", "Signals", "Schedule", "Facts", "Epochs", "Digest", "Step", "At", "PhaseAt", "WriteSignals",
        "clone", "to_string", "print_members", "equality_contract", "deconstruct", "get_hash_code", "op_Equality", "item1", "value__", "_", "__", "_1",
        "class", "event", "namespace", "record", "var", "nint", "async", "field", "file", "scoped", "global", "default", "end", "epoch", "time", "values",
        "step", "vae", "batch", "loss", "planned", "observed", "signals", "smoothstep", "größe", "ÀÉ", "ß", "ǆ", "温度", "ªb", "x٣",
    ];

    [Fact]
    public void Difficult_names_of_methodologies_compile() => Compiles((name, text) => text.Replace("Sample", name, StringComparison.Ordinal));

    [Fact]
    public void Difficult_names_of_signals_compile() => Compiles((name, text) => text.Replace("theta", name, StringComparison.Ordinal));

    [Fact]
    public void Difficult_names_of_phases_compile() => Compiles((name, text) => text.Replace("phase All", "phase " + name, StringComparison.Ordinal));

    [Fact]
    public void Difficult_names_of_controllers_compile() => Compiles((name, text) => text.Replace("controller c", "controller " + name, StringComparison.Ordinal));

    [Fact]
    public void Names_that_differ_only_in_case_stay_apart()
    {
        string text = Sample.Of("  signal beta_a in 0..1 = 0.1\n  signal beta_A in 0..1 = 0.2\n  signal BetaA2 in 0..1 = 0.3\n  phase All epochs 0..end { }\n  loss entropy_A weight beta_a\n  loss entropy_B weight beta_A\n  loss reconstruction weight BetaA2\n");
        string code = Emit(text);
        Assert.Empty(CSharp.Complaints([code]));
        Assert.Contains("double BetaA, double BetaA2, double BetaA22", code, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a < b && c > d")]
    [InlineData("</summary> <b> & \" '")]
    [InlineData("tab\tand\u2028separator\u0085next\u0001control")]
    [InlineData("*/ // #error")]
    public void Documentation_of_any_kind_stays_documentation(string documentation)
    {
        string text = "/// " + documentation + "\n/// second line\n" + Sample.WithSignal("ramp 0 -> 1").Replace("  signal", "/// " + documentation + "\n  signal", StringComparison.Ordinal);
        Assert.Empty(CSharp.Complaints([Emit(text)]));
    }

    private static void Compiles(Func<string, string, string> rename)
    {
        string text = Sample.Of("""
              signal theta in 0..1 = ramp 0.1 -> 1 smoothstep
              phase All epochs 0..50 { }
              phase Rest epochs 50..end { }
              loss reconstruction weight 1
              loss entropy weight theta
              controller c every step {
                observe kl ema 0.9
                when kl > 1 scale theta by 0.9
                keep theta in 0.01..1
              }

            """);
        string[] sources = [.. Difficult.Select((name, i) => Emit(rename(name, text), $"N{i}")), .. Difficult.Where(name => name is "System" or "HyperVaeDsl" or "Math").Select(name => Emit(rename(name, text), ""))];
        // The global namespace holds one class of a name, so the last ones are compiled one by one.
        Assert.Empty(CSharp.Complaints(sources.Take(Difficult.Length)));
        Assert.All(sources.Skip(Difficult.Length), source => Assert.Empty(CSharp.Complaints([source])));
    }

    private static string Emit(string text, string space = "N")
    {
        Methodology methodology = Timelines.Compile(text);
        return CSharpEmitter.Emit(methodology, new Text.SourceText("names.hvae", text), space);
    }
}
