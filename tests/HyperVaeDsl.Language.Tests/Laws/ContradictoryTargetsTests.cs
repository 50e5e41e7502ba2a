using System.Globalization;
using HyperVaeDsl.Language.Diagnostics;
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

    [Fact]
    public void Targets_that_are_signals_contradict_if_they_do_so_at_some_time() => Law.Holds(60, Law.Seeds, seed =>
    {
        Random random = new(seed);
        const int epochs = 20;
        (double from, double to) = (0.4 + Math.Round(0.4 * random.NextDouble(), 3), 0.4 + Math.Round(0.4 * random.NextDouble(), 3));
        // A plan that stays is a number.
        if (from == to)
            return;
        double other = random.Next(3) == 0 ? from : Math.Round(0.4 + (0.4 * random.NextDouble()), 3);
        bool isSame = random.Next(3) == 0;
        int begins = random.Next(1, 10), ends = random.Next(10, 21);
        string schedule = string.Create(CultureInfo.InvariantCulture, $"ramp {from} -> {to} over 10 epochs");
        string second = isSame ? "edge" : other.ToString("R", CultureInfo.InvariantCulture);
        string statements = $"  signal edge in 0.2..0.85 = {schedule}\n  phase All epochs 0..end {{ }}\n  loss reconstruction weight 1\n  loss radial weight 1 inner 0.1 outer edge\n  loss level_radius weight 1 inner 0.1 outer {second} radius norm from {begins} epochs to {ends} epochs\n";
        double Edge(double time) => time >= 10 ? to : from + ((to - from) * time / 10);
        double mean = isSame ? 0 : Enumerable.Range(0, 2001).Select(i => begins + ((ends - begins) * i / 2000.0 * (1 - 1e-9))).Max(time => Enumerable.Range(0, TernaryOperations.Count).Average(operation => (9 - TernaryOperations.Valuations[operation]) / 9.0) * Math.Abs(Edge(time) - other));
        Diagnostic[] found = [.. HvaeCompiler.Compile("targets.hvae", Sample.Of(statements, epochs)).Diagnostics.Where(item => item.Code == Rules.ContradictoryTargets.Code)];
        if (mean < 4.9e-4)
            Assert.Empty(found);
        else if (mean > 5.1e-4)
            Assert.Contains("want, at epoch ", Assert.Single(found).Message, StringComparison.Ordinal);
    });

    [Fact]
    public void A_target_that_a_controller_drives_can_contradict_another_one()
    {
        string text = Sample.Of("  signal edge in 0.2..0.85 = 0.7\n  phase All epochs 0..end { }\n  loss reconstruction weight 1\n  loss radial weight 1 inner 0.1 outer edge\n  loss level_radius weight 1 inner 0.1 outer 0.7 radius norm\n  controller c every eval {\n    when kl > 7 scale edge by 0.9\n    keep edge in 0.3..0.8\n    plant kl falls as edge falls\n  }\n", 20);
        Assert.Contains("can want, at epoch ", HvaeCompiler.Compile("targets.hvae", text).Diagnostics.First(item => item.Code == Rules.ContradictoryTargets.Code).Message, StringComparison.Ordinal);
    }

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
