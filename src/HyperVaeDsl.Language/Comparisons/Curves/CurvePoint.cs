namespace HyperVaeDsl.Language.Comparisons.Curves;

/// <summary>Both values at a time.</summary>
/// <param name="Time">The time in epochs of the plan.</param>
/// <param name="IsApproached">Whether these are the limits as time rises to it, as at the end of a stretch before a jump.</param>
/// <param name="Old">The old value.</param>
/// <param name="New">The new value.</param>
public sealed record CurvePoint(double Time, bool IsApproached, double Old, double New)
{
    /// <summary>new - old.</summary>
    public double Difference => New - Old;

    /// <summary>|new - old| / max(|old|, |new|), from 0 to 2; 0 where both are 0. The same in both directions.</summary>
    public double Relative => Old.Equals(New) ? 0 : Math.Abs(New - Old) / Math.Max(Math.Abs(Old), Math.Abs(New));
}
