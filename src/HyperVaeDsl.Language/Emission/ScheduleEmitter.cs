using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes a signal as a C# method of the time, one arm for each segment.
/// </summary>
internal sealed class ScheduleEmitter(CodeWriter code, Methodology methodology, SourceText text, EmissionNames names)
{
    private readonly CurveEmitter curves = new(names);

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
            code.Line($"{before}{curves.Write(arms[0].Curve, arms[0].Origin)}; // {arms[0].Comment}");
            return;
        }
        code.Line($"{before}epoch switch");
        code.Open();
        for (int i = 0; i < arms.Count; i++)
        {
            string pattern = i + 1 < arms.Count ? $"< {Numbers.Literal(arms[i].End)}" : "_";
            code.Line($"// {arms[i].Comment}");
            code.Line($"{pattern} => {curves.Write(arms[i].Curve, arms[i].Origin)},");
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
                arms.Add(new Arm(segment.Origin, segment.End, segment.Curve, comment));
            }
        }
        return arms;
    }

    private string PhasesOf(Segment segment)
    {
        Phase[] phases = [.. methodology.Phases.Where(phase => phase.Start < segment.End && segment.Start < phase.End)];
        return phases.Length == methodology.Phases.Count && phases.Length > 1 ? "all phases" : string.Join(", ", phases.Select(phase => phase.Name));
    }

    private sealed record Arm(double Origin, double End, Curve Curve, string Comment);
}
