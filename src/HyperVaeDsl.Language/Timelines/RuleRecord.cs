namespace HyperVaeDsl.Language.Timelines;

/// <summary>What a rule did with a methodology of which it found nothing wrong.</summary>
/// <param name="Facts">What it required of params.</param>
internal sealed record RuleRecord(IReadOnlyList<ParamFact> Facts)
{
    /// <summary>Whether it looked at a signal or a loss, then or when it was asked of cells.</summary>
    public bool ReadsPlans { get; set; }

    /// <summary>What it has to be asked; null for nothing.</summary>
    public RuleQuestion? Question { get; set; }
}
