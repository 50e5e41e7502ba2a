using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>Many consecutive blocks of <see cref="Philox"/>, four at a time where the processor can.</summary>
internal static class PhiloxBulk
{
    /// <summary>Words in the four blocks that are computed together.</summary>
    private const int WordsAtOnce = 16;

    /// <summary>Fills a whole number of blocks; the first word of the counter counts up from block to block.</summary>
    public static void Fill(Span<uint> destination, (uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        int done = 0;
        if (Avx2.IsSupported)
        {
            Span<ulong> pairs = MemoryMarshal.Cast<uint, ulong>(destination);
            for (; done + WordsAtOnce <= destination.Length; done += WordsAtOnce, counter.C0 += 4)
            {
                (Vector256<ulong> first, Vector256<ulong> second) = FourBlocks(counter, key);
                first.CopyTo(pairs[(done / 2)..]);
                second.CopyTo(pairs[((done / 2) + Vector256<ulong>.Count)..]);
            }
        }

        for (; done < destination.Length; done += 4, counter.C0++)
            (destination[done], destination[done + 1], destination[done + 2], destination[done + 3]) = Philox.Block(counter, key);
    }

    /// <summary>
    /// Four blocks side by side, one in each 64-bit lane with its upper half 0, so that a lane holds a product of two words.
    /// </summary>
    private static (Vector256<ulong> First, Vector256<ulong> Second) FourBlocks((uint C0, uint C1, uint C2, uint C3) counter, (uint K0, uint K1) key)
    {
        Vector256<ulong> low = Vector256.Create((ulong)uint.MaxValue);
        Vector256<uint> multiplier0 = Vector256.Create((ulong)Philox.Multiplier0).AsUInt32();
        Vector256<uint> multiplier1 = Vector256.Create((ulong)Philox.Multiplier1).AsUInt32();
        Vector256<ulong> c0 = Vector256.Create(counter.C0, counter.C0 + 1, counter.C0 + 2, (ulong)(counter.C0 + 3));
        Vector256<ulong> c1 = Vector256.Create((ulong)counter.C1);
        Vector256<ulong> c2 = Vector256.Create((ulong)counter.C2);
        Vector256<ulong> c3 = Vector256.Create((ulong)counter.C3);
        (uint k0, uint k1) = key;
        for (int round = 0; round < Philox.Rounds; round++)
        {
            Vector256<ulong> product0 = Avx2.Multiply(c0.AsUInt32(), multiplier0);
            Vector256<ulong> product1 = Avx2.Multiply(c2.AsUInt32(), multiplier1);
            c0 = (product1 >>> 32) ^ c1 ^ Vector256.Create((ulong)k0);
            c2 = (product0 >>> 32) ^ c3 ^ Vector256.Create((ulong)k1);
            c1 = product1 & low;
            c3 = product0 & low;
            k0 += Philox.Weyl0;
            k1 += Philox.Weyl1;
        }

        // Back to the order of words: x0 x1 x2 x3 of the first block, then of the next.
        Vector256<ulong> x01 = c0 | (c1 << 32);
        Vector256<ulong> x23 = c2 | (c3 << 32);
        Vector256<ulong> even = Avx2.UnpackLow(x01, x23);
        Vector256<ulong> odd = Avx2.UnpackHigh(x01, x23);
        return (Avx2.Permute2x128(even, odd, 0x20), Avx2.Permute2x128(even, odd, 0x31));
    }
}
