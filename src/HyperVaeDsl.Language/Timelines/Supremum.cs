namespace HyperVaeDsl.Language.Timelines;

/// <summary>The largest value of a curve on a stretch, as far as it is known.</summary>
/// <param name="Attained">The largest value that was found; the curve has it, or approaches it from the left. Negative infinity where none had to be looked for.</param>
/// <param name="Time">When.</param>
/// <param name="Bound">No value is above this one.</param>
/// <param name="IsTight">Whether both are the same but for the tolerance of the search, or the bound does not exceed what was asked for.</param>
internal readonly record struct Supremum(double Attained, double Time, double Bound, bool IsTight)
{
    /// <summary>What proofs use: the value that was found, or the bound where the search gave up.</summary>
    public double Value => IsTight ? Attained : Bound;
}
