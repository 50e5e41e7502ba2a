using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes the members of a class, each as a part.</summary>
/// <param name="code">Takes them.</param>
/// <param name="methodology">The methodology.</param>
/// <param name="names">Its names.</param>
/// <param name="source">Its text.</param>
internal sealed class ClassEmitter(CodeWriter code, Methodology methodology, EmissionNames names, SourceText source)
{
    private bool HasArguments => names.Arguments.Count > 0;

    // Null where params are arguments: then every object makes its own.
    private readonly string? canonical = names.Arguments.Count > 0 ? null : CanonicalForm.Write(methodology);

    /// <summary>Writes all but the text of the methodology and the end of the class.</summary>
    public void Emit(string namespaceName, bool hasText)
    {
        bool isExternal = methodology.IsScheduleOnly;
        code.Part("Declaration");
        DeclarationEmitter.Begin(code, names, isExternal, names.Any("noise", m => Uses(m, curve => curve is NoiseCurve)), namespaceName);
        code.Summary(methodology.Documentation.Length > 0 ? methodology.Documentation : $"Methodology {methodology.Name}.");
        DeclarationEmitter.Class(code, names, isExternal);
        DeclarationEmitter.Constants(code, names, methodology.Epochs, canonical == null ? null : CanonicalForm.DigestOf(canonical));
        ParamsEmitter parameters = new(code, methodology, names);
        parameters.EmitProperties();
        OwnCodeEmitter own = new(code, methodology, names);
        ControllerEmitter control = new(code, methodology, names);
        if (!names.Own.IsAsked)
            parameters.EmitConstructors(control);
        DeclarationEmitter.Names(code, methodology, names);
        if (names.Own.IsAsked)
        {
            own.EmitTypes();
            own.EmitConstructor();
            parameters.EmitConstructors(control);
        }
        if (isExternal)
        {
            new ExternalEmitter(code, methodology, names).Emit();
            SignalsAt();
            Schedules();
            PhaseAt();
            PlanField();
            Canonical(parameters);
            return;
        }
        StepEmitter steps = new(code, methodology, names, control);
        code.Part("Step");
        steps.EmitStep();
        for (int i = 0; i < methodology.Phases.Count; i++)
        {
            code.Part("Train" + names.Phase(methodology.Phases[i].Name));
            code.Line();
            steps.EmitPhase(i);
        }
        code.Part("Evaluated");
        code.Line();
        steps.EmitEvaluated();
        foreach (Controller controller in methodology.Controllers)
        {
            code.Part(names.ControllerClass(controller));
            code.Line();
            control.EmitController(controller);
        }
        code.Line();
        SignalsAt();
        Schedules();
        PhaseAt();
        code.Line();
        FactsEmitter.Emit(code, methodology, source, names, hasText);
        code.Part("Reports");
        code.Line();
        ReportEmitter reports = new(code, methodology, names);
        reports.EmitNames();
        ParameterGroups.Emit(code, methodology, names);
        reports.EmitReaders();
        own.EmitReaders();
        Members();
        control.EmitState();
        own.EmitMembers();
        Fields(control);
        Canonical(parameters);
    }

    // What the run remembers.
    private void Fields(ControllerEmitter control)
    {
        PlanField();
        if (methodology.Controllers.Count + methodology.Components.Count + methodology.Gates.Count == 0)
            return;
        code.Line();
        control.EmitFields();
    }

    private void PlanField()
    {
        if (!names.IsShaped)
            return;
        code.Line();
        code.Line(PlanClass.Declaration);
    }

    private void PhaseAt()
    {
        code.Part("PhaseAt");
        code.Summary("The phase at a time in [0, Epochs).");
        string head = $"public {names.OfClass}Phase PhaseAt(double epoch) => ";
        if (methodology.Phases.Count == 1)
        {
            code.Line($"{head}Phase.{names.Phase(methodology.Phases[0].Name)};");
            return;
        }
        code.Line(head + "epoch switch");
        code.Open();
        for (int i = 0; i < methodology.Phases.Count; i++)
            code.Line($"{(i + 1 < methodology.Phases.Count ? $"< {Numbers.Literal(methodology.Phases[i].End)}" : "_")} => Phase.{names.Phase(methodology.Phases[i].Name)},");
        code.Close(";");
    }

    private void SignalsAt()
    {
        code.Part("At");
        code.Summary("The planned signals at a time in [0, Epochs), before controllers.");
        if (methodology.Signals.Count == 0)
        {
            code.Line($"public {names.OfClass}Signals At(double epoch) => new();");
            code.Line();
            return;
        }
        code.Line($"public {names.OfClass}Signals At(double epoch) => new(");
        code.Indented(() =>
        {
            for (int i = 0; i < methodology.Signals.Count; i++)
            {
                Signal signal = methodology.Signals[i];
                string name = names.Signal(signal.Name);
                string end = i + 1 < methodology.Signals.Count ? "," : ");";
                code.Line(names.Constant(signal) is { } constant
                    ? $"{name}: {Numbers.Literal(constant)}{end} // {Arm.Comments(Arm.Of(signal.Timeline!), methodology.Phases, code)[0]}"
                    : $"{name}: Schedule.{name}(epoch){end}");
            }
        });
        code.Line();
    }

    private void Members()
    {
        code.Part("Members");
        code.Line("/// <inheritdoc />");
        code.Line("public int PhaseIndexAt(double epoch) => (int)PhaseAt(epoch);");
        code.Line();
        code.Line("/// <inheritdoc />");
        code.Open("public void WriteSignals(double epoch, Span<double> values)");
        for (int i = 0; i < methodology.Signals.Count; i++)
        {
            Signal signal = methodology.Signals[i];
            string value = names.Constant(signal) is { } constant ? Numbers.Literal(constant) : $"Schedule.{names.Signal(signal.Name)}(epoch)";
            code.Line($"values[{Numbers.Format(i)}] = {value};");
        }
        code.Close();
    }

    // A run of constant signals has no schedules.
    private void Schedules()
    {
        Signal[] changing = [.. methodology.Signals.Where(signal => names.Constant(signal) == null)];
        if (changing.Length == 0)
            return;
        code.Part(PartNames.Schedule);
        code.Summary("The signals that change, as functions of the time in epochs.");
        if (!HasArguments)
        {
            code.Open("public static class Schedule");
        }
        else
        {
            code.Line("public PlannedSignals Schedule { get; }");
            code.Line();
            code.Summary("The signals that change, for the values of the params.");
            code.Open("public sealed class PlannedSignals");
            new ParamsEmitter(code, methodology, names).EmitCopies();
        }
        ScheduleEmitter emitter = new(code, methodology, names);
        foreach (Signal signal in changing)
        {
            code.Part("signal " + names.Signal(signal.Name));
            if (signal != changing[0])
                code.Line();
            emitter.Emit(signal);
        }
        code.Part(PartNames.ScheduleEnd);
        code.Close();
        code.Line();
        if (names.Any("smoothstep", m => Uses(m, curve => curve is RampCurve { Shape: RampShape.Smoothstep } or PassageCurve { Way.Shape: RampShape.Smoothstep })))
        {
            code.Line("private static double Smoothstep(double p) => p * p * (3.0 - 2.0 * p);");
            code.Line();
        }
    }

    // At the end, where it is in nobody's way: it is for run folders and checkpoints.
    private void Canonical(ParamsEmitter parameters)
    {
        if (names.IsShaped)
        {
            code.Part(PartNames.CanonicalForm);
            code.Line();
            code.Line("private string MakeCanonicalForm() =>");
            code.Indented(parameters.EmitFacts);
        }
        if (canonical == null)
            return;
        string[] facts = canonical.TrimEnd('\n').Split('\n');
        code.Line();
        code.Summary("The canonical form, whose SHA-256 is the digest: everything that training depends on, a line each.");
        code.Line("public const string CanonicalForm =");
        code.Indented(() =>
        {
            for (int i = 0; i < facts.Length; i++)
                code.Line($"{Names.Quote(facts[i] + "\n")}{(i + 1 < facts.Length ? " +" : ";")}");
        });
    }

    private static bool Uses(Methodology methodology, Func<Curve, bool> condition) =>
        methodology.Signals.SelectMany(signal => signal.Timeline!.Segments).Any(segment => Contains(segment.Curve, condition));

    private static bool Contains(Curve curve, Func<Curve, bool> condition) => condition(curve) || curve.Parts.Any(part => Contains(part, condition));
}
