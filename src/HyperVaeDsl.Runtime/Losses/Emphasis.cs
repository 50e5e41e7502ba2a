namespace HyperVaeDsl.Runtime.Losses;

/// <summary>How much the operations of a batch weigh in a mean.</summary>
public enum Emphasis
{
    /// <summary>All the same.</summary>
    Uniform,

    /// <summary>1 + v/9: from 1 for valuation 0 to 2 for valuation 9.</summary>
    Valuation,
}
