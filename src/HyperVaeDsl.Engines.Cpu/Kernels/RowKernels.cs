using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Moving rows about.</summary>
internal static unsafe class RowKernels
{
    /// <summary>y[i] = x[index[i]].</summary>
    public static void Gather(float* x, ReadOnlySpan<int> index, float* y, int columns)
    {
        if (columns == 1)
        {
            for (var i = 0; i < index.Length; i++)
                y[i] = x[index[i]];
            return;
        }

        for (var i = 0; i < index.Length; i++)
            for (var j = 0; j < columns; j += Lanes.Width)
                Lanes.StoreFirst(y + ((nint)i * columns) + j, Vector512.Load(x + ((nint)index[i] * columns) + j), columns - j);
    }

    /// <summary>target[index[i]] += gradient[i], in the order of i.</summary>
    public static void ScatterAdd(float* gradient, ReadOnlySpan<int> index, float* target, int columns)
    {
        if (columns == 1)
        {
            for (var i = 0; i < index.Length; i++)
                target[index[i]] += gradient[i];
            return;
        }

        for (var i = 0; i < index.Length; i++)
        {
            var source = gradient + ((nint)i * columns);
            var place = target + ((nint)index[i] * columns);
            for (var j = 0; j < columns; j += Lanes.Width)
                Lanes.StoreFirst(place + j, Vector512.Load(place + j) + Vector512.Load(source + j), columns - j);
        }
    }

    /// <summary>target[index[i]] -= gradient[i], in the order of i.</summary>
    public static void ScatterSubtract(float* gradient, ReadOnlySpan<int> index, float* target, int columns)
    {
        for (var i = 0; i < index.Length; i++)
        {
            var source = gradient + ((nint)i * columns);
            var place = target + ((nint)index[i] * columns);
            for (var j = 0; j < columns; j += Lanes.Width)
                Lanes.StoreFirst(place + j, Vector512.Load(place + j) - Vector512.Load(source + j), columns - j);
        }
    }

    /// <summary>y[j, i] = x[i, j] for the <paramref name="rows"/> x <paramref name="columns"/> elements of x, or that added.</summary>
    public static void Transpose(float* x, float* y, bool accumulate, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var place = y + ((nint)j * rows) + i;
                *place = x[((nint)i * columns) + j] + (accumulate ? *place : 0f);
            }
        }
    }

    /// <summary>target[i, j] = factor[i] * x[i, j], or that added.</summary>
    public static void ScaleRows(float* factor, float* x, float* target, bool accumulate, int rows, int columns)
    {
        for (var i = 0; i < rows; i++)
        {
            var source = x + ((nint)i * columns);
            var place = target + ((nint)i * columns);
            for (var j = 0; j < columns; j += Lanes.Width)
            {
                var value = Vector512.Load(source + j) * factor[i];
                Lanes.StoreFirst(place + j, accumulate ? value + Vector512.Load(place + j) : value, columns - j);
            }
        }
    }
}
