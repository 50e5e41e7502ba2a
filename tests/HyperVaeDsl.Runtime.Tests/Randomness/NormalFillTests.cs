using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Tests.Randomness;

public class NormalFillTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(NormalFill.PartLength)]
    [InlineData(NormalFill.PartLength + 1)]
    [InlineData((5 * NormalFill.PartLength) + 700)]
    public void Parts_drawn_in_any_order_are_the_numbers_of_one_fill(int count)
    {
        float[] whole = new float[count];
        RandomStream stream = new(21, RandomPurpose.NoiseA, 3, 4);
        stream.FillNormal(whole);
        NormalFill fill = new(new RandomStream(21, RandomPurpose.NoiseA, 3, 4), 1, count);
        float[] parts = new float[count];
        foreach (int part in Enumerable.Range(0, fill.Parts).Reverse())
            fill.Draw(part, parts);
        Assert.Equal(whole, parts);
        float[] shared = new float[count];
        Parallel.For(0, fill.Parts, part => fill.Draw(part, shared));
        Assert.Equal(whole, shared);
        float[] atOnce = new float[count];
        fill.Draw(atOnce);
        Assert.Equal(whole, atOnce);
    }

    [Fact]
    public void A_scale_multiplies_every_number()
    {
        float[] plain = new float[NormalFill.PartLength + 5];
        float[] scaled = new float[plain.Length];
        new NormalFill(new RandomStream(22, RandomPurpose.NoiseB), 1, plain.Length).Draw(plain);
        NormalFill fill = new(new RandomStream(22, RandomPurpose.NoiseB), 0.3, plain.Length);
        fill.Draw(1, scaled);
        fill.Draw(0, scaled);
        Assert.Equal(plain.Select(number => number * 0.3f), scaled);
    }

    [Fact]
    public void A_part_writes_its_own_numbers_only()
    {
        float[] numbers = new float[(2 * NormalFill.PartLength) + 9];
        numbers.AsSpan().Fill(float.NaN);
        new NormalFill(new RandomStream(23, RandomPurpose.NoiseB), 1, numbers.Length).Draw(1, numbers);
        Assert.All(numbers[..NormalFill.PartLength], number => Assert.True(float.IsNaN(number)));
        Assert.All(numbers[NormalFill.PartLength..(2 * NormalFill.PartLength)], number => Assert.True(float.IsFinite(number)));
        Assert.All(numbers[(2 * NormalFill.PartLength)..], number => Assert.True(float.IsNaN(number)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(100_000)]
    public void The_stream_behind_a_fill_is_the_one_that_has_drawn_it(int count)
    {
        RandomStream drawn = new(24, RandomPurpose.OwnNoise, 1, 2);
        // Words of a block that a fill leaves unread stay where they are.
        drawn.NextBits();
        RandomStream behind = drawn.After(count);
        drawn.FillNormal(new float[count]);
        for (int i = 0; i < 9; i++)
            Assert.Equal(drawn.NextBits(), behind.NextBits());
    }

    [Fact]
    public void A_negative_count_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1, RandomPurpose.NoiseA).After(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NormalFill(new RandomStream(1, RandomPurpose.NoiseA), 1, -1));
    }

    [Fact]
    public void Both_ways_of_the_transform_give_equal_bits_for_every_uniform_number()
    {
        const int Half = 1 << 12;
        float[] uniform = new float[2 * Half];
        float[] inOnePass = new float[2 * Half];
        float[] inManyPasses = new float[2 * Half];
        for (int first = 0; first < 1 << 24; first += Half)
        {
            for (int i = 0; i < Half; i++)
                uniform[i] = uniform[Half + i] = (first + i) * (1f / (1 << 24));
            BoxMuller.InOnePass(uniform, inOnePass);
            BoxMuller.InManyPasses(uniform, inManyPasses);
            if (!MemoryMarshal.AsBytes(inOnePass.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(inManyPasses.AsSpan())))
                Assert.Equal(inManyPasses, inOnePass);
        }
    }
}
