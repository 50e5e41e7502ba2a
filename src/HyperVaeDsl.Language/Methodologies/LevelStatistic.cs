namespace HyperVaeDsl.Language.Methodologies;

/// <summary>What a metric of external data compares with the declared levels of the items, so that its limits follow from them.</summary>
public enum LevelStatistic
{
    /// <summary>Nothing that is known.</summary>
    None,

    /// <summary>A share of the items.</summary>
    Fraction,

    /// <summary>Spearman's correlation with the level.</summary>
    Spearman,

    /// <summary>Spearman's correlation with the difference of level, over all pairs of items.</summary>
    SpearmanOfPairs,

    /// <summary>Kendall's tau-b with the level.</summary>
    Kendall,

    /// <summary>The share of pairs of items that lie in the order of their levels.</summary>
    Concordance,
}
