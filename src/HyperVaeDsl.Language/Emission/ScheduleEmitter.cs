using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes a signal that changes as a C# method of the time.</summary>
internal sealed class ScheduleEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    private readonly ArmsEmitter writer = new(names);

    /// <summary>What the time is called that a schedule takes; one that moves with epochs calls the whole ones so.</summary>
    public static string Argument(Signal signal) => signal.Timeline?.IsPerEpoch == true ? "time" : "epoch";

    public void Emit(Signal signal)
    {
        string range = signal.IsLossWeight ? "" : $", in {Numbers.Format(signal.Range.Low)}..{Numbers.Format(signal.Range.High)}";
        string documentation = signal.Documentation.Length == 0 ? "" : signal.Documentation + "\n";
        code.Summary($"{documentation}{signal.Name}{range} ({code.Place(signal.Span)}).");
        bool perEpoch = signal.Timeline!.IsPerEpoch;
        IReadOnlyList<Arm> arms = Arm.Of(signal.Timeline);
        CodeWriter parts = code.Aside(deeper: 1);
        IReadOnlyList<string> expressions = writer.Expressions(arms, new CurveScope("epoch", "", "", ["epoch", "time"], parts));
        string head = $"public {names.OfClass}double {names.Signal(signal.Name)}(double {Argument(signal)})";
        if (!perEpoch && parts.IsEmpty)
        {
            ArmsEmitter.Write(code, $"{head} => ", "epoch", arms, expressions, methodology.Phases);
            return;
        }
        code.Open(head);
        if (perEpoch)
            code.Line("double epoch = Math.Floor(time);");
        code.Insert(parts);
        ArmsEmitter.Write(code, "return ", "epoch", arms, expressions, methodology.Phases);
        code.Close();
    }
}
