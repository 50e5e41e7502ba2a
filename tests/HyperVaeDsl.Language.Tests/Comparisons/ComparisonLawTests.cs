using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Comparisons;

/// <summary>What must hold of every comparison.</summary>
public sealed class ComparisonLawTests
{
    private static HvaeCompilation[] Known =>
    [
        .. Repository.Shipped.Select(path => HvaeCompiler.Compile(Path.GetFileName(path), File.ReadAllText(path))),
        .. HistoryFiles.Concrete.Select(HistoryFiles.Compile),
        .. CorpusFolders.Names("valid").Select(ValidCorpusTests.Compile).Where(compilation => compilation.Methodology != null),
    ];

    [Fact]
    public void Nothing_differs_from_itself()
    {
        foreach (HvaeCompilation compilation in Known)
            AssertEmpty(MethodologyComparison.Of(compilation, compilation));
        Law.Holds(40, Law.Seeds, seed => AssertEmpty(MethodologyComparison.Of(Random(seed), Random(seed))));

        static void AssertEmpty(MethodologyComparison comparison)
        {
            Assert.Empty(comparison.All);
            Assert.True(comparison.IsSameMeaning && comparison.TrainsTheSame);
            Assert.Null(comparison.First);
            Assert.Null(comparison.Resumption.Epochs);
        }
    }

    [Fact]
    public void Something_is_said_of_meaning_exactly_if_the_digests_differ()
    {
        HvaeCompilation[] known = Known;
        for (int i = 0; i < known.Length; i++)
            AssertComplete(known[i], known[(i * 7 + 3) % known.Length]);
        Law.Holds(60, Pairs, pair => AssertComplete(Random(pair.Old), Random(pair.New)));
    }

    [Fact]
    public void The_other_direction_is_the_mirror_image()
    {
        HvaeCompilation[] known = Known;
        for (int i = 0; i < known.Length; i++)
            AssertMirrored(known[i], known[(i * 11 + 5) % known.Length]);
        Law.Holds(40, Pairs, pair => AssertMirrored(Random(pair.Old), Random(pair.New)));
    }

    /// <summary>Every step before reads the same double at every place, and at the step some place reads another one.</summary>
    [Fact]
    public void Steps_before_the_first_difference_read_the_same_and_that_step_does_not() => Law.Holds(40, Pairs, pair =>
    {
        MethodologyComparison comparison = MethodologyComparison.Of(Random(pair.Old), Random(pair.New));
        (Methodology old, Methodology @new) = (comparison.Old.Methodology!, comparison.New.Methodology!);
        int steps = old.Data.StepsPerEpoch;
        long end = (long)Math.Min(old.Epochs, @new.Epochs) * steps;
        long first = comparison.First is { } found ? ((long)found.Epoch * steps) + found.Step : end;
        // All steps of short runs, and a thousand of long ones.
        for (long step = 0; step < first; step += Math.Max(1, first / 1000))
            Assert.True(Reads(old, step, steps).SequenceEqual(Reads(@new, step, steps)), $"step {step} before {first}");
        for (long step = Math.Max(0, first - 5); step < first; step++)
            Assert.True(Reads(old, step, steps).SequenceEqual(Reads(@new, step, steps)), $"step {step} before {first}");
        if (first < end)
            Assert.False(Reads(old, first, steps).SequenceEqual(Reads(@new, first, steps)), $"step {first}");
    });

    [Fact]
    public void No_sample_differs_by_more_than_the_largest_difference_and_some_time_has_it() => Law.Holds(60, Pairs, pair =>
    {
        foreach (CurveDifference curve in Curves(Random(pair.Old), Random(pair.New)))
        {
            double slack = 1e-9 * curve.Scale;
            double largest = curve.Largest is { } point ? Math.Abs(point.Difference) : 0;
            Random random = new(pair.Seed);
            for (int i = 0; i < 300; i++)
            {
                double time = curve.End * random.NextDouble();
                double difference = Math.Abs(curve.New.At(time) - curve.Old.At(time));
                Assert.True(difference <= curve.Bound + slack, $"{difference} above {curve.Bound} at {time}");
                // The search stops where a difference is known to a share of 1e-10.
                if (difference > slack)
                    Assert.Contains(curve.Ranges, range => range.From - 1e-6 <= time && time <= range.To + 1e-6);
            }
            if (curve.Largest is not { } at)
                continue;
            Assert.True(largest <= curve.Bound + slack);
            // Beside a jump the time is known up to rounding.
            double[] near = [.. new[] { 0, 1e-13, -1e-13, 1e-12, -1e-12, 1e-11, -1e-11, 1e-10, -1e-10 }.Select(share => at.Time + (share * Math.Max(1, at.Time))).Where(time => time >= 0 && time <= curve.End)];
            IEnumerable<double> found = near.Where(time => time < curve.End).Select(time => Math.Abs(curve.New.At(time) - curve.Old.At(time))).Concat(near.Where(time => time > 0).Select(time => Math.Abs(curve.New.LimitAt(time) - curve.Old.LimitAt(time))));
            if (!IsPerEpoch(curve))
                Assert.Contains(found, difference => Math.Abs(largest - difference) <= slack + 1e-8 * largest);
        }
    });

    /// <summary>A root falls with an infinite slope: its first value is the largest, and no jump.</summary>
    [Fact]
    public void A_steep_begin_counts_with_its_first_value()
    {
        SignalTimeline old = Timelines.Of("cycle 0.8 -> 0.15 period 10 steps rise 100% sqrt", 10);
        CurveDifference curve = CurveComparer.Compare(old, Timelines.Of("0.3", 10));
        Assert.Equal(0.5, curve.Bound, 1e-12);
        Assert.Equal(-0.5, curve.Largest!.Difference, 1e-12);
    }

    [Fact]
    public void No_sample_differs_relatively_by_more_than_the_largest_share() => Law.Holds(60, Pairs, pair =>
    {
        foreach (CurveDifference curve in Curves(Random(pair.Old), Random(pair.New)))
        {
            Random random = new(pair.Seed);
            for (int i = 0; i < 300; i++)
            {
                double time = curve.End * random.NextDouble();
                CurvePoint point = new(time, false, curve.Old.At(time), curve.New.At(time));
                if (Math.Max(Math.Abs(point.Old), Math.Abs(point.New)) > 2e-6 * curve.Scale && Math.Abs(point.Difference) > 1e-9 * curve.Scale)
                    Assert.True(point.Relative <= curve.RelativeBound + 2e-4, $"{point.Relative} above {curve.RelativeBound} at {time}");
            }
            Assert.True((curve.LargestRelative?.Relative ?? 0) <= curve.RelativeBound + 1e-9);
        }
    });

    /// <summary>The midpoint rule on ten thousand stretches, which is no better than the enclosure but owes it nothing.</summary>
    [Fact]
    public void The_area_is_that_of_the_midpoint_rule() => Law.Holds(30, Pairs, pair =>
    {
        const int Parts = 10_000;
        foreach (CurveDifference curve in Curves(Random(pair.Old), Random(pair.New)).Where(curve => !IsRandom(curve)))
        {
            double sum = 0;
            for (int i = 0; i < Parts; i++)
            {
                double time = curve.End * (i + 0.5) / Parts;
                sum += Math.Abs(curve.New.At(time) - curve.Old.At(time)) * curve.End / Parts;
            }
            double slack = 2e-3 * curve.Scale * curve.End;
            Assert.InRange(sum, curve.Area.Low - slack, curve.Area.High + slack);
        }
    });

    // Two that have nothing in common, or one with one of its numbers changed.
    private static FsCheck.Gen<Pair> Pairs =>
        from seed in Law.Seeds
        from other in Law.Seeds
        from isNear in Gen.Choose(0, 2)
        select new Pair(seed, Text(seed), isNear > 0 ? Near(Text(seed), other) : Text(other));

    private static HvaeCompilation Random(int seed) => Random(Text(seed));

    // Not every random methodology compiles; the next one that does is taken.
    private static string Text(int seed)
    {
        string text = RandomMethodology.Text(seed);
        return Random(text).Methodology == null ? Text(unchecked(seed + 1)) : text;
    }

    private static HvaeCompilation Random(string text) => HvaeCompiler.Compile("m.hvae", text);

    // One number of a schedule a little larger, if that compiles.
    private static string Near(string text, int seed)
    {
        Random random = new(seed);
        MatchCollection numbers = Regex.Matches(text, @"(?<=-> )[0-9.]+(E[-+][0-9]+)?");
        for (int attempt = 0; attempt < 5 && numbers.Count > 0; attempt++)
        {
            Match number = numbers[random.Next(numbers.Count)];
            string near = text.Remove(number.Index, number.Length).Insert(number.Index, (double.Parse(number.Value, CultureInfo.InvariantCulture) * 1.0625).ToString("R", CultureInfo.InvariantCulture));
            if (Random(near).Methodology != null)
                return near;
        }
        return text;
    }

    private sealed record Pair(int Seed, string Old, string New);

    private static void AssertComplete(HvaeCompilation old, HvaeCompilation @new)
    {
        MethodologyComparison comparison = MethodologyComparison.Of(old, @new);
        bool says = comparison.All.Any(change => change.Effect != ChangeEffect.None);
        Assert.True(says != comparison.IsSameMeaning, $"{comparison.Old.Name} -> {comparison.New.Name}: {string.Join('\n', comparison.OldFacts.Concat(comparison.NewFacts).Concat(comparison.All.Select(change => change.Rule.Id + " " + change.Summary)))}");
    }

    private static void AssertMirrored(HvaeCompilation old, HvaeCompilation @new)
    {
        MethodologyComparison there = MethodologyComparison.Of(old, @new);
        MethodologyComparison back = MethodologyComparison.Of(@new, old);
        Assert.Equal(there.First?.Time, back.First?.Time);
        Assert.Equal(there.Resumption.Epochs, back.Resumption.Epochs);
        // A renamed thing is called by its new name, which is another one on the way back.
        string[] mirrored = [.. there.All.Where(IsOfOneName).Select(change => $"{change.Rule.Mirror.Id} {change.Subject} {change.New} {change.Old} {change.Effect} {Math.Abs(change.Curve?.Largest?.Difference ?? 0)}").Order(StringComparer.Ordinal)];
        string[] found = [.. back.All.Where(IsOfOneName).Select(change => $"{change.Rule.Id} {change.Subject} {change.Old} {change.New} {change.Effect} {Math.Abs(change.Curve?.Largest?.Difference ?? 0)}").Order(StringComparer.Ordinal)];
        string[] renamed = [.. there.All.Concat(back.All).Where(change => change.Kind == ChangeKind.Renamed).SelectMany(change => new[] { change.Old!, change.New! })];
        Assert.Equal(mirrored.Where(line => !renamed.Any(name => line.Contains(name, StringComparison.Ordinal))), found.Where(line => !renamed.Any(name => line.Contains(name, StringComparison.Ordinal))));

        static bool IsOfOneName(Change change) => change.Kind != ChangeKind.Renamed && change.Rule != ChangeRules.TextChanged;
    }

    private static IEnumerable<double> Reads(Methodology m, long step, int steps)
    {
        double time = (step / steps) + ((double)(step % steps) / steps);
        return ReadSlot.Of(m).OrderBy(slot => slot.Name, StringComparer.Ordinal)
            .Select(slot => slot.Times.Any(range => range.From <= time && time < range.To) ? ReadSlot.PlanOf(m, slot.Value)!.At(time) : double.NaN);
    }

    private static IEnumerable<CurveDifference> Curves(HvaeCompilation old, HvaeCompilation @new) =>
        old.Methodology!.Signals.Join(@new.Methodology!.Signals, signal => signal.Name, signal => signal.Name, (a, b) => CurveComparer.Compare(a.Timeline!, b.Timeline!)).ToList();

    private static bool IsRandom(CurveDifference curve) => curve.Old.Segments.Concat(curve.New.Segments).Any(segment => segment.Curve.IsRandom);

    private static bool IsPerEpoch(CurveDifference curve) => curve.Old.IsPerEpoch || curve.New.IsPerEpoch || IsRandom(curve);
}
