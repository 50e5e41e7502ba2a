using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>HV0901 for a metric that rises or falls several times in a row: what is possible is found by taking the smallest changes there are.</summary>
public sealed class ChangesInARowTests
{
    [Fact]
    public void A_condition_can_hold_exactly_if_the_smallest_changes_fit() => Law.Holds(120, Law.Seeds, seed =>
    {
        Random random = new(seed);
        bool rises = random.Next(2) == 0;
        int count = random.Next(1, 9);
        double by = random.Next(4) == 0 ? 0 : Math.Round(random.NextDouble() * 0.3, 3);
        double? above = random.Next(2) == 0 ? null : Math.Round(0.05 + (random.NextDouble() * 0.9), 3);
        bool inEpochs = random.Next(3) == 0;
        int every = random.Next(1, 4);
        string test = $"coverage {(rises ? "rises" : "falls")}{(by > 0 ? $" by {Numbers.Format(by)}" : "")}{(above is { } level ? $" and coverage > {Numbers.Format(level)}" : "")}";
        string text = Sample.Of($"  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  guard g when {test} for {count} {(inEpochs ? "epochs" : "evals")}  warn\n", 60).Replace("evaluate  every 1 epochs", $"evaluate  every {every} epochs", StringComparison.Ordinal);
        int changes = inEpochs ? (count + every - 1) / every : count;
        Diagnostic[] found = [.. HvaeCompiler.Compile("test.hvae", text).Diagnostics.Where(item => item.Code == Rules.Unreachable.Code)];
        Assert.True(Fits(rises, changes, by, above) == (found.Length == 0), $"{changes} changes, seed {seed}: {string.Join(" ", found.Select(item => item.Message))}\n{text}");
    });

    // Coverage is a number of operations over all of them.
    private static bool Fits(bool rises, int changes, double by, double? above)
    {
        int all = TernaryOperations.Count;
        int least = 1;
        while (least <= (by * all) + 1e-6)
            least++;
        int lowest = 0;
        while (above is { } level && lowest <= level * all)
            lowest++;
        if (rises)
        {
            int value = Math.Max(lowest, least);
            return value + ((changes - 1) * least) <= all;
        }
        return all - (changes * least) >= lowest;
    }
}
