using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// Values to be written for a param that has too many: from one end of its range to the other, round numbers between them, and those that it was given. They are steps of
/// 1, 2 or 5 times a power of ten where such steps lead to all of them, else a list: of multiples of such a step, or, where the range spans decades, of 1, 2 and 5 in each.
/// </summary>
internal static class CountedRange
{
    // What a person would write; each of them is compiled.
    private const int Few = 20;
    private const double Decades = 20;
    private static readonly double[] Round = [1, 2, 5];

    /// <summary>The param with at most so many values; null where its ends and the values that it was given are more than that.</summary>
    public static Param? Of(Param param, double most)
    {
        double[] given = [.. new[] { param.Written, param.Declaration.Value.Value }.Where(param.Domain.Contains)];
        return Sorted([param.Range.Low, param.Range.High, .. given]).Length > most ? null : param with { Domain = Of(param.Range, param.IsWhole, given, most) };
    }

    /// <summary>Values of a range, among them those that are given.</summary>
    public static ParamDomain Of(Interval range, bool isWhole, IReadOnlyList<double> given, double most = Few)
    {
        double[] needed = Sorted([range.Low, range.High, .. given]);
        int count = (int)Math.Min(most, Few);
        double[] steps = [.. Steps(range, isWhole, count)];
        foreach (double step in steps)
        {
            if (ParamDomain.Counted(range, step, isWhole) is { } counted && counted.Count <= count && needed.All(counted.Contains))
                return counted;
        }
        IEnumerable<IEnumerable<double>> between = range.Low > 0 && range.High / range.Low >= Decades
            ? [Series(range, Round), Series(range, [1]), []]
            : [.. steps.Select(step => Multiples(range, step)), []];
        return ParamDomain.Of(between.Select(values => Sorted([.. needed, .. values.Where(value => !isWhole || Math.Floor(value).Equals(value))])).First(values => values.Length <= Math.Max(count, needed.Length)), isWhole);
    }

    // Those that give no more values than may be, the smallest first.
    private static IEnumerable<double> Steps(Interval range, bool isWhole, int count)
    {
        double width = range.High - range.Low;
        int least = (int)Math.Floor(Math.Log10(width / count));
        for (int power = least; power < least + 4; power++)
        {
            foreach (double step in Round.Select(factor => Power(factor, power)).Where(step => step < width && width / step <= count && (!isWhole || step >= 1)))
                yield return step;
        }
    }

    private static IEnumerable<double> Multiples(Interval range, double step)
    {
        for (double number = Math.Floor(range.Low / step) + 1; number * step < range.High; number++)
            yield return Numbers.Rounded(number * step, 15);
    }

    private static IEnumerable<double> Series(Interval range, double[] factors)
    {
        for (int power = (int)Math.Floor(Math.Log10(range.Low)); power <= (int)Math.Floor(Math.Log10(range.High)); power++)
        {
            foreach (double value in factors.Select(factor => Power(factor, power)).Where(value => value > range.Low && value < range.High))
                yield return value;
        }
    }

    private static double Power(double factor, int power) => Numbers.Rounded(factor * Math.Pow(10, power), 15);

    private static double[] Sorted(double[] values) => [.. values.Distinct().OrderBy(value => value)];
}
