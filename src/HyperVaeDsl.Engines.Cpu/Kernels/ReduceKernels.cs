using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Sums, always added up in the same order, and the spreading of their gradients.</summary>
internal static unsafe class ReduceKernels
{
    /// <summary>Elements that are added in float32 before the sum goes on in float64.</summary>
    private const int BlockLength = 4096;

    public static float SumAll(float* x, int length)
    {
        var sum = 0.0;
        for (var start = 0; start < length; start += BlockLength)
            sum += SumBlock(x + start, Math.Min(BlockLength, length - start));
        return (float)sum;
    }

    public static void SumOfEachRow(float* x, float* y, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
            y[row] = SumBlock(x + ((nint)row * columns), columns);
    }

    /// <summary>y[j] = sum over i of x[i * rowStep + j], or that added to y[j].</summary>
    public static void SumOfEachColumn(float* x, int rowStep, float* y, bool accumulate, int rows, int columns)
    {
        for (var j = 0; j < columns; j += Lanes.Width)
        {
            var sum = accumulate ? Vector512.Load(y + j) : Vector512<float>.Zero;
            for (var row = 0; row < rows; row++)
                sum += Vector512.Load(x + ((nint)row * rowStep) + j);
            Lanes.StoreFirst(y + j, sum, columns - j);
        }
    }

    /// <summary>target[i, j] = source of (i, j), or that added; the source has one element for all, for each row or for each column.</summary>
    public static void Spread(BroadcastSide source, float* target, bool accumulate, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            var place = target + ((nint)row * columns);
            for (var j = 0; j < columns; j += Lanes.Width)
            {
                var value = source.Load(row, j);
                Lanes.StoreFirst(place + j, accumulate ? value + Vector512.Load(place + j) : value, columns - j);
            }
        }
    }

    private static float SumBlock(float* x, int length)
    {
        var sum = Vector512<float>.Zero;
        for (var i = 0; i < length; i += Lanes.Width)
            sum += Lanes.KeepFirst(Vector512.Load(x + i), length - i);
        return Vector512.Sum(sum);
    }
}
