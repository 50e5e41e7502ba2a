using System.Runtime.Intrinsics.X86;
using HyperVaeDsl.Runtime.Randomness;

namespace HyperVaeDsl.Runtime.Tests.Randomness;

/// <summary>Known answers of Philox4x32-10 from the file kat_vectors of Random123 (Salmon et al.).</summary>
public class PhiloxTests
{
    [Fact]
    public void Zero_counter_and_key()
    {
        Assert.Equal((0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u), Philox.Block((0, 0, 0, 0), (0, 0)));
    }

    [Fact]
    public void All_ones()
    {
        const uint Ones = uint.MaxValue;
        Assert.Equal((0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu), Philox.Block((Ones, Ones, Ones, Ones), (Ones, Ones)));
    }

    [Fact]
    public void Digits_of_pi()
    {
        Assert.Equal(
            (0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u),
            Philox.Block((0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344), (0xa4093822, 0x299f31d0)));
    }

    [Theory]
    [InlineData(0u, 4)]
    [InlineData(7u, 16)]
    [InlineData(uint.MaxValue - 1, 60)]
    [InlineData(uint.MaxValue - 2, 512)]
    public void Blocks_computed_together_are_those_computed_one_by_one(uint first, int words)
    {
        uint[] together = new uint[words];
        PhiloxBulk.Fill(together, (first, 5, 6, 7), Key);
        Assert.Equal(OneByOne(first, words), together);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Each_width_fills_what_it_can_and_leaves_the_rest(bool byEight)
    {
        // Only where the processor has the instructions.
        if (byEight ? !Avx512F.IsSupported : !Avx2.IsSupported)
            return;
        const uint First = uint.MaxValue - 9;
        uint[] together = new uint[4 * 43];
        Span<uint> rest = together;
        (uint C0, uint C1, uint C2, uint C3) counter = (First, 5, 6, 7);
        if (byEight)
            PhiloxBulk.FillByEight(ref rest, ref counter, Key);
        else
            PhiloxBulk.FillByFour(ref rest, ref counter, Key);
        Assert.Equal(4 * 3, rest.Length);
        Assert.Equal(unchecked(First + 40), counter.C0);
        Assert.Equal(OneByOne(First, 4 * 40), together[..(4 * 40)]);
        Assert.All(together[(4 * 40)..], word => Assert.Equal(0u, word));
    }

    private static readonly (uint, uint) Key = (0xa4093822, 0x299f31d0);

    private static uint[] OneByOne(uint first, int words) => [.. Enumerable.Range(0, words / 4).SelectMany(block =>
    {
        (uint x0, uint x1, uint x2, uint x3) = Philox.Block((unchecked(first + (uint)block), 5, 6, 7), Key);
        return new[] { x0, x1, x2, x3 };
    })];
}
