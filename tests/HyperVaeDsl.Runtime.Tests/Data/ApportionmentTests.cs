using FsCheck.Xunit;
using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Tests.Data;

public class ApportionmentTests
{
    [Property(MaxTest = 500)]
    public bool Shares_sum_to_the_total_and_stay_within_one_of_the_quota(byte[] weights, ushort total)
    {
        if (!weights.Any(weight => weight > 0))
            return true;
        double[] exact = [.. weights.Select(weight => (double)weight)];
        int[] shares = new int[exact.Length];
        Apportionment.Divide(total, exact, shares);
        double sum = exact.Sum();
        return shares.Sum() == total
            && exact.Zip(shares, (weight, share) => Math.Abs(share - (total * weight / sum)) < 1 && (weight > 0 || share == 0)).All(fits => fits);
    }

    [Property]
    public bool A_larger_weight_never_gets_a_smaller_share(byte[] weights, ushort total)
    {
        if (!weights.Any(weight => weight > 0))
            return true;
        int[] shares = new int[weights.Length];
        Apportionment.Divide(total, weights.Select(weight => (double)weight).ToArray(), shares);
        return Enumerable.Range(0, weights.Length).All(i =>
            Enumerable.Range(0, weights.Length).All(j => weights[i] <= weights[j] || shares[i] >= shares[j]));
    }

    [Fact]
    public void Equal_remainders_favour_the_earlier()
    {
        int[] shares = new int[10];
        Apportionment.Divide(512, Enumerable.Repeat(1.0, 10).ToArray(), shares);
        Assert.Equal([52, 52, 51, 51, 51, 51, 51, 51, 51, 51], shares);
    }

    [Fact]
    public void Weights_of_zero_alone_divide_nothing()
    {
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(3, [0, 0], new int[2]));
        Assert.Throws<ArgumentException>(() => Apportionment.Divide(3, [1, -1], new int[2]));
    }
}
