using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes a signal as a C# method of the time. Every expression has the form that <see cref="Curve.At"/> computes, so that both give
/// the same bits.
/// </summary>
internal sealed class ScheduleEmitter(CodeWriter code, Methodology methodology, SourceText text)
{
    public void Emit(Signal signal, string method)
    {
        SignalTimeline timeline = signal.Timeline!;
        string range = signal.IsLossWeight ? "" : $", in {Numbers.Format(signal.Range.Low)}..{Numbers.Format(signal.Range.High)}";
        string documentation = signal.Documentation.Length == 0 ? "" : signal.Documentation + "\n";
        code.Summary($"{documentation}{signal.Name}{range} ({text.FileAt(signal.Span.Start).FileName}:{Numbers.Format(text.PositionOf(signal.Span.Start).Line)}).");
        IReadOnlyList<Arm> arms = Arms(timeline);
        if (timeline.IsPerEpoch)
        {
            code.Open($"public static double {method}(double time)");
            code.Line("double epoch = Math.Floor(time);");
            Emit(arms, "return ");
            code.Close();
        }
        else
        {
            Emit(arms, $"public static double {method}(double epoch) => ");
        }
    }

    private void Emit(IReadOnlyList<Arm> arms, string before)
    {
        if (arms.Count == 1)
        {
            code.Line($"{before}{Expression(arms[0])}; // {arms[0].Comment}");
            return;
        }
        code.Line($"{before}epoch switch");
        code.Open();
        for (int i = 0; i < arms.Count; i++)
        {
            string pattern = i + 1 < arms.Count ? $"< {Numbers.Literal(arms[i].End)}" : "_";
            code.Line($"// {arms[i].Comment}");
            code.Line($"{pattern} => {Expression(arms[i])},");
        }
        code.Close(";");
    }

    // Neighbours with one constant value become one arm.
    private List<Arm> Arms(SignalTimeline timeline)
    {
        List<Arm> arms = [];
        foreach (Segment segment in timeline.Segments)
        {
            string comment = $"{PhasesOf(segment)}: {segment.Label}";
            if (arms.Count > 0 && segment.Curve is ConstantCurve && segment.Curve.Equals(arms[arms.Count - 1].Curve))
            {
                Arm last = arms[arms.Count - 1];
                arms[arms.Count - 1] = last with { End = segment.End, Comment = last.Comment == comment ? comment : $"{last.Comment}; {comment}" };
            }
            else
            {
                arms.Add(new Arm(segment.Start, segment.End, segment.Curve, comment));
            }
        }
        return arms;
    }

    private string PhasesOf(Segment segment)
    {
        Phase[] phases = [.. methodology.Phases.Where(phase => phase.Start < segment.End && segment.Start < phase.End)];
        return phases.Length == methodology.Phases.Count && phases.Length > 1 ? "all phases" : string.Join(", ", phases.Select(phase => phase.Name));
    }

    private static string Expression(Arm arm) => Expression(arm.Curve, arm.Start.Equals(0.0) ? "epoch" : $"(epoch - {Numbers.Literal(arm.Start)})");

    private static string Expression(Curve curve, string time) => curve switch
    {
        ConstantCurve constant => Numbers.Literal(constant.Value),
        RampCurve ramp => Ramp(ramp, $"{time} / {Numbers.Literal(ramp.Duration)}"),
        PeriodicCurve periodic => Periodic(periodic, time),
        _ => throw new InvalidOperationException(),
    };

    private static string Ramp(RampCurve ramp, string progress)
    {
        if (ramp.Shape == RampShape.Exponential)
            return $"{Numbers.Literal(ramp.From)} * Math.Pow({Numbers.Literal(ramp.Ratio)}, {progress})";
        string share = ramp.Shape switch
        {
            RampShape.Linear => $"({progress})",
            RampShape.Cosine => $"(0.5 - 0.5 * Math.Cos(Math.PI * ({progress})))",
            _ => $"Smoothstep({progress})",
        };
        // x + -d * p and x - d * p are the same bits; 0 + d * p and d * p are, for d above 0.
        return ramp.Delta < 0 ? $"{Numbers.Literal(ramp.From)} - {Numbers.Literal(-ramp.Delta)} * {share}"
            : ramp.From.Equals(0.0) ? $"{Numbers.Literal(ramp.Delta)} * {share}"
            : $"{Numbers.Literal(ramp.From)} + {Numbers.Literal(ramp.Delta)} * {share}";
    }

    private static string Periodic(PeriodicCurve periodic, string time)
    {
        string cycle = $"{time} % {Numbers.Literal(periodic.Period)}";
        if (periodic.Pieces.Count == 1)
            return Expression(periodic.Pieces[0].Curve, $"({cycle})");
        IEnumerable<string> arms = periodic.Pieces.Select((piece, i) =>
        {
            bool last = i + 1 == periodic.Pieces.Count;
            bool constant = piece.Curve is ConstantCurve;
            string bound = last ? "" : $"< {Numbers.Literal(periodic.Pieces[i + 1].Start)}";
            string pattern = constant ? (last ? "_" : bound) : last ? "var u" : $"{bound} and var u";
            return $"{pattern} => {Expression(piece.Curve, i == 0 ? "u" : $"(u - {Numbers.Literal(piece.Start)})")}";
        });
        return $"({cycle}) switch {{ {string.Join(", ", arms)} }}";
    }

    private sealed record Arm(double Start, double End, Curve Curve, string Comment);
}
