namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>What the kernels of <see cref="BallPairs"/> work on.</summary>
internal readonly unsafe struct BallPairMemory
{
    /// <summary>The points, row by row.</summary>
    public float* Points { get; init; }

    /// <summary>The row x of each pair.</summary>
    public int* First { get; init; }

    /// <summary>The row y of each pair.</summary>
    public int* Second { get; init; }

    /// <summary>p = 1 - c|x|^2 of each pair.</summary>
    public float* FirstParts { get; init; }

    /// <summary>q = 1 - c|y|^2 of each pair.</summary>
    public float* SecondParts { get; init; }

    /// <summary>p q of each pair.</summary>
    public float* Products { get; init; }

    /// <summary>u of each pair.</summary>
    public float* Ratios { get; init; }

    /// <summary>How many pairs there are.</summary>
    public int Count { get; init; }

    /// <summary>Coordinates of a point.</summary>
    public int Columns { get; init; }

    /// <summary>c.</summary>
    public float Curvature { get; init; }

    /// <summary>2 / sqrt c.</summary>
    public float Scale { get; init; }

    /// <summary>The coordinates of a point.</summary>
    public float* PointOf(int row) => Points + ((nint)row * Columns);
}
