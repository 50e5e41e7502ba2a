namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>A matrix in memory whose rows or whose columns lie next to each other; element (i, j) is at i * RowStep + j * ColumnStep.</summary>
internal readonly unsafe struct MatrixView
{
    private MatrixView(float* data, int rows, int columns, int rowStep, int columnStep)
    {
        Data = data;
        Rows = rows;
        Columns = columns;
        RowStep = rowStep;
        ColumnStep = columnStep;
    }

    public float* Data { get; }

    public int Rows { get; }

    public int Columns { get; }

    public int RowStep { get; }

    public int ColumnStep { get; }

    /// <summary>The same memory with rows and columns exchanged.</summary>
    public MatrixView Transposed => new(Data, Columns, Rows, ColumnStep, RowStep);

    /// <summary>Some of the columns.</summary>
    public MatrixView ColumnRange(int start, int count) => new(Data + ((nint)start * ColumnStep), Rows, count, RowStep, ColumnStep);

    /// <summary>Some of the rows.</summary>
    public MatrixView RowRange(int start, int count) => new(Data + ((nint)start * RowStep), count, Columns, RowStep, ColumnStep);

    /// <summary>A matrix stored row by row.</summary>
    public static MatrixView RowMajor(float* data, int rows, int columns) => new(data, rows, columns, columns, 1);
}
