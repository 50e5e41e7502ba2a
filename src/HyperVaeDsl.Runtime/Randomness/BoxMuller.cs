using System.Numerics.Tensors;
#if NET9_0_OR_GREATER
using System.Runtime.Intrinsics;
#endif

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>
/// Normal numbers from uniform ones: sqrt(-2 ln u) cos(2 pi v) and sqrt(-2 ln u) sin(2 pi v) (Box and Muller 1958). Both ways give the same bits,
/// which a test compares for all values of u and v that there are.
/// </summary>
internal static class BoxMuller
{
    private const float UnitOf24Bits = 1f / (1 << 24);
    private const float FullCircle = 2f * MathF.PI;

    /// <summary>Transforms pairs.</summary>
    /// <param name="uniform">Multiples of 2^-24 in [0, 1): all u + 2^-24 below 1, then as many v. What is there afterwards is of no use.</param>
    /// <param name="normal">All cosines, then all sines; a multiple of 16 of each.</param>
    public static void Transform(Span<float> uniform, Span<float> normal)
    {
#if NET9_0_OR_GREATER
        // With narrower vectors it would be slower than pass by pass.
        if (Vector512.IsHardwareAccelerated)
        {
            InOnePass(uniform, normal);
            return;
        }
#endif
        InManyPasses(uniform, normal);
    }

#if NET9_0_OR_GREATER
    /// <summary>A vector at a time; the angle is reduced once for the cosine and the sine.</summary>
    internal static void InOnePass(ReadOnlySpan<float> uniform, Span<float> normal)
    {
        int half = normal.Length / 2;
        for (int i = 0; i < half; i += Vector512<float>.Count)
        {
            // (0, 1] instead of [0, 1): the logarithm of 0 must not occur.
            Vector512<float> logarithm = Vector512.Log(Vector512.Create(uniform[i..]) + Vector512.Create(UnitOf24Bits));
            Vector512<float> radius = Vector512.Sqrt(logarithm * -2f);
            (Vector512<float> sine, Vector512<float> cosine) = Vector512.SinCos(Vector512.Create(uniform[(half + i)..]) * FullCircle);
            (radius * cosine).CopyTo(normal[i..]);
            (radius * sine).CopyTo(normal[(half + i)..]);
        }
    }
#endif

    /// <summary>A function at a time.</summary>
    internal static void InManyPasses(Span<float> uniform, Span<float> normal)
    {
        int half = normal.Length / 2;
        Span<float> radius = uniform[..half];
        Span<float> angle = uniform[half..normal.Length];
        TensorPrimitives.Add(radius, UnitOf24Bits, radius);
        TensorPrimitives.Log(radius, radius);
        TensorPrimitives.Multiply(radius, -2f, radius);
        TensorPrimitives.Sqrt(radius, radius);
        TensorPrimitives.Multiply(angle, FullCircle, angle);
        TensorPrimitives.Cos(angle, normal[..half]);
        TensorPrimitives.Multiply(radius, normal[..half], normal[..half]);
        TensorPrimitives.Sin(angle, normal[half..]);
        TensorPrimitives.Multiply(radius, normal[half..], normal[half..]);
    }
}
