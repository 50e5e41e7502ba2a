using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes the signals of one phase as locals: what is constant there as a constant, the rest by the formula that holds there, without a
/// look at the other phases.
/// </summary>
internal sealed class PhaseSignalsEmitter
{
    private readonly CodeWriter code;
    private readonly Methodology methodology;
    private readonly EmissionNames names;
    private readonly ControllerEmitter control;
    private readonly Phase phase;
    private readonly ArmsEmitter writer;
    private readonly HashSet<string> taken;
    private readonly Dictionary<string, string> plans = new(StringComparer.Ordinal);

    public PhaseSignalsEmitter(CodeWriter code, Methodology methodology, EmissionNames names, ControllerEmitter control, Phase phase)
    {
        this.code = code;
        this.methodology = methodology;
        this.names = names;
        this.control = control;
        this.phase = phase;
        writer = new ArmsEmitter(names);
        taken = [.. names.Fields, .. methodology.Signals.Select(signal => names.Local(signal.Name)), "epoch", "wholeEpoch"];
    }

    /// <summary>Whether what was written reads the time.</summary>
    public bool ReadsTime { get; private set; }

    /// <summary>Whether what was written reads the number of the epoch.</summary>
    public bool ReadsWholeEpoch { get; private set; }

    public void Emit()
    {
        foreach (Signal signal in methodology.Signals)
        {
            if (methodology.PipelineOf(signal.Name).Count == 0)
                Plan(signal);
            else
                Drive(signal);
        }
    }

    // What controllers make of the plan.
    private void Drive(Signal signal)
    {
        string? plan = control.ReadsPlan(signal)
            ? Arm.Constant(Arm.Of(signal.Timeline!, phase)) is { } constant ? Numbers.Literal(constant) : Plan(signal)
            : null;
        (string value, string comment) = control.Driven(signal, plan ?? "");
        code.Statement(signal.Span, $"double {names.Local(signal.Name)} = {value};", comment);
    }

    /// <summary>Declares the local of a plan once, and those of the plans that it reads before it.</summary>
    private string Plan(Signal signal)
    {
        if (plans.TryGetValue(signal.Name, out string? known))
            return known;
        bool isDriven = methodology.PipelineOf(signal.Name).Count > 0;
        string name = isDriven ? Free("planned" + names.Signal(signal.Name)) : names.Local(signal.Name);
        IReadOnlyList<Arm> arms = Arm.Of(signal.Timeline!, phase);
        foreach (string read in arms.SelectMany(arm => ReadNow(arm.Curve)).Distinct())
        {
            if (methodology.FindSignal(read) is { } other && names.Constant(other) == null)
                Plan(other);
        }
        plans.Add(signal.Name, name);
        bool isConstant = Arm.Constant(arms) != null;
        bool perEpoch = signal.Timeline!.IsPerEpoch;
        // A phase that sees every arm would only repeat the method of the signal; one that sees more or fewer of them as params decide would be another one for each number.
        if ((arms.Count > 1 && arms.Count == Arm.Of(signal.Timeline).Count) || names.ArmsVary(signal, phase))
        {
            ReadsTime = true;
            string comments = string.Join("; ", Arm.Comments(arms, [phase], code).Where(comment => comment != null));
            code.Statement(arms[0].Span, $"double {name} = Schedule.{names.Signal(signal.Name)}(epoch);", comments);
            return name;
        }
        CodeWriter parts = code.Aside();
        CurveScope scope = Scope(perEpoch ? "wholeEpoch" : "epoch", name, parts);
        IReadOnlyList<string> expressions = writer.Expressions(arms, scope);
        ReadsTime |= scope.ReadsTime;
        ReadsWholeEpoch |= scope.ReadsTime && perEpoch;
        code.Insert(parts);
        ArmsEmitter.Write(code, $"{(isConstant ? "const " : "")}double {name} = ", perEpoch ? "wholeEpoch" : "epoch", arms, expressions, [phase]);
        return name;
    }

    // A local holds the plan at the time of the step; what runs per epoch reads others at the whole epoch, where only those per epoch are the same.
    private CurveScope Scope(string time, string prefix, CodeWriter? parts = null) => new(time, "Schedule.", prefix, taken, parts)
    {
        Plan = name => plans.TryGetValue(name, out string? local) && (time == "epoch" || methodology.FindSignal(name)!.Timeline!.IsPerEpoch) ? local : null,
    };

    private string Free(string wanted)
    {
        string name = wanted;
        for (int number = 2; !taken.Add(name); number++)
            name = wanted + Numbers.Format(number);
        return name;
    }

    private static IEnumerable<string> ReadNow(Curve curve) =>
        curve is ReferenceCurve { Delay: 0, Scale: 1 } reference ? [reference.Name] : curve.Parts.SelectMany(ReadNow);
}
