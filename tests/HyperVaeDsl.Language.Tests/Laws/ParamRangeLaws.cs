using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The proof over params against compiling with many values.</summary>
public sealed class ParamRangeLaws
{
    private const int Values = 40;

    private int proved;
    private int refuted;

    /// <summary>
    /// Random methodologies with two params that are used in no order: where the check proves something of all values no value of a dense sample fails, and
    /// where it reports a value that one fails as it says.
    /// </summary>
    [Fact]
    public void What_is_proved_holds_at_every_value_and_what_is_reported_fails()
    {
        const int Times = 100;
        Law.Holds(Times, Law.Seeds, seed => Check(new Random(seed)));
        // The law would hold of a check that proves and reports nothing.
        Assert.InRange(proved, Law.Times(Times) / 5, Law.Times(Times));
        Assert.InRange(refuted, Law.Times(Times) / 25, Law.Times(Times));
    }

    private void Check(Random random)
    {
        string text = Text(random);
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        List<Diagnostic> errors = ParamRangeTests.Errors(compilation);
        foreach (Diagnostic error in errors.Where(error => error.Code == "HV1013"))
        {
            string code = error.Message[(error.Message.IndexOf(" there is ", StringComparison.Ordinal) + 10)..][..6];
            HvaeCompilation with = HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = ParamRangeTests.Shown(error) });
            Assert.True(ParamRangeTests.Errors(with).Any(item => item.Code == code), $"{error.Message}\n{text}");
        }
        refuted += errors.Any(error => error.Code == "HV1013") ? 1 : 0;
        if (errors.Count > 0 || compilation.TriedParams.Count > 0)
            return;
        proved++;
        for (int i = 0; i < Values; i++)
        {
            Dictionary<string, string> settings = new() { ["p"] = Between(random, i, 0.1, 1), ["r"] = Between(random, i / 7, 0.2, 3) };
            List<Diagnostic> found = ParamRangeTests.Errors(HvaeCompiler.Compile("x.hvae", text, new HvaeOptions { Settings = settings }));
            Assert.True(found.Count == 0, $"p = {settings["p"]}, r = {settings["r"]}: {string.Join("\n", found.Select(item => item.Message))}\n{text}");
        }
    }

    // The ends first.
    private static string Between(Random random, int i, double low, double high) =>
        (i == 0 ? low : i == 1 ? high : low + (high - low) * random.NextDouble()).ToString("R", CultureInfo.InvariantCulture);

    // A random schedule some of whose values are the params, next to a calculation that turns around in them.
    internal static string Text(Random random)
    {
        string schedule = new RandomSchedule(random, 20, []).Write(20, first: true);
        foreach (string value in new[] { "0.3", "0.8", "0.1", "7", "1e-3", "(1 / 3)" })
            schedule = System.Text.RegularExpressions.Regex.Replace(schedule, $@"(?<=(ramp|decay|cycle|->|:|one_cycle|cosine_restarts|warmup_stable_decay|sine|triangle|square|cosine|sawtooth) ){System.Text.RegularExpressions.Regex.Escape(value)}(?= |,|$|\))", random.Next(2) == 0 ? "p" : "r");
        string[] turns = ["p * (1 - p) + max(2, 5 - 40 * max(p - 0.613, 0.613 - p))", "max(p - 0.4, 0.4 - p) * r", "p * r - r * r / 4", "min(p, r) + p * p", "(ramp 0 -> 1) * p + (1 - p) * r", "1 / (0.3 + (p - r) * (p - r))", "(wave triangle p -> 4 period 5 epochs) / r"];
        string calculation = turns[random.Next(turns.Length)];
        string whole = random.Next(3) switch { 0 => schedule, 1 => $"{calculation} + 1", _ => $"min(({schedule}), 10) * 0.5 + {calculation}" };
        string range = random.Next(4) switch { 0 => "-1e6..1e6", 1 => "-2..14", _ => FormattableString.Invariant($"-1..{1.5 + 4 * random.NextDouble():0.###}") };
        string ensure = random.Next(3) switch { 0 => "  ensure always s <= 100 * r + 400000\n", 1 => "  ensure always s >= p - 3\n", _ => "" };
        return Sample.Of($"  param p = 0.5 in 0.1..1.0\n  param r = 1.0 in 0.2..3.0\n  signal s in {range} = {whole}\n  signal w in 0..1 = clamp(s, 0..1) * 0.5 + 0.25\n{ensure}  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight w\n", 20);
    }
}
