using System.Numerics;

namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>
/// Random numbers keyed by (seed, purpose, epoch, step): the same key gives the same numbers, whatever was drawn elsewhere.
/// A mutable value: pass it by reference or keep it in one variable.
/// </summary>
public struct RandomStream
{
    /// <summary>Numbers that a fill draws at a time.</summary>
    public const int PieceLength = 512;

    private const int WordsOfBlock = 4;
    private const float UnitOf24Bits = 1f / (1 << 24);

    private readonly (uint, uint) key;
    private readonly uint step;
    private readonly uint epoch;
    private readonly uint purpose;
    private uint block;
    private (uint X0, uint X1, uint X2, uint X3) words;
    private int unread;

    /// <summary>Opens the stream of a key at its start.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="purpose">What the numbers are for.</param>
    /// <param name="epoch">Epoch, or the first of two numbers that tell streams of one purpose apart.</param>
    /// <param name="step">Step in the epoch, or the second.</param>
    public RandomStream(ulong seed, RandomPurpose purpose, int epoch = 0, int step = 0)
    {
        key = ((uint)seed, (uint)(seed >> 32));
        this.step = (uint)step;
        this.epoch = (uint)epoch;
        this.purpose = (uint)purpose;
    }

    /// <summary>32 random bits.</summary>
    public uint NextBits()
    {
        if (unread == 0)
        {
            words = NextBlock();
            unread = 4;
        }

        return unread-- switch
        {
            4 => words.X0,
            3 => words.X1,
            2 => words.X2,
            _ => words.X3,
        };
    }

    /// <summary>A whole number in [0, count), every one equally likely (Lemire 2019, multiplication with rejection).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive.</exception>
    public int Below(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ulong product = (ulong)NextBits() * (uint)count;
        if ((uint)product < (uint)count)
        {
            uint threshold = (uint)(-count) % (uint)count;
            while ((uint)product < threshold)
                product = (ulong)NextBits() * (uint)count;
        }

        return (int)(product >> 32);
    }

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>Uniform numbers in [0, 1), multiples of 2^-24; starts at a fresh block.</summary>
    public void FillUniform(Span<float> destination)
    {
        Span<uint> bits = stackalloc uint[PieceLength];
        for (int start = 0; start < destination.Length; start += PieceLength)
        {
            Span<float> part = destination.Slice(start, Math.Min(PieceLength, destination.Length - start));
            FillBits(bits);
            ToUnitInterval(bits[..part.Length], part);
        }
    }

    /// <summary>
    /// Standard normal numbers by the transform of Box and Muller (1958) in float32, so within 5.77 of 0; starts at a fresh block. The numbers come in
    /// pieces of <see cref="PieceLength"/>, each from blocks of its own: <see cref="After"/> opens the stream at any of them.
    /// </summary>
    public void FillNormal(Span<float> destination)
    {
        Span<uint> bits = stackalloc uint[PieceLength];
        Span<float> uniform = stackalloc float[PieceLength];
        Span<float> last = stackalloc float[PieceLength];
        for (; destination.Length >= PieceLength; destination = destination[PieceLength..])
        {
            FillBits(bits);
            ToUnitInterval(bits, uniform);
            BoxMuller.Transform(uniform, destination[..PieceLength]);
        }

        if (destination.Length == 0)
            return;
        FillBits(bits);
        ToUnitInterval(bits, uniform);
        BoxMuller.Transform(uniform, last);
        last[..destination.Length].CopyTo(destination);
    }

    /// <summary>
    /// The stream as a fill of so many numbers leaves it, without drawing them. Behind a multiple of <see cref="PieceLength"/> it goes on with the numbers that
    /// a longer fill has there, so that threads can share a fill.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public readonly RandomStream After(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        RandomStream later = this;
        later.block += (uint)(((long)count + PieceLength - 1) / PieceLength * (PieceLength / WordsOfBlock));
        return later;
    }

    private static void ToUnitInterval(ReadOnlySpan<uint> bits, Span<float> destination)
    {
        int i = 0;
        for (; i + Vector<uint>.Count <= bits.Length; i += Vector<uint>.Count)
            (Vector.ConvertToSingle((new Vector<uint>(bits[i..]) >>> 8).As<uint, int>()) * UnitOf24Bits).CopyTo(destination[i..]);
        for (; i < bits.Length; i++)
            destination[i] = (int)(bits[i] >>> 8) * UnitOf24Bits;
    }

    private void FillBits(Span<uint> destination)
    {
        PhiloxBulk.Fill(destination, (block, step, epoch, purpose), key);
        block += (uint)(destination.Length / WordsOfBlock);
    }

    private (uint, uint, uint, uint) NextBlock() => Philox.Block((block++, step, epoch, purpose), key);
}
