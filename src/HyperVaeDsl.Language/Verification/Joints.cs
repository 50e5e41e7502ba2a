using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Diagnostics.Drawing;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>HV0303 and HV0307: where one segment follows another the value changes abruptly exactly if that is written. Noise always may.</summary>
internal static class Joints
{
    private const string Word = "jump";

    // The schedule begins with the word.
    private static DiagnosticDetails NoJump(Segment segment, TextSpan? before)
    {
        string written = segment.Text?.Slice(segment.Span) ?? "";
        int rest = Word.Length;
        while (rest < written.Length && written[rest] is ' ' or '\t')
            rest++;
        return new DiagnosticDetails
        {
            Related = before is { } place && !place.Equals(segment.Span) ? [new RelatedLocation(place, "the value before comes from here")] : [],
            Fixes = written.StartsWith(Word, StringComparison.Ordinal) && rest < written.Length
                ? [new Fix("Remove 'jump'", new TextSpan(segment.Span.Start, segment.Span.Start + rest), "") { KeepsMeaning = true }] : [],
        };
    }

    // For all values of the params the two are the same but for rounding: |a - b| <= 1e-9 max(|a|, |b|). A needless jump is only a warning.
    private static void Require(Segment before, Segment segment, ParamBox box)
    {
        if (segment.IsDeclaredJump || segment.Curve.IsRandom || before.Curve.IsRandom)
            return;
        (Curve a, Curve b) = (before.LastLevel, segment.FirstLevel);
        BinaryCurve apart = Larger(new BinaryCurve(BinaryOperation.Subtract, a, b), new BinaryCurve(BinaryOperation.Subtract, b, a));
        BinaryCurve size = Larger(Larger(a, new BinaryCurve(BinaryOperation.Subtract, new ConstantCurve(0), a)), Larger(b, new BinaryCurve(BinaryOperation.Subtract, new ConstantCurve(0), b)));
        BinaryCurve excess = new(BinaryOperation.Subtract, apart, new BinaryCurve(BinaryOperation.Multiply, new ConstantCurve(1e-9), size));
        box.Require(new ParamFact(excess, 0, 0, new Interval(double.NegativeInfinity, 0), 0, Diagnostics.Rules.Discontinuity.Code, segment.Span));

        static BinaryCurve Larger(Curve x, Curve y) => new(BinaryOperation.Max, x, y);
    }

    /// <summary>Reports the joints at which a jump is not written, and those at which a written one does not jump.</summary>
    /// <param name="signal">Name of the signal.</param>
    /// <param name="segments">The segments in order.</param>
    /// <param name="diagnostics">Where to report.</param>
    /// <param name="reported">Places that nothing more is said about.</param>
    /// <param name="explains">Whether something else makes a declared jump one.</param>
    /// <param name="fromStart">Whether nothing comes before the first segment; else that joint is judged elsewhere.</param>
    /// <param name="survey">What is known of the segments; null for nothing.</param>
    public static void Check(string signal, IReadOnlyList<Segment> segments, DiagnosticBag diagnostics, bool fromStart, HashSet<TextSpan>? reported = null, Func<Segment, bool>? explains = null, SegmentSurvey? survey = null)
    {
        for (int i = fromStart ? 0 : 1; i < segments.Count; i++)
        {
            if (survey?.IsAsWritten(i) == true)
                continue;
            Segment segment = segments[i];
            if (i > 0 && (segment.Curve.Params ?? segments[i - 1].Curve.Params) is { } box)
            {
                Require(segments[i - 1], segment, box);
                continue;
            }
            if (segment.Curve.IsRandom || (i > 0 && segments[i - 1].Curve.IsRandom) || (reported is { Count: > 0 } && reported.Contains(segment.Span)))
                continue;
            double? before = i == 0 ? null : segments[i - 1].Last;
            bool jumps = before != null && SignalTimeline.Differ(before.Value, segment.First);
            if (jumps && !segment.IsDeclaredJump)
            {
                reported?.Add(segment.Span);
                diagnostics.Report(
                    Diagnostics.Rules.Discontinuity,
                    segment.Span,
                    $"Signal '{signal}' jumps from {Numbers.Short(before!.Value)} to {Numbers.Short(segment.First)} at epoch {Numbers.Short(segment.Start)}. Write 'jump {segment.Label}' if that is meant, or start from {Numbers.Short(before.Value)}.",
                    new DiagnosticDetails
                    {
                        Related = [new RelatedLocation(segments[i - 1].Span, "the value before comes from here")],
                        Fixes = [new Fix($"Write 'jump {segment.Label}'", new TextSpan(segment.Span.Start, segment.Span.Start), "jump ") { Applicability = Applicability.Choice }],
                        Picture = Plots.Of(new SignalTimeline(segments, false), [], new PlotTime(segment.Start, "jumps")),
                    });
            }
            else if (!jumps && segment.SaysJump && explains?.Invoke(segment) != true)
            {
                reported?.Add(segment.Span);
                string why = before == null ? "nothing comes before it" : $"the value before is {Numbers.Short(before.Value)} too";
                diagnostics.Report(Diagnostics.Rules.NeedlessJump, segment.Span, $"This jump of '{signal}' does not jump: {why}. Remove 'jump'.", NoJump(segment, i == 0 ? null : segments[i - 1].Span));
            }
        }
    }
}
