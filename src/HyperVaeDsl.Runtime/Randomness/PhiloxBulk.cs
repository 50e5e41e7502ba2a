using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>
/// Many consecutive blocks of <see cref="Philox"/>: eight or four at a time where the processor can, and the rest one by one. The numbers are the same whichever way they come about.
/// </summary>
internal static class PhiloxBulk
{
    private const int WordsOfBlock = 4;

    /// <summary>Fills a whole number of blocks; the first word of the counter counts up from block to block.</summary>
    public static void Fill(Span<uint> destination, (uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        if (Avx512F.IsSupported)
            FillByEight(ref destination, ref counter, key);
        if (Avx2.IsSupported)
            FillByFour(ref destination, ref counter, key);
        for (int i = 0; i < destination.Length; i += WordsOfBlock, counter.C0++)
            (destination[i], destination[i + 1], destination[i + 2], destination[i + 3]) = Philox.Block(counter, key);
    }

    /// <summary>As many eights of blocks as fit, one block in each 64-bit lane with its upper half 0, so that a lane holds a product of two words. Leaves what remains.</summary>
    internal static void FillByEight(ref Span<uint> destination, ref (uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Span<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(destination);
        int blocks = destination.Length / WordsOfBlock / Vector512<ulong>.Count * Vector512<ulong>.Count;
        Vector512<ulong> low = Vector512.Create((ulong)uint.MaxValue);
        Vector512<uint> multiplier0 = Vector512.Create((ulong)Philox.Multiplier0).AsUInt32();
        Vector512<uint> multiplier1 = Vector512.Create((ulong)Philox.Multiplier1).AsUInt32();
        // Back to the order of words: x0 x1 x2 x3 of the first block, then of the next.
        Vector512<ulong> ofLower = Vector512.Create(0UL, 8, 1, 9, 2, 10, 3, 11);
        Vector512<ulong> ofUpper = Vector512.Create(4UL, 12, 5, 13, 6, 14, 7, 15);
        for (int block = 0; block < blocks; block += Vector512<ulong>.Count, counter.C0 += (uint)Vector512<ulong>.Count)
        {
            Vector512<ulong> c0 = (Vector512.Create((ulong)counter.C0) + Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7)) & low;
            Vector512<ulong> c1 = Vector512.Create((ulong)counter.C1);
            Vector512<ulong> c2 = Vector512.Create((ulong)counter.C2);
            Vector512<ulong> c3 = Vector512.Create((ulong)counter.C3);
            (uint k0, uint k1) = key;
            for (int round = 0; round < Philox.Rounds; round++, k0 += Philox.Weyl0, k1 += Philox.Weyl1)
            {
                Vector512<ulong> product0 = Avx512F.Multiply(c0.AsUInt32(), multiplier0);
                Vector512<ulong> product1 = Avx512F.Multiply(c2.AsUInt32(), multiplier1);
                c0 = (product1 >>> 32) ^ c1 ^ Vector512.Create((ulong)k0);
                c2 = (product0 >>> 32) ^ c3 ^ Vector512.Create((ulong)k1);
                c1 = product1 & low;
                c3 = product0 & low;
            }

            Vector512<ulong> x01 = c0 | (c1 << 32);
            Vector512<ulong> x23 = c2 | (c3 << 32);
            Avx512F.PermuteVar8x64x2(x01, ofLower, x23).CopyTo(pairs[(2 * block)..]);
            Avx512F.PermuteVar8x64x2(x01, ofUpper, x23).CopyTo(pairs[((2 * block) + Vector512<ulong>.Count)..]);
        }

        destination = destination[(blocks * WordsOfBlock)..];
    }

    /// <summary>As many fours of blocks as fit, in the same way. Leaves what remains.</summary>
    internal static void FillByFour(ref Span<uint> destination, ref (uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Span<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(destination);
        int blocks = destination.Length / WordsOfBlock / Vector256<ulong>.Count * Vector256<ulong>.Count;
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Philox.Multiplier0).AsUInt32();
        Vector256<uint> multiplier1 = Vector256.Create((ulong)Philox.Multiplier1).AsUInt32();
        for (int block = 0; block < blocks; block += Vector256<ulong>.Count, counter.C0 += (uint)Vector256<ulong>.Count)
        {
            Vector256<ulong> c0 = (Vector256.Create((ulong)counter.C0) + Vector256.Create(0UL, 1, 2, 3)) & low;
            Vector256<ulong> c1 = Vector256.Create((ulong)counter.C1);
            Vector256<ulong> c2 = Vector256.Create((ulong)counter.C2);
            Vector256<ulong> c3 = Vector256.Create((ulong)counter.C3);
            (uint k0, uint k1) = key;
            for (int round = 0; round < Philox.Rounds; round++, k0 += Philox.Weyl0, k1 += Philox.Weyl1)
            {
                Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), multiplier0);
                Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), multiplier1);
                c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
                c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
                c1 = product1 & low;
                c3 = product0 & low;
            }

            Vector256<ulong> x01 = c0 | (c1 << 32);
            Vector256<ulong> x23 = c2 | (c3 << 32);
            Vector256<ulong> even = Avx2.UnpackLow(x01, x23);
            Vector256<ulong> odd = Avx2.UnpackHigh(x01, x23);
            Avx2.Permute2x128(even, odd, 0x20).CopyTo(pairs[(2 * block)..]);
            Avx2.Permute2x128(even, odd, 0x31).CopyTo(pairs[((2 * block) + Vector256<ulong>.Count)..]);
        }

        destination = destination[(blocks * WordsOfBlock)..];
    }
}
