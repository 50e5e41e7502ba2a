using System.Numerics.Tensors;

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>
/// A fill with normal numbers in parts, which any threads may draw in any order: each part begins at its own place of the stream, so the numbers are those of
/// <see cref="RandomStream.FillNormal"/>, and where the cuts lie depends on the count alone.
/// </summary>
public readonly struct NormalFill
{
    /// <summary>Numbers of every part but the last; some microseconds.</summary>
    public const int PartLength = 8 * RandomStream.PieceLength;

    private readonly RandomStream stream;
    private readonly float scale;

    /// <summary>A fill.</summary>
    /// <param name="stream">Where it begins.</param>
    /// <param name="scale">What every number is multiplied by.</param>
    /// <param name="count">How many numbers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public NormalFill(RandomStream stream, double scale, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        (this.stream, this.scale, Count) = (stream, (float)scale, count);
    }

    /// <summary>How many numbers.</summary>
    public int Count { get; }

    /// <summary>How many parts.</summary>
    public int Parts => (int)(((long)Count + PartLength - 1) / PartLength);

    /// <summary>Draws all parts.</summary>
    /// <param name="destination">The numbers of the whole fill.</param>
    public void Draw(Span<float> destination) => Draw(stream, destination[..Count]);

    /// <summary>Draws one part.</summary>
    /// <param name="part">Its number, from 0 on.</param>
    /// <param name="destination">The numbers of the whole fill, of which only those of the part are written.</param>
    public void Draw(int part, Span<float> destination)
    {
        int start = part * PartLength;
        Draw(stream.After(start), destination[start..Math.Min(Count, start + PartLength)]);
    }

    private void Draw(RandomStream random, Span<float> destination)
    {
        random.FillNormal(destination);
        if (scale != 1)
            TensorPrimitives.Multiply(destination, scale, destination);
    }
}
