namespace HyperVaeDsl.Engines.Cpu.Kernels.Gemm;

/// <summary>
/// Eight rows of a product and up to 32 of its columns: c[i, j] = f(start[i, j] + sum over k of a[i, k] * panel[k, j]), with f the
/// identity, max(0, x), or x where a mask is above 0 and 0 elsewhere. The sum is taken in the order of k, one rounding a step.
/// </summary>
internal unsafe struct Tile
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 8;

    /// <summary>Number of products in a sum.</summary>
    public int Depth;

    /// <summary>First element of the eight rows of A.</summary>
    public float* A;

    /// <summary>From one row of A to the next.</summary>
    public nint RowStep;

    /// <summary>From one k to the next in a row of A.</summary>
    public nint ColumnStep;

    /// <summary>32 columns of B for every k, packed by <see cref="PanelPacking"/>.</summary>
    public float* Panel;

    /// <summary>What the sums start with.</summary>
    public float* Start;

    /// <summary>From one row of the start to the next; 0 where all have the same.</summary>
    public nint StartStep;

    /// <summary>Where the result goes.</summary>
    public float* C;

    /// <summary>From one row of the result to the next.</summary>
    public nint CStep;

    /// <summary>The mask, laid out as the result; null for none.</summary>
    public float* Mask;

    /// <summary>From one row of the mask to the next.</summary>
    public nint MaskStep;

    /// <summary>Columns that are written, 1 to 32.</summary>
    public int Columns;

    /// <summary>Whether max(0, x) follows.</summary>
    public bool Relu;
}
