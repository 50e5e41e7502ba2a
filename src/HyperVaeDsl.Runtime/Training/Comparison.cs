namespace HyperVaeDsl.Runtime.Training;

/// <summary>A comparison with a threshold.</summary>
public enum Comparison
{
    /// <summary>value &lt; threshold</summary>
    Below,

    /// <summary>value &lt;= threshold</summary>
    AtMost,

    /// <summary>value &gt; threshold</summary>
    Above,

    /// <summary>value &gt;= threshold</summary>
    AtLeast,
}
