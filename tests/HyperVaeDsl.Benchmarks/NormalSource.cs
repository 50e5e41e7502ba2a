using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Benchmarks;

/// <summary>Standard normal numbers, 32 at a time: xorshift in 16 lanes, then Box and Muller's transform.</summary>
internal sealed class NormalSource
{
    private Vector512<uint> state;

    public NormalSource(int seed)
    {
        var random = new Random(seed);
        var seeds = new uint[Vector512<uint>.Count];
        random.NextBytes(MemoryMarshal.AsBytes(seeds.AsSpan()));
        state = Vector512.Create<uint>(seeds) | Vector512<uint>.One;
    }

    /// <summary>Fills a multiple of 32 numbers.</summary>
    public void Fill(Span<float> target)
    {
        for (var i = 0; i < target.Length; i += 2 * Vector512<float>.Count)
        {
            var radius = Vector512.Sqrt(Vector512.Log(NextUniform()) * -2f);
            var (sine, cosine) = Vector512.SinCos(NextUniform() * (2 * MathF.PI));
            (radius * sine).CopyTo(target[i..]);
            (radius * cosine).CopyTo(target[(i + Vector512<float>.Count)..]);
        }
    }

    /// <summary>In (0, 1].</summary>
    private Vector512<float> NextUniform()
    {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (Vector512.ConvertToSingle((state >>> 8).AsInt32()) + Vector512<float>.One) * (1f / (1 << 24));
    }
}
