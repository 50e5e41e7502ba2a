using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What the compiler proves is what sampling finds, and what it refuses is really wrong, at the time that it says.</summary>
public sealed partial class ProofTests
{
    [Fact]
    public void A_signal_without_findings_stays_in_its_range() => Law.Holds(300, Law.Seeds, seed =>
    {
        HvaeCompilation compilation = Compile(seed);
        foreach (Signal signal in compilation.Draft!.Signals.Where(signal => signal is { IsLossWeight: false, Timeline: not null }))
        {
            bool refused = compilation.Diagnostics.Any(item => item.Code == Rules.OutOfRange.Code && item.Message.Contains($"'{signal.Name}'", StringComparison.Ordinal));
            bool leaves = Samples(compilation.Draft!, signal).Any(value => value < signal.Range.Low - 1e-9 || value > signal.Range.High + 1e-9);
            Assert.True(refused || !leaves, $"seed {seed}: '{signal.Name}' leaves its range and nothing is said.\n{compilation.Text.Content}");
        }
    });

    [Fact]
    public void A_signal_that_is_refused_is_outside_its_range_at_the_time_that_is_said() => Law.Holds(300, Law.Seeds, seed =>
    {
        HvaeCompilation compilation = Compile(seed);
        foreach (Diagnostic finding in compilation.Diagnostics.Where(item => item.Code == Rules.OutOfRange.Code))
        {
            Match said = Said().Match(finding.Message);
            Signal signal = compilation.Draft!.FindSignal(said.Groups[1].Value)!;
            double from = Number(said.Groups[2].Value);
            double worst = Number(said.Groups[3].Value);
            Assert.True(worst < signal.Range.Low || worst > signal.Range.High, finding.Message);
            // Times in messages have six digits, so the crossing is looked for around the time.
            double slack = 1e-5 * Math.Max(1, compilation.Draft.Epochs);
            double before = Math.Max(0, from - slack);
            double after = Math.Min(compilation.Draft.Epochs, from + slack);
            Interval around = signal.Timeline!.Over(before, after);
            if (!signal.Timeline.IsPerEpoch)
                Assert.True(around.Low <= signal.Range.Low + 1e-6 || around.High >= signal.Range.High - 1e-6, $"seed {seed}: {finding.Message}\n{around}\n{compilation.Text.Content}");
        }
    });

    [Fact]
    public void A_signal_jumps_only_where_that_is_written()
    {
        const string phases = "  signal s in 0..9\n  phase A epochs 0..40 {{\n    s ramp 0 -> 1\n  }}\n  phase B epochs 40..end {{\n    s {0}\n  }}\n  loss reconstruction weight 1\n  loss entropy weight s\n";
        (string Schedule, string? Code)[] cases =
        [
            ("1", null), ("ramp 1 -> 2", null), ("hold", null), ("ramp -> 5", null), ("decay -> 0.1", null), ("ramp 1.0000000000001 -> 2", null),
            ("2", "HV0303"), ("ramp 0.999 -> 2", "HV0303"), ("cycle 0 -> 1 period 10 epochs rise 50%", "HV0303"), ("steps in epochs 0: 2", "HV0303"),
            ("jump 2", null), ("jump cycle 0 -> 1 period 10 epochs rise 50%", null), ("jump 1", "HV0307"), ("jump hold", "HV0307"),
        ];
        foreach ((string schedule, string? code) in cases)
        {
            HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of(string.Format(CultureInfo.InvariantCulture, phases, schedule)));
            Assert.Equal(code == null ? [] : [code], compilation.Diagnostics.Select(item => item.Code));
        }
    }

    [Theory]
    [InlineData("ramp 0 -> 2", "from epoch 50 on: it reaches 2, 1 beyond")]
    [InlineData("ramp 1 -> 3 over 10 epochs", "from epoch 0 on: it reaches 3, 2 beyond")]
    [InlineData("cycle 0 -> 2 period 20 epochs rise 50%", "from epoch 5 on: it reaches 2, 1 beyond")]
    [InlineData("steps in epochs 0: 1, 30: 1.5", "from epoch 30 on: it reaches 1.5, 0.5 beyond")]
    public void The_time_and_the_excess_are_exact(string schedule, string words)
    {
        Diagnostic finding = Assert.Single(HvaeCompiler.Compile("x.hvae", Sample.WithSignal(schedule, 100, "0..1")).Diagnostics);
        Assert.Equal("HV0302", finding.Code);
        Assert.Contains(words, finding.Message, StringComparison.Ordinal);
    }

    private static HvaeCompilation Compile(int seed)
    {
        Random random = new(seed);
        string range = string.Create(CultureInfo.InvariantCulture, $"{random.NextDouble() / 2:R}..{0.5 + random.NextDouble() * (random.Next(2) == 0 ? 1 : 200):R}");
        return HvaeCompiler.Compile("random.hvae", RandomMethodology.Text(seed).Replace("0..1e6", range, StringComparison.Ordinal));
    }

    private static IEnumerable<double> Samples(Methodology methodology, Signal signal)
    {
        Random random = new(methodology.Epochs);
        IEnumerable<double> starts = signal.Timeline!.Segments.SelectMany(segment => new[] { segment.Start, Math.BitDecrement(segment.End) }).Where(time => time >= 0 && time < methodology.Epochs);
        return starts.Concat(Enumerable.Range(0, 200).Select(_ => random.NextDouble() * methodology.Epochs)).Select(signal.Timeline.At);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Signal '([^']+)' .* from (?:just before )?epoch (\S+) on: it reaches ([^,]+),")]
    private static partial Regex Said();
}
