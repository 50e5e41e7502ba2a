using System.Globalization;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What is proved holds at every step, and what is refuted fails at the time that is said: against values at all steps, computed one by one.</summary>
public sealed class EnsureTests
{
    private static readonly string[] Signs = ["<", "<=", ">", ">="];

    private static readonly string[] Schedules =
    [
        "ramp 0 -> 1", "ramp 0.9 -> 0.1 cosine", "wave sine 0.1 -> 0.6 period 3.7 epochs", "cycle 0 -> 0.8 period 5 epochs rise 30%", "steps in epochs 0: 0.2, 4: 0.7, 9.3: 0.4",
        "decay 1 -> 0.05", "0.5", "ramp 0.2 -> 0.7 over 6 epochs sigmoid", "min(a, 0.4) + 0.1", "a * (1 - a)", "quantise(a, 0.25)", "max(0.3, 0.8 - a)",
    ];

    [Fact]
    public void A_universal_claim_is_proved_exactly_if_no_step_contradicts() => Law.Holds(300, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string claim = Claim(random, 2);
        (Methodology methodology, Diagnostic? refused) = Decide(random, $"always {claim}");
        double[] failing = [.. Steps(methodology).Where(time => !Holds(methodology, claim, time, 0))];
        if (refused == null)
            Assert.True(failing.Length == 0, $"seed {seed}: {claim} is proved and fails at {failing.FirstOrDefault():R}");
        // Between steps it may fail by less than a step shows; what fails by more must be refused.
        else if (refused.Code == "HV1301")
            Assert.True(Dense(methodology).Concat(Named(refused)).Any(time => !Holds(methodology, claim, time, 1e-6)), $"seed {seed}: {claim} is refuted and holds everywhere: {refused.Message}");
    });

    [Fact]
    public void Something_comes_true_exactly_if_a_step_shows_it() => Law.Holds(200, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string claim = Claim(random, 2);
        (Methodology methodology, Diagnostic? refused) = Decide(random, $"eventually {claim}");
        bool shown = Steps(methodology).Any(time => Holds(methodology, claim, time, 0));
        bool nearly = Steps(methodology).Any(time => Holds(methodology, claim, time, 1e-9)) != shown;
        Assert.True(nearly || shown == (refused == null), $"seed {seed}: eventually {claim}: {(shown ? "a step shows it" : "no step shows it")}: {refused?.Message}");
    });

    [Fact]
    public void Until_is_what_the_steps_say() => Law.Holds(200, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string first = Claim(random, 1);
        string then = Claim(random, 1);
        (Methodology methodology, Diagnostic? refused) = Decide(random, $"{first} until {then}");
        double?[] moments = [.. new[] { 0, 1e-9, -1e-9 }.Select(margin => Steps(methodology).Cast<double?>().FirstOrDefault(time => Holds(methodology, then, time!.Value, margin)))];
        // Where only rounding decides when it comes true, both answers are right.
        if (moments.Distinct().Count() > 1)
            return;
        double? comes = moments[0];
        bool holds = comes != null && Steps(methodology).TakeWhile(time => time < comes).All(time => Holds(methodology, first, time, 0));
        if (refused == null)
            Assert.True(holds, $"seed {seed}: {first} until {then} is proved; the other comes at {comes}");
        else if (refused.Code == "HV1301" && comes != null)
            Assert.True(Dense(methodology).Concat(Named(refused)).Where(time => time < comes).Any(time => !Holds(methodology, first, time, 1e-6)), $"seed {seed}: {first} until {then} is refuted: {refused.Message}");
    });

    [Theory]
    [InlineData("max(a, b) >= a")]
    [InlineData("min(a + 0.1, 1) <= a + 0.1")]
    [InlineData("abs(a - b) >= a - b and abs(a - b) >= b - a")]
    [InlineData("a + (1 - a) = 1")]
    [InlineData("2 * a - a = a")]
    [InlineData("capped <= a + 0.1 and capped <= 0.6")]
    [InlineData("not (a < b and a > b)")]
    [InlineData("a < b or a >= b")]
    [InlineData("a > 0.2 implies a >= 0.2")]
    public void What_algebra_proves_is_proved(string claim)
    {
        string text = Text("ramp 0.1 -> 0.9 cosine", "wave sine 0.2 -> 0.8 period 7 epochs", "  signal capped in 0..1 = min(a + 0.1, 0.6)\n  loss repulsion weight capped scale 1\n", claim);
        Assert.DoesNotContain(HvaeCompiler.Compile("x.hvae", text).Diagnostics, item => item.Severity == Severity.Error);
    }

    /// <summary>What a strict comparison is raised by must be seen beside larger values elsewhere, and must not turn two events at one moment into a counterexample.</summary>
    [Theory]
    [InlineData("ramp 0 -> 1", "quantise(a, 0.25)", "not (a < a) implies not (a < b)", "HV1301")]
    [InlineData("ramp 0.3 -> 0.8", "0.5", "b >= 0.5 implies a < 0.5", "HV1301")]
    [InlineData("ramp 0.5 -> 1", "ramp 0.8 -> 0.7", "a > 0.5 implies b < 0.8", null)]
    [InlineData("0.5 for 3 epochs then ramp 0.5 -> 0.9", "0.8 for 3 epochs then ramp 0.8 -> 0.79", "a > 0.5 implies b < 0.8", null)]
    public void Strict_comparisons_are_strict(string a, string b, string claim, string? code) =>
        Assert.Equal(code, HvaeCompiler.Compile("x.hvae", Text(a, b, "", claim)).Diagnostics.FirstOrDefault(item => item.Severity == Severity.Error)?.Code);

    [Fact]
    public void A_driven_signal_is_every_value_that_it_reaches()
    {
        const string controller = "  controller c every eval {\n    when coverage < 90%  scale a by 0.9\n    when coverage > 99%  scale a by 1.1\n    keep a  in 0.05..1\n  }\n";
        Diagnostic Finding(string claim) => Assert.Single(HvaeCompiler.Compile("x.hvae", Text("ramp 0.3 -> 0.8", "0.5", controller, claim)).Diagnostics, item => item.Severity == Severity.Error);
        Assert.Equal("HV1305", Finding("always a <= 0.9").Code);
        Assert.Contains("planned a", Finding("always a <= 0.9").Message, StringComparison.Ordinal);
        Assert.Equal("HV1301", Finding("always planned a <= 0.7").Code);
        Assert.Equal("HV1301", Finding("always a <= 0.7").Code);
        foreach (string holds in new[] { "always planned a <= 0.8", "always a in 0.05..1", "always a - a = 0", "at 0 epochs a = 0.3" })
            Assert.DoesNotContain(HvaeCompiler.Compile("x.hvae", Text("ramp 0.3 -> 0.8", "0.5", controller, holds)).Diagnostics, item => item.Severity == Severity.Error);
    }

    [Fact]
    public void A_counterexample_has_a_time_a_step_a_phase_values_and_a_drawing()
    {
        Diagnostic finding = Assert.Single(HvaeCompiler.Compile("x.hvae", Text("steps in epochs 0: 0.2, 4: 0.7", "0.5", "", "/// The weights must stay in order.\n  always a <= b".Replace("/// The weights must stay in order.\n  ", "", StringComparison.Ordinal))).Diagnostics);
        Assert.Contains("at epoch 4 (step 0 of 39) in phase All: a = 0.7 and b = 0.5, 0.2 more than b", finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("* a   - b\n", finding.Picture, StringComparison.Ordinal);
        Assert.Equal(["'a' comes from here", "'b' comes from here"], finding.Related.Select(place => place.Message));
    }

    [Fact]
    public void Properties_are_no_part_of_training_and_have_a_text_of_their_own()
    {
        string plain = Text("ramp 0.3 -> 0.8", "0.5", "", null);
        Methodology with = Timelines.Compile(Text("ramp 0.3 -> 0.8", "0.5", "", "eventually not a < 50% or b in 0.1..1 within 50%"));
        Assert.Equal(Timelines.Compile(plain).Digest, with.Digest);
        Assert.Equal(CanonicalForm.Write(Timelines.Compile(plain)), CanonicalForm.Write(with));
        Assert.Equal(["ensure eventually (not (a < 0.5) or ((b >= 0.1) and (b <= 1))) within 6"], CanonicalEnsures.Of(with));
        Assert.Equal(CanonicalEnsures.Of(with), CanonicalEnsures.Of(Timelines.Compile(Text("ramp 0.3 -> 0.8", "0.5", "", "eventually (not (a < 0.5)) or (b in 0.1..1) within 6 epochs"))));
    }

    [Fact]
    public void Few_whole_params_are_walked_completely()
    {
        string text = Text("ramp 0 -> (0.1 * top)", "0.5", "  param top = 4 in 1..8\n", "always a <= 0.1 * top and 0.1 * top <= 0.8");
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        Assert.Empty(compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Message));
        Assert.Equal(7, compilation.OtherSettings);
        Diagnostic wrong = Assert.Single(HvaeCompiler.Compile("x.hvae", text.Replace("<= 0.8", "<= 0.75", StringComparison.Ordinal)).Diagnostics, item => item.Severity == Severity.Error);
        Assert.Equal("HV1013", wrong.Code);
        Assert.Contains("With top = 8 there is HV1301", wrong.Message, StringComparison.Ordinal);
        // Of real numbers there is no end; they are proved at once.
        HvaeCompilation real = HvaeCompiler.Compile("x.hvae", text.Replace("4 in 1..8", "4.0 in 1..8", StringComparison.Ordinal));
        Assert.NotNull(real.Methodology);
        Assert.Equal((0, "top"), (real.OtherSettings, Assert.Single(real.ProvedParams)));
    }

    /// <summary>However long a run is, the searches share a fixed amount of work.</summary>
    [Theory]
    [InlineData("(s + 1) * (s - 1) <= s * s - 1", "HV1302")]
    [InlineData("change of s * s <= 3 per epoch", "HV1301")]
    [InlineData("integral of s * s >= 1 epochs", null)]
    [InlineData("eventually s * s >= 4", "HV1301")]
    public void A_run_of_a_thousand_phases_is_decided(string property, string? code)
    {
        string phases = string.Concat(Enumerable.Range(0, 1000).Select(i => $"  phase P{i} epochs {i}..{i + 1} {{\n    s {(i == 0 ? "" : "jump ")}ramp 0.1 -> (0.5 + {i % 7} / 20) cosine\n  }}\n"));
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Sample.Of($"  signal s in 0..1\n{phases}  loss reconstruction weight 1\n  loss entropy weight s\n  ensure {property}\n", 1000));
        Assert.Equal(code == null ? [] : [code], compilation.Diagnostics.Where(item => item.Severity == Severity.Error).Select(item => item.Code));
    }

    private static (Methodology Methodology, Diagnostic? Refused) Decide(Random random, string property)
    {
        string a = Schedules[random.Next(8)];
        string b = Schedules[random.Next(Schedules.Length)];
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", Text(a, b, "", property));
        Diagnostic[] errors = [.. compilation.Diagnostics.Where(item => item.Severity == Severity.Error)];
        Assert.True(errors.Length <= 1 && errors.All(item => item.Code is "HV1301" or "HV1302"), string.Join("\n", errors.Select(item => item.Format(compilation.Text))) + compilation.Text.Content);
        return (compilation.Draft!, errors.FirstOrDefault());
    }

    private static string Text(string a, string b, string more, string? property) => Sample.Of(
        $"{more}  signal a in 0..1 = {a}\n  signal b in 0..1 = {b}\n  phase All epochs 0..end {{ }}\n  loss reconstruction weight 1\n  loss entropy_A weight a\n  loss entropy_B weight b\n{(property == null ? "" : $"  ensure {property}\n")}",
        12);

    private static string Claim(Random random, int depth) => depth == 0 || random.Next(3) == 0
        ? $"{Value(random)} {Signs[random.Next(4)]} {Value(random)}"
        : random.Next(4) switch
        {
            0 => $"({Claim(random, depth - 1)} and {Claim(random, depth - 1)})",
            1 => $"({Claim(random, depth - 1)} or {Claim(random, depth - 1)})",
            2 => $"not ({Claim(random, depth - 1)})",
            _ => $"({Claim(random, depth - 1)} implies {Claim(random, depth - 1)})",
        };

    private static string Value(Random random) => random.Next(6) switch
    {
        0 or 1 => "a",
        2 or 3 => "b",
        4 => string.Create(CultureInfo.InvariantCulture, $"{random.NextDouble():F3}"),
        _ => "a * b",
    };

    private static IEnumerable<double> Steps(Methodology methodology) =>
        Enumerable.Range(0, methodology.Epochs * methodology.Data.StepsPerEpoch).Select(i => i / methodology.Data.StepsPerEpoch + (i % methodology.Data.StepsPerEpoch) / (double)methodology.Data.StepsPerEpoch);

    private static IEnumerable<double> Dense(Methodology methodology) =>
        Steps(methodology).Concat(Enumerable.Range(0, 60_000).Select(i => methodology.Epochs * (i + 0.5) / 60_000)).Concat(methodology.Signals.SelectMany(signal => signal.Timeline!.Segments).SelectMany(segment => new[] { segment.End - 1e-9, segment.Start + 1e-9 })).Where(time => time >= 0 && time < methodology.Epochs);

    // The times of the message: what fails at a single moment, where two curves cross, is at no dense time.
    private static IEnumerable<double> Named(Diagnostic refused) =>
        Regex.Matches(refused.Message, "epoch ([0-9.]*[0-9])").Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

    // A reading of the text that shares nothing with the compiler but the values of the signals; a margin makes every comparison harder to pass.
    private static bool Holds(Methodology methodology, string claim, double time, double margin) =>
        new ClaimReader(claim, name => methodology.FindSignal(name)!.Timeline!.At(time), margin).Read();

    private sealed class ClaimReader(string text, Func<string, double> value, double margin)
    {
        private readonly string[] words = text.Replace("(", " ( ", StringComparison.Ordinal).Replace(")", " ) ", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        private int at;

        public bool Read() => Any(false);

        private bool Any(bool negated)
        {
            if (words[at] == "not")
            {
                at++;
                return Any(!negated);
            }
            if (words[at] != "(")
                return Compare(negated);
            at++;
            int begin = at;
            bool first = Any(negated);
            string word = words[at];
            if (word == "implies")
            {
                at = begin;
                first = Any(!negated);
                word = negated ? "or" : "and";
                at++;
                bool then = Any(negated);
                at++;
                return negated ? first && then : first || then;
            }
            if (word == ")")
            {
                at++;
                return first;
            }
            at++;
            bool second = Any(negated);
            at++;
            return (word == "and") != negated ? first && second : first || second;
        }

        private bool Compare(bool negated)
        {
            double left = Sum();
            string sign = words[at++];
            double right = Sum();
            string judged = !negated ? sign : sign switch { "<" => ">=", "<=" => ">", ">" => "<=", _ => "<" };
            // What touches by rounding touches.
            double touch = 1e-12;
            return judged switch
            {
                "<" => left < right - touch - margin,
                "<=" => left <= right + touch - margin,
                ">" => left > right + touch + margin,
                _ => left >= right - touch + margin,
            };
        }

        private double Sum()
        {
            double result = Number();
            while (at < words.Length && words[at] == "*")
            {
                at++;
                result *= Number();
            }
            return result;
        }

        private double Number()
        {
            string word = words[at++];
            return double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? number : value(word);
        }
    }
}
