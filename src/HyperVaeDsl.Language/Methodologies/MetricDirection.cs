namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Which values of a metric are better.</summary>
public enum MetricDirection
{
    /// <summary>Neither: it depends on the aim.</summary>
    Neither,

    /// <summary>Higher ones.</summary>
    Higher,

    /// <summary>Lower ones.</summary>
    Lower,
}
