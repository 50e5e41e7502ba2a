using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What holds for every kind of loss and each of its parameters.</summary>
public sealed class LossCatalogueTests
{
    public static TheoryData<string> Kinds => [.. LossKind.All.Select(kind => kind.Name)];

    public static TheoryData<string, string> Parameters
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (LossKind kind in LossKind.All)
            {
                foreach (LossParameter parameter in kind.Parameters)
                    pairs.Add(kind.Name, parameter.Name);
            }

            return pairs;
        }
    }

    [Fact]
    public void Names_are_distinct_and_new_kinds_stand_at_the_end()
    {
        Assert.Equal(LossKind.Names.Count(), LossKind.Names.Distinct().Count());
        Assert.Equal(["reconstruction", "kl", "radial", "ranking", "monotonic_radial", "entropy", "repulsion"], LossKind.All.Take(7).Select(kind => kind.Name));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_examples_of_the_messages_make_a_valid_loss(string name)
    {
        LossKind kind = Kind(name);
        Methodology methodology = Valid(kind, Written(kind));
        Loss loss = methodology.Losses.Single(candidate => candidate.Kind == kind);
        Assert.Equal(kind.Parameters.Count, loss.Parameters.Count);
        string compared = kind.ComparesVaes ? "" : "_A";
        Assert.Equal(kind.ComparesVaes ? VaeChoice.Both : VaeChoice.A, LossKind.Find(kind.Name + compared)!.Value.Of);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_is_part_of_the_meaning(string name, string parameter)
    {
        (LossKind kind, LossParameter changed) = (Kind(name), Kind(name).Parameters[Kind(name).IndexOf(parameter)]);
        string before = Valid(kind, Written(kind)).Digest;
        Assert.Equal(before, Valid(kind, Written(kind)).Digest);
        Assert.NotEqual(before, Valid(kind, Written(kind, (changed, Another(changed)))).Digest);
        if (changed.Default is not { } value)
            return;
        string unwritten = changed.Choices.Count > 0 ? changed.Choices[(int)value].Word : Numbers.Format(value);
        Assert.Equal(Valid(kind, Written(kind, (changed, null))).Digest, Valid(kind, Written(kind, (changed, unwritten))).Digest);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_that_may_change_follows_a_signal_and_a_schedule(string name, string parameter)
    {
        (LossKind kind, LossParameter changed) = (Kind(name), Kind(name).Parameters[Kind(name).IndexOf(parameter)]);
        string example = changed.Choices.Count > 0 ? "1" : changed.Example.Split(' ')[0].TrimEnd('%');
        string signal = $"  signal s in -100..10000 = {example}\n";
        Diagnostic[] ofSignal = Findings(kind, Written(kind, (changed, "s")), signal);
        Diagnostic[] ofSchedule = Findings(kind, Written(kind, (changed, $"ramp {example} -> {example}")), "");
        if (!changed.AcceptsSignal)
        {
            Assert.Contains(ofSignal, finding => finding.Code == Rules.BadValue.Code);
            Assert.Contains(ofSchedule, finding => finding.Code == Rules.BadValue.Code);
            return;
        }

        if (changed.IsShare)
            return; // Its example is in percent, a signal is a fraction.
        Methodology methodology = Valid(kind, Written(kind, (changed, "s")), signal);
        Assert.Equal("s", methodology.Losses.Single(loss => loss.Kind == kind).Find(parameter)!.Signal);
        Assert.Contains($"{changed.Argument}: s", Emission.CSharpEmitter.Emit(methodology, new SourceText("loss.hvae", new string(' ', 4000)), ""), StringComparison.Ordinal);
        Assert.NotNull(Valid(kind, Written(kind, (changed, $"ramp {example} -> {example}"))).FindSignal($"{name}.{parameter}"));
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void A_parameter_that_must_be_written_is_missed_and_one_beyond_its_limits_refused(string name, string parameter)
    {
        (LossKind kind, LossParameter changed) = (Kind(name), Kind(name).Parameters[Kind(name).IndexOf(parameter)]);
        Diagnostic[] without = Findings(kind, Written(kind, (changed, null)), "");
        Assert.Equal(changed.Default == null, without.Any(finding => finding.Code == Rules.MissingOption.Code && finding.Message.Contains(changed.Name, StringComparison.Ordinal)));
        string unit = changed.Unit.Length > 0 ? " " + changed.Unit : "";
        string beyond = changed.Choices.Count > 0 ? "sideways" : Numbers.Format(changed.Minimum - 1) + unit;
        Assert.Contains(Findings(kind, Written(kind, (changed, beyond)), ""), finding => finding.Code == Rules.BadValue.Code);
    }

    private static LossKind Kind(string name) => LossKind.All.Single(kind => kind.Name == name);

    // Another value that the rules allow too.
    private static string Another(LossParameter parameter)
    {
        if (parameter.Choices.Count > 0)
            return parameter.Choices[1].Word;
        string number = parameter.Example.Split(' ')[0].TrimEnd('%');
        double value = double.Parse(number, CultureInfo.InvariantCulture);
        string unit = parameter.Unit.Length > 0 ? " " + parameter.Unit : parameter.Example.EndsWith('%') ? "%" : "";
        return Numbers.Format(parameter.IsWhole ? value == 4 ? 2 : value + 1 : value * 0.9) + unit;
    }

    private static string Written(LossKind kind, params (LossParameter Parameter, string? Value)[] changes)
    {
        IEnumerable<string> options = kind.Parameters
            .Select(parameter => (parameter.Name, Value: Change(parameter)))
            .Where(option => option.Value != null)
            .Select(option => $"{option.Name} {option.Value}");
        return $"  loss {kind.Name} weight 1 {string.Join(" ", options)}\n";

        string? Change(LossParameter parameter)
        {
            foreach ((LossParameter changed, string? value) in changes)
            {
                if (changed == parameter)
                    return value;
            }

            return parameter.Example;
        }
    }

    private static Methodology Valid(LossKind kind, string loss, string signals = "")
    {
        HvaeCompilation compilation = Compile(kind, loss, signals);
        Assert.True(compilation.Methodology != null, string.Join("\n", compilation.Diagnostics.Select(item => item.Format(compilation.Text))) + loss);
        return compilation.Methodology!;
    }

    private static Diagnostic[] Findings(LossKind kind, string loss, string signals) => [.. Compile(kind, loss, signals).Diagnostics];

    private static HvaeCompilation Compile(LossKind kind, string loss, string signals)
    {
        string other = kind.Name == "reconstruction" ? "" : "  loss reconstruction weight 1\n";
        return HvaeCompiler.Compile("loss.hvae", Sample.Of($"  phase All epochs 0..end {{ }}\n{signals}{other}{loss}"));
    }
}
