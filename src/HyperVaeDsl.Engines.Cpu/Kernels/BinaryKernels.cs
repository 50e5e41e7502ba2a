using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>Elementwise operations on two sides that may broadcast, and the gradient by one side, summed over what was broadcast.</summary>
internal static unsafe class BinaryKernels
{
    private const int ChunkLength = 4096;

    /// <summary>What an element costs, in the unit of <see cref="WorkerTeam"/>.</summary>
    private const int ElementCost = 4;

    /// <summary>Vectors that are added in float32 before the sum goes on in float64.</summary>
    private const int SumVectors = 256;

    public static void Forward<TFunction>(WorkerTeam team, BroadcastSide left, BroadcastSide right, float* result, int rows, int columns)
        where TFunction : IBinaryFunction =>
        team.Run(new ForwardWork<TFunction>(left, right, result, new Blocks(rows, columns)), new Blocks(rows, columns).Count, (long)rows * columns * ElementCost);

    /// <summary>Adds to (or sets) the gradient of a side. <paramref name="target"/> has the layout of that side.</summary>
    public static void Backward<TFunction>(
        WorkerTeam team, bool byLeft, float* gradient, BroadcastSide left, BroadcastSide right, BroadcastSide target, bool accumulate, int rows, int columns)
        where TFunction : IBinaryFunction
    {
        var work = new BackwardWork<TFunction>(byLeft, gradient, left, right, target, accumulate, new Blocks(rows, columns));
        if (target.RowStep != 0 || rows == 1 && !target.IsSplat)
            team.Run(work, new Blocks(rows, columns).Count, (long)rows * columns * ElementCost);
        else if (target.IsSplat)
            work.SumAll();
        else
            work.SumRows();
    }

    /// <summary>A matrix cut by rows, or by columns if it has only one row.</summary>
    private readonly struct Blocks(int rows, int columns)
    {
        private readonly int rowsPerBlock = Math.Max(1, ChunkLength / Math.Max(1, columns));

        public int Rows => rows;

        public int Columns => columns;

        public int Count => rows == 1 ? (columns + ChunkLength - 1) / ChunkLength : (rows + rowsPerBlock - 1) / rowsPerBlock;

        public (int Row, int RowEnd, int Column, int ColumnEnd) this[int block] => rows == 1
            ? (0, 1, block * ChunkLength, Math.Min(columns, (block + 1) * ChunkLength))
            : (block * rowsPerBlock, Math.Min(rows, (block + 1) * rowsPerBlock), 0, columns);
    }

    private readonly struct ForwardWork<TFunction>(BroadcastSide left, BroadcastSide right, float* result, Blocks blocks) : IChunkedWork
        where TFunction : IBinaryFunction
    {
        public void Run(int chunk)
        {
            var (row, rowEnd, column, columnEnd) = blocks[chunk];
            for (; row < rowEnd; row++)
                for (var j = column; j < columnEnd; j += Lanes.Width)
                    Lanes.StoreFirst(result + ((nint)row * blocks.Columns) + j, TFunction.Value(left.Load(row, j), right.Load(row, j)), columnEnd - j);
        }
    }

    private readonly struct BackwardWork<TFunction>(
        bool byLeft, float* gradient, BroadcastSide left, BroadcastSide right, BroadcastSide target, bool accumulate, Blocks blocks) : IChunkedWork
        where TFunction : IBinaryFunction
    {
        /// <summary>Where every row has a target of its own: one for each element, or one for the row.</summary>
        public void Run(int chunk)
        {
            var (row, rowEnd, column, columnEnd) = blocks[chunk];
            for (; row < rowEnd; row++)
            {
                var place = target.Data + ((nint)row * target.RowStep);
                if (target.IsSplat)
                    *place = SumOfRow(row, 0, columnEnd) + (accumulate ? *place : 0f);
                else
                    for (var j = column; j < columnEnd; j += Lanes.Width)
                        Lanes.StoreFirst(place + j, accumulate ? Vector512.Load(place + j) + Element(row, j) : Element(row, j), columnEnd - j);
            }
        }

        /// <summary>Where all elements share one target.</summary>
        public void SumAll()
        {
            var sum = accumulate ? *target.Data : 0.0;
            for (var row = 0; row < blocks.Rows; row++)
                for (var j = 0; j < blocks.Columns; j += SumVectors * Lanes.Width)
                    sum += SumOfRow(row, j, Math.Min(blocks.Columns, j + (SumVectors * Lanes.Width)));
            *target.Data = (float)sum;
        }

        /// <summary>Where all rows share one row of targets.</summary>
        public void SumRows()
        {
            for (var j = 0; j < blocks.Columns; j += Lanes.Width)
            {
                var sum = accumulate ? Vector512.Load(target.Data + j) : Vector512<float>.Zero;
                for (var row = 0; row < blocks.Rows; row++)
                    sum += Element(row, j);
                Lanes.StoreFirst(target.Data + j, sum, blocks.Columns - j);
            }
        }

        private float SumOfRow(int row, int column, int columnEnd)
        {
            var sum = Vector512<float>.Zero;
            for (var j = column; j < columnEnd; j += Lanes.Width)
                sum += Lanes.KeepFirst(Element(row, j), columnEnd - j);
            return Vector512.Sum(sum);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private Vector512<float> Element(int row, int column)
        {
            var g = Vector512.Load(gradient + ((nint)row * blocks.Columns) + column);
            if (!TFunction.GradientUsesSides)
                return byLeft ? TFunction.ByLeft(g, default, default) : TFunction.ByRight(g, default, default);
            var (l, r) = (left.Load(row, column), right.Load(row, column));
            return byLeft ? TFunction.ByLeft(g, l, r) : TFunction.ByRight(g, l, r);
        }
    }
}
