using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Segments and curves in the canonical form: equal texts are equal values at every time.</summary>
internal static class CanonicalCurves
{
    /// <summary>When a segment starts, and how it runs.</summary>
    public static string Write(Segment segment)
    {
        bool hasOwnOrigin = !segment.Curve.IsOnTheRun && !segment.Curve.IsSteady && !segment.Origin.Equals(segment.Start);
        return $"{Numbers.Format(segment.Start)} {(hasOwnOrigin ? $"since {Numbers.Format(segment.Origin)} " : "")}{Write(segment.Curve)}";
    }

    private static string Write(Curve curve) => curve switch
    {
        ConstantCurve constant => Numbers.Format(constant.Value),
        { IsSteady: true } => LevelText.Hole(curve),
        PassageCurve passage => $"{passage.Way.Shape} {LevelText.Hole(passage.From)} {LevelText.Hole(passage.To)} {Way(passage.Way)}",
        RampCurve ramp => $"{ramp.Shape} {Numbers.Format(ramp.From)} {Numbers.Format(ramp.To)} {Way(ramp)}",
        PeriodicCurve periodic => $"every {Numbers.Format(periodic.Period)} ({Pieces(periodic.Pieces)})",
        SequenceCurve sequence => $"sequence ({Pieces(sequence.Pieces)})",
        ClockCurve clock => $"{(clock.Holds ? $"held to {Numbers.Format(clock.Start)} " : "")}since {Numbers.Format(clock.Origin)} {Write(clock.Inner)}",
        ReferenceCurve reference => $"signal {reference.Name}{(reference.Delay == 0 ? "" : " delay " + Numbers.Format(reference.Delay))}{(reference.Scale == 1 ? "" : " stretch " + Numbers.Format(reference.Scale))}",
        BinaryCurve binary => $"({Write(binary.Left)} {Sign(binary.Operation)} {Write(binary.Right)})",
        QuantisedCurve quantised => $"quantise ({Write(quantised.Inner)}) {Numbers.Format(quantised.Step)}",
        NoiseCurve noise => $"noise {Numbers.Format(noise.Low)} {Numbers.Format(noise.High)} {Numbers.Format(noise.Seed)} {Numbers.Format(noise.PerEpoch)}{(noise.Normal == null ? "" : $" normal {Numbers.Format(noise.Normal.Deviation)}")}",
        _ => throw new InvalidOperationException(),
    };

    private static string Way(RampCurve way) => $"{Numbers.Format(way.Duration)}{(way.Parameter == 0 ? "" : " by " + Numbers.Format(way.Parameter))}{(way.Warp == 1 ? "" : " warp " + Numbers.Format(way.Warp))}{(way.Extends ? " extends" : "")}";

    private static string Pieces(IReadOnlyList<Piece> pieces) => string.Join(", ", pieces.Select(piece => $"{Numbers.Format(piece.Start)} {Write(piece.Curve)}"));

    internal static string Sign(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => "+",
        BinaryOperation.Subtract => "-",
        BinaryOperation.Multiply => "*",
        BinaryOperation.Divide => "/",
        BinaryOperation.Min => "min",
        _ => "max",
    };
}
