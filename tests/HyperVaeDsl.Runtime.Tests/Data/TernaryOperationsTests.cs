using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Tests.Data;

public class TernaryOperationsTests
{
    private static readonly int[] CountOfValuation = [13122, 4374, 1458, 486, 162, 54, 18, 6, 2, 1];

    [Fact]
    public void Index_and_trits_determine_each_other()
    {
        for (int i = 0; i < TernaryOperations.Count; i++)
            Assert.Equal(i, TernaryOperations.IndexOf(TernaryOperations.TritsOf(i)));
    }

    [Fact]
    public void Strata_have_two_times_a_power_of_three_operations()
    {
        for (int v = 0; v < TernaryOperations.Strata; v++)
            Assert.Equal(CountOfValuation[v], TernaryOperations.OfValuation(v).Length);
    }

    [Fact]
    public void Valuations_sum_to_9841()
    {
        Assert.Equal(9841, TernaryOperations.Valuations.ToArray().Sum());
    }

    [Theory]
    [InlineData("constant -1", "---------", 0, 9)]
    [InlineData("constant 0", "000000000", 9841, 0)]
    [InlineData("constant 1", "+++++++++", 19682, 0)]
    [InlineData("first argument", "---000+++", 19305, 3)]
    [InlineData("second argument", "-0+-0+-0+", 15897, 1)]
    [InlineData("minimum", "----00-0+", 15633, 4)]
    [InlineData("maximum", "-0+00++++", 19569, 1)]
    [InlineData("product", "+0-000-0+", 15665, 0)]
    [InlineData("negated first argument", "+++000---", 377, 0)]
    public void Known_operations_have_known_indices(string name, string table, int index, int valuation)
    {
        float[] trits = [.. table.Select(c => c switch { '-' => -1f, '0' => 0f, _ => 1f })];
        Assert.True(index == TernaryOperations.IndexOf(trits), name);
        Assert.Equal(valuation, TernaryOperations.Valuations[index]);
    }

    [Fact]
    public void Every_position_holds_each_value_equally_often()
    {
        for (int k = 0; k < TernaryOperations.Positions; k++)
        {
            int[] counts = new int[TernaryOperations.Classes];
            for (int i = 0; i < TernaryOperations.Count; i++)
                counts[(int)TernaryOperations.TritsOf(i)[k] + 1]++;
            Assert.All(counts, count => Assert.Equal(6561, count));
        }
    }

    [Fact]
    public void Valuation_counts_leading_trits_of_minus_one()
    {
        for (int i = 0; i < TernaryOperations.Count; i++)
        {
            int leading = TernaryOperations.TritsOf(i).ToArray().TakeWhile(trit => trit == -1f).Count();
            Assert.Equal(leading, TernaryOperations.Valuations[i]);
        }
    }

    [Property]
    public bool Multiplying_by_three_raises_the_valuation_by_one(ushort number) =>
        number == 0 || TernaryOperations.Valuation(3 * number) == TernaryOperations.Valuation(number) + 1;

    [Property]
    public bool The_3_adic_distance_is_an_ultrametric(short a, short b, short c)
    {
        int ab = TernaryOperations.Valuation(a - b), bc = TernaryOperations.Valuation(b - c), ac = TernaryOperations.Valuation(a - c);
        // Equal numbers are infinitely close; the convention v(0) = 9 caps all of them alike.
        return Math.Min(ac, 9) >= Math.Min(Math.Min(ab, bc), 9) && (ab == bc || a == b || b == c || a == c || ac == Math.Min(ab, bc));
    }

    [Fact]
    public void Pairs_of_operations_have_the_known_distribution_of_closeness()
    {
        // The operations fill all residues, so a difference d occurs in (19683 - d) pairs.
        long[] pairs = new long[9];
        for (int d = 1; d < TernaryOperations.Count; d++)
            pairs[TernaryOperations.Valuation(d)] += TernaryOperations.Count - d;
        Assert.Equal([129140163, 43046721, 14348907, 4782969, 1594323, 531441, 177147, 59049, 19683], pairs);
    }
}
