using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// Distances in the Poincare ball between pairs of rows x and y of a matrix of points, and their gradients. With s = |x - y|^2, p = 1 - c|x|^2 and
/// q = 1 - c|y|^2: u = c s / (p q) and d = (2 / sqrt c) ln(sqrt u + sqrt(1 + u)). Every number is rounded as the general operations round it, one after the
/// other, so that the results are those of the composition.
/// </summary>
internal sealed unsafe class BallPairs(int count, int columns)
{
    /// <summary>Pairs of a chunk: whole vectors.</summary>
    public const int PairsPerChunk = 256;

    private readonly PinnedBuffer<int> first = new(count);
    private readonly PinnedBuffer<int> second = new(count);
    private readonly PinnedBuffer<float> firstParts = new(count);
    private readonly PinnedBuffer<float> secondParts = new(count);
    private readonly PinnedBuffer<float> products = new(count);
    private readonly PinnedBuffer<float> ratios = new(count);
    private PinnedBuffer<float>? byFirst;
    private PinnedBuffer<float>? byFirstPart;
    private PinnedBuffer<float>? bySecondPart;
    private float curvature;
    private float scale;

    /// <summary>The first row of each pair.</summary>
    public ReadOnlySpan<int> First => first.Span;

    /// <summary>The second row of each pair.</summary>
    public ReadOnlySpan<int> Second => second.Span;

    /// <summary>dx of each pair, count x columns; dy is -dx.</summary>
    public float* ByFirst => byFirst!.Pointer;

    /// <summary>dp of each pair.</summary>
    public float* ByFirstPart => byFirstPart!.Pointer;

    /// <summary>dq of each pair.</summary>
    public float* BySecondPart => bySecondPart!.Pointer;

    /// <summary>Takes the pairs of a step.</summary>
    public void Bind(ReadOnlySpan<int> firstRows, ReadOnlySpan<int> secondRows, double c)
    {
        firstRows.CopyTo(first.Span);
        secondRows.CopyTo(second.Span);
        (curvature, scale) = ((float)c, (float)(2 / Math.Sqrt(c)));
    }

    /// <summary>Room for the gradients.</summary>
    public void PrepareGradients()
    {
        byFirst ??= new PinnedBuffer<float>(count * columns);
        byFirstPart ??= new PinnedBuffer<float>(count);
        bySecondPart ??= new PinnedBuffer<float>(count);
    }

    /// <summary>The distances, one after the other.</summary>
    public void Forward(WorkerTeam team, float* points, float* conformal, float* distances) =>
        team.Run(new BallDistanceWork(Memory(points), conformal, distances), Chunks, (long)count * columns * 4);

    /// <summary>The gradients by the points and by their conformal parts, for the gradients of the distances times a sign.</summary>
    public void Backward(WorkerTeam team, float* points, float* gradient, float sign) =>
        team.Run(new BallGradientWork(Memory(points), gradient, sign, ByFirst, ByFirstPart, BySecondPart), Chunks, (long)count * columns * 4);

    private int Chunks => (count + PairsPerChunk - 1) / PairsPerChunk;

    private BallPairMemory Memory(float* points) => new()
    {
        Points = points,
        First = first.Pointer,
        Second = second.Pointer,
        FirstParts = firstParts.Pointer,
        SecondParts = secondParts.Pointer,
        Products = products.Pointer,
        Ratios = ratios.Pointer,
        Count = count,
        Columns = columns,
        Curvature = curvature,
        Scale = scale,
    };
}
