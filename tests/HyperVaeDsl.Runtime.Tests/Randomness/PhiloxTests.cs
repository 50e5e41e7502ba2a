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
    public void Blocks_computed_together_are_those_computed_one_by_one(uint first, int words)
    {
        uint[] together = new uint[words];
        PhiloxBulk.Fill(together, (first, 5, 6, 7), (0xa4093822, 0x299f31d0));
        for (uint block = 0; block < words / 4; block++)
        {
            (uint x0, uint x1, uint x2, uint x3) = Philox.Block((unchecked(first + block), 5, 6, 7), (0xa4093822, 0x299f31d0));
            Assert.Equal([x0, x1, x2, x3], together.AsSpan((int)block * 4, 4).ToArray());
        }
    }
}
