namespace HyperVaeDsl.Language.Methodologies;

/// <summary>What a metric counts; the smallest difference of two of its values follows from it.</summary>
public enum MetricCount
{
    /// <summary>Nothing: it varies continuously.</summary>
    Nothing,

    /// <summary>The items that are measured.</summary>
    Items,

    /// <summary>The trits of those.</summary>
    Trits,

    /// <summary>All operations, whatever part is measured.</summary>
    AllOperations,

    /// <summary>Its samples.</summary>
    Samples,
}
