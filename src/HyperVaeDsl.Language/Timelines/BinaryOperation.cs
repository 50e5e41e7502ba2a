namespace HyperVaeDsl.Language.Timelines;

/// <summary>What is calculated from two curves.</summary>
public enum BinaryOperation
{
    /// <summary>a + b</summary>
    Add,

    /// <summary>a - b</summary>
    Subtract,

    /// <summary>a b</summary>
    Multiply,

    /// <summary>a / b; b is never 0.</summary>
    Divide,

    /// <summary>The smaller one.</summary>
    Min,

    /// <summary>The larger one.</summary>
    Max,
}
