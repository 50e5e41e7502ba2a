namespace HyperVaeDsl.Runtime.Control;

/// <summary>The constants of a <see cref="PlateauLaw"/>.</summary>
/// <param name="Factor">What the value is multiplied by on a plateau, in (0, 1).</param>
/// <param name="Patience">Updates without improvement that are borne; the next one reduces the value.</param>
/// <param name="HigherIsBetter">The direction of the metric.</param>
/// <param name="Threshold">Only more than this is an improvement, in units of the metric, or as a share of its best value.</param>
/// <param name="IsRelative">Whether the threshold is a share of the best value.</param>
/// <param name="Cooldown">Updates after a reduction during which nothing is counted.</param>
/// <param name="Recover">What the value is multiplied by on a large improvement, at least 1; 1 for never.</param>
/// <param name="RecoverAbove">What counts as large, in units of the metric.</param>
public sealed record PlateauSettings(
    double Factor,
    int Patience,
    bool HigherIsBetter,
    double Threshold,
    bool IsRelative,
    int Cooldown,
    double Recover,
    double RecoverAbove);
