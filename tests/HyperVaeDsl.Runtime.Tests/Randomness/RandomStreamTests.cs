using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Tests.Randomness;

public class RandomStreamTests
{
    [Fact]
    public void Every_part_of_the_key_changes_the_stream()
    {
        uint[] firsts =
        [
            new RandomStream(1, RandomPurpose.Shuffle, 2, 3).NextBits(),
            new RandomStream(2, RandomPurpose.Shuffle, 2, 3).NextBits(),
            new RandomStream(1UL << 32, RandomPurpose.Shuffle, 2, 3).NextBits(),
            new RandomStream(1, RandomPurpose.Deck, 2, 3).NextBits(),
            new RandomStream(1, RandomPurpose.Shuffle, 3, 3).NextBits(),
            new RandomStream(1, RandomPurpose.Shuffle, 2, 2).NextBits(),
        ];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
        Assert.Equal(firsts[0], new RandomStream(1, RandomPurpose.Shuffle, 2, 3).NextBits());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Whole_numbers_are_spread_evenly(int count)
    {
        var random = new RandomStream(11, RandomPurpose.Shuffle);
        int[] seen = new int[count];
        const int PerNumber = 400;
        for (int i = 0; i < count * PerNumber; i++)
            seen[random.Below(count)]++;
        // Six standard deviations of a binomial count.
        Assert.All(seen, times => Assert.InRange(times, PerNumber - (6 * Math.Sqrt(PerNumber)), PerNumber + (6 * Math.Sqrt(PerNumber))));
    }

    [Fact]
    public void A_count_that_is_not_positive_is_refused()
    {
        var random = new RandomStream(11, RandomPurpose.Shuffle);
        Assert.Throws<ArgumentOutOfRangeException>(() => random.Below(0));
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_of_the_unit_interval()
    {
        float[] values = new float[100_001];
        new RandomStream(12, RandomPurpose.NoiseA).FillUniform(values);
        Assert.InRange(values.Min(), 0, 1e-4);
        Assert.InRange(values.Max(), 0.9999, 1 - 1e-8);
        Assert.Equal(0.5, values.Average(value => (double)value), 0.004);
        Assert.Equal(1 / 12.0, values.Average(value => Math.Pow(value - 0.5, 2)), 0.002);
    }

    [Fact]
    public void Normal_numbers_have_normal_moments_and_tails()
    {
        float[] values = new float[200_003];
        new RandomStream(13, RandomPurpose.NoiseA).FillNormal(values);
        Assert.Equal(0, values.Average(value => (double)value), 0.01);
        Assert.Equal(1, values.Average(value => (double)value * value), 0.02);
        Assert.Equal(0, values.Average(value => Math.Pow(value, 3)), 0.05);
        Assert.Equal(3, values.Average(value => Math.Pow(value, 4)), 0.12);
        Assert.Equal(0.0455, values.Count(value => Math.Abs(value) > 2) / (double)values.Length, 0.003);
        Assert.All(values, value => Assert.InRange(value, -5.8f, 5.8f));
    }

    [Fact]
    public void A_shorter_fill_is_the_beginning_of_a_longer_one()
    {
        float[] longer = new float[2000];
        float[] shorter = new float[777];
        new RandomStream(14, RandomPurpose.NoiseB, 1, 2).FillNormal(longer);
        new RandomStream(14, RandomPurpose.NoiseB, 1, 2).FillNormal(shorter);
        Assert.Equal(longer[..777], shorter);
    }

    [Fact]
    public void Shuffling_keeps_the_items()
    {
        int[] items = [.. Enumerable.Range(0, 100)];
        new RandomStream(15, RandomPurpose.Shuffle).Shuffle(items);
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }
}
