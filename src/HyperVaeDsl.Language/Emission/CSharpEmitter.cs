using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes a methodology as C#: a class that reads top to bottom like the method section of a paper.</summary>
public static class CSharpEmitter
{
    /// <summary>The name of the class of a methodology: two that have one class cannot stand in one project.</summary>
    public static string ClassOf(string methodology) => Names.OfClass(methodology);

    /// <summary>The C# of a compilation without errors. Params that only take part in values are arguments of the constructor.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="namespaceName">Namespace of the class; "" for the global one.</param>
    /// <param name="pathOf">The path of a .hvae file in #line directives, by its path in the text; null where statements are not mapped.</param>
    public static string Emit(HvaeCompilation compilation, string namespaceName, Func<string, string>? pathOf = null)
    {
        // What is not proved of all its values must not have another one than that which was checked.
        HashSet<string> closed = new(compilation.TriedParams.Select(param => param.Name), StringComparer.Ordinal);
        Methodology methodology = compilation.Methodology!;
        Param[] set = [.. compilation.Params.Values.Where(param => compilation.Set.Contains(param.Name))];
        while (compilation.Open(closed) is { Arguments.Count: > 0 } open)
        {
            string written = Emit(open.Methodology, compilation.Text, namespaceName, pathOf, set, new EmissionNames(open.Methodology, open.Arguments, open.Constants), new EmittedText(FlatText.Of(compilation)!, methodology.Digest));
            if (open.Box.Read.Count == 0)
                return written;
            // What was written as a number cannot be an argument.
            closed.UnionWith(open.Box.Read.Keys.Select(read => open.Box.Names[read]));
        }
        return Emit(methodology, compilation.Text, namespaceName, pathOf, set, new EmissionNames(methodology, [], [.. compilation.Params.Values]), new EmittedText(FlatText.Of(compilation)!, null));
    }

    /// <summary>The C# of a methodology without errors.</summary>
    /// <param name="methodology">The methodology.</param>
    /// <param name="text">Its text, for line numbers.</param>
    /// <param name="namespaceName">Namespace of the class; "" for the global one.</param>
    /// <param name="pathOf">The path of a .hvae file in #line directives, by its path in <paramref name="text"/>; null where statements are not mapped.</param>
    public static string Emit(Methodology methodology, SourceText text, string namespaceName, Func<string, string>? pathOf = null) =>
        Emit(methodology, text, namespaceName, pathOf, [], new EmissionNames(methodology), null);

    private static string Emit(Methodology methodology, SourceText text, string namespaceName, Func<string, string>? pathOf, IReadOnlyList<Param> set, EmissionNames names, EmittedText? flat)
    {
        CodeWriter code = new(text, pathOf);
        Header(code, methodology, text, set);
        bool isExternal = methodology.IsScheduleOnly;
        DeclarationEmitter.Begin(code, names, isExternal, Uses(methodology, curve => curve is NoiseCurve), namespaceName);
        code.Summary(methodology.Documentation.Length > 0 ? methodology.Documentation : $"Methodology {methodology.Name}.");
        DeclarationEmitter.Class(code, names, isExternal);
        bool isOpen = names.Arguments.Count > 0;
        DeclarationEmitter.Constants(code, methodology.Epochs, isOpen ? null : methodology.Digest);
        ParamsEmitter parameters = new(code, methodology, names);
        parameters.EmitConstants();
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
            SignalsAt(code, methodology, names);
            Schedules(code, methodology, names);
            PhaseAt(code, methodology, names);
            if (!isOpen)
                Canonical(code, methodology);
            code.Close();
            return code.ToString();
        }
        StepEmitter steps = new(code, methodology, names, control);
        steps.EmitStep();
        for (int i = 0; i < methodology.Phases.Count; i++)
        {
            code.Line();
            steps.EmitPhase(i);
        }
        code.Line();
        steps.EmitEvaluated();
        foreach (Controller controller in methodology.Controllers)
        {
            code.Line();
            control.EmitController(controller);
        }
        code.Line();
        SignalsAt(code, methodology, names);
        Schedules(code, methodology, names);
        PhaseAt(code, methodology, names);
        code.Line();
        FactsEmitter.Emit(code, methodology, text, names, hasText: flat != null);
        code.Line();
        ReportEmitter reports = new(code, methodology, names);
        reports.EmitNames();
        reports.EmitReaders();
        own.EmitReaders();
        Members(code, methodology, names);
        control.EmitState();
        own.EmitMembers();
        Fields(code, methodology, control);
        if (!isOpen)
            Canonical(code, methodology);
        flat?.Emit(code);
        code.Close();
        return code.ToString();
    }

    // What the run remembers.
    private static void Fields(CodeWriter code, Methodology methodology, ControllerEmitter control)
    {
        if (methodology.Controllers.Count + methodology.Components.Count + methodology.Gates.Count == 0)
            return;
        code.Line();
        control.EmitFields();
    }

    private static void Header(CodeWriter code, Methodology methodology, SourceText text, IReadOnlyList<Param> set)
    {
        code.Line("// <auto-generated>");
        code.Line($"// Compiled from {text.FileName} by HyperVaeDsl; change that file, not this one.");
        if (set.Count > 0)
            code.Line($"// Params that are set outside of it: {string.Join(", ", set.Select(param => $"{param.Name} = {param.Show(param.Value)}"))}.");
        code.Line("//");
        foreach (string line in PhaseTable.Lines(methodology))
            code.Line($"//   {line}");
        code.Line("// </auto-generated>");
        code.Line("#nullable enable");
        code.Line();
    }

    private static void PhaseAt(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        code.Summary("The phase at a time in [0, Epochs).");
        if (methodology.Phases.Count == 1)
        {
            code.Line($"public static Phase PhaseAt(double epoch) => Phase.{names.Phase(methodology.Phases[0].Name)};");
        }
        else
        {
            code.Line("public static Phase PhaseAt(double epoch) => epoch switch");
            code.Open();
            for (int i = 0; i < methodology.Phases.Count; i++)
                code.Line($"{(i + 1 < methodology.Phases.Count ? $"< {Numbers.Literal(methodology.Phases[i].End)}" : "_")} => Phase.{names.Phase(methodology.Phases[i].Name)},");
            code.Close(";");
        }
    }

    private static void SignalsAt(CodeWriter code, Methodology methodology, EmissionNames names)
    {
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
                code.Line(Arm.Constant(signal.Timeline!) is { } constant
                    ? $"{name}: {Numbers.Literal(constant)}{end} // {Arm.Comments(Arm.Of(signal.Timeline!), methodology.Phases, code)[0]}"
                    : $"{name}: Schedule.{name}(epoch){end}");
            }
        });
        code.Line();
    }

    private static void Members(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        code.Line("/// <inheritdoc />");
        code.Line("public int PhaseIndexAt(double epoch) => (int)PhaseAt(epoch);");
        code.Line();
        code.Line("/// <inheritdoc />");
        code.Open("public void WriteSignals(double epoch, Span<double> values)");
        for (int i = 0; i < methodology.Signals.Count; i++)
        {
            Signal signal = methodology.Signals[i];
            string value = Arm.Constant(signal.Timeline!) is { } constant ? Numbers.Literal(constant) : $"Schedule.{names.Signal(signal.Name)}(epoch)";
            code.Line($"values[{Numbers.Format(i)}] = {value};");
        }
        code.Close();
    }

    // A run of constant signals has no schedules.
    private static void Schedules(CodeWriter code, Methodology methodology, EmissionNames names)
    {
        Signal[] changing = [.. methodology.Signals.Where(signal => Arm.Constant(signal.Timeline!) == null)];
        if (changing.Length == 0)
            return;
        code.Summary("The signals that change, as functions of the time in epochs.");
        if (names.Arguments.Count == 0)
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
            if (signal != changing[0])
                code.Line();
            emitter.Emit(signal);
        }
        code.Close();
        code.Line();
        if (Uses(methodology, curve => curve is RampCurve { Shape: RampShape.Smoothstep } or PassageCurve { Way.Shape: RampShape.Smoothstep }))
        {
            code.Line("private static double Smoothstep(double p) => p * p * (3.0 - 2.0 * p);");
            code.Line();
        }
    }

    // At the end, where it is in nobody's way: it is for run folders and checkpoints.
    private static void Canonical(CodeWriter code, Methodology methodology)
    {
        string[] facts = CanonicalForm.Write(methodology).TrimEnd('\n').Split('\n');
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
