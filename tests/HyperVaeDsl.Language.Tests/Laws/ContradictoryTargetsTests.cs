using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>What HV0410 says about the targets of two losses is true of all operations, counted one by one.</summary>
public sealed class ContradictoryTargetsTests
{
    [Fact]
    public void The_mean_difference_is_that_over_all_operations() => Law.Holds(40, Law.Seeds, seed =>
    {
        Random random = new(seed);
        (string Text, Func<int, double> Target) one = Draw(random), other = Draw(random);
        if (one.Text.Split(' ')[0] == other.Text.Split(' ')[0])
            return;
        double mean = Enumerable.Range(0, TernaryOperations.Count).Average(operation => Math.Abs(one.Target(operation) - other.Target(operation)));
        string statements = $"  phase All epochs 0..end {{ }}\n  loss reconstruction weight 1\n  loss {one.Text}\n  loss {other.Text}\n";
        Diagnostic[] found = [.. HvaeCompiler.Compile("targets.hvae", Sample.Of(statements)).Diagnostics.Where(item => item.Code == Rules.ContradictoryTargets.Code)];
        if (mean < 4.9e-4)
            Assert.Empty(found);
        else if (mean > 5.1e-4)
            Assert.Contains($"differ by {Numbers.Short(mean, 3)} on average", Assert.Single(found).Message, StringComparison.Ordinal);
    });

    private static (string Text, Func<int, double> Target) Draw(Random random)
    {
        double inner = Math.Round(0.3 * random.NextDouble(), 3), outer = Math.Round(0.4 + (0.5 * random.NextDouble()), 3);
        string ends = string.Create(CultureInfo.InvariantCulture, $"weight 1 inner {inner} outer {outer}");
        double Stratified(int level) => outer - (level / 9.0 * (outer - inner));
        return random.Next(4) switch
        {
            0 => ($"radial {ends}", operation => Stratified(TernaryOperations.Valuations[operation])),
            1 => ($"level_radius {ends} radius hyperbolic", operation => Math.Tanh(Stratified(TernaryOperations.Valuations[operation]) / 2)),
            2 => ($"zero_valuation {ends} radius norm", operation => Stratified(TernaryOperations.LeadingZeros(operation))),
            _ => ($"radial_frequency {ends} slope 1.2 radius norm", operation => Math.Max(
                inner, outer - (1.2 * TernaryOperations.OfValuation(TernaryOperations.Valuations[operation]).Length / TernaryOperations.Count))),
        };
    }
}
