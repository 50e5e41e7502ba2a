using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Losses;

/// <summary>Functions that the losses share, composed of the operations of the seam.</summary>
internal static class LossMath
{
    /// <summary>|x| of every element; its gradient at 0 is 0.</summary>
    public static Tensor Abs(Tensor x) => x.Relu() + (-x).Relu();

    /// <summary>
    /// The largest scaled element of each column, m x n to 1 x n: row k is multiplied by scales[k]; rows without a scale do not count.
    /// The gradient goes to the largest element.
    /// </summary>
    public static Tensor MaximumOfEachColumn(Tensor x, ReadOnlySpan<float> scales)
    {
        int rows = scales.Length;
        Span<int> all = stackalloc int[rows];
        for (int k = 0; k < rows; k++)
            all[k] = k;
        Tensor scaled = x.GatherRows(all) * x.Engine.Constant(scales, rows, 1);
        Span<int> others = stackalloc int[rows];
        // Halves the rows until one is left; where their number is odd, the first half has one more, compared with itself.
        while (rows > 1)
        {
            int half = (rows + 1) / 2;
            for (int k = 0; k < half; k++)
                others[k] = Math.Min(half + k, rows - 1);
            Tensor first = scaled.GatherRows(all[..half]);
            scaled = first + (scaled.GatherRows(others[..half]) - first).Relu();
            rows = half;
        }

        return scaled;
    }
}
