using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Emission.Settings;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>
/// Writes the params of a class: arguments of its constructor, each within its range or one of its values.
/// </summary>
internal sealed class ParamsEmitter(CodeWriter code, Methodology methodology, EmissionNames names)
{
    /// <summary>The properties of the arguments, and those that depend on them.</summary>
    public void EmitProperties()
    {
        if (names.Arguments.Count == 0)
            return;
        foreach (Param param in names.Arguments)
        {
            code.Summary($"{Said(param)}Param {param.Name}, in {param.ShowRange()}.");
            code.Line($"public {TypeOf(param)} {names.Member(param)} {{ get; }}");
            code.Line();
        }
        code.Summary("SHA-256 of the canonical form with the values of the params; equal digests mean equal training.");
        code.Line("public string Digest { get; }");
        code.Line();
        code.Summary("The canonical form with the values of the params: everything that training depends on, a line each.");
        code.Line("public string CanonicalForm { get; }");
        code.Line();
    }

    /// <summary>The constructors: what the user's own code supplies comes first, the params follow.</summary>
    public void EmitConstructors(ControllerEmitter control)
    {
        if (names.Arguments.Count == 0)
            return;
        if (!names.Own.IsAsked)
        {
            code.Summary("The methodology with the values of the file.");
            code.Line($"public {names.Class}()");
            code.Indented(() => code.Line($": this({string.Join(", ", names.Arguments.Select(param => Literal(param, param.Value)))})"));
            code.Open();
            code.Close();
            code.Line();
        }
        code.Summary(names.Own.IsAsked ? "A methodology for one run, with the values of the file or others." : "The methodology with other values of its params.");
        if (names.Own.IsAsked)
            code.Line(names.Own.Documentation);
        foreach (Param param in names.Arguments)
            code.Line($"/// <param name=\"{Argument(param)}\">{Names.Xml(Said(param).Replace("\n", " "))}Param {param.Name}{(param.Unit.Length == 0 ? "" : param.Unit == "%" ? " in percent" : $" in {param.Unit}")}, {param.ShowRange()}.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentOutOfRangeException\">A value is none that its param may have.</exception>");
        string own = names.Own.IsAsked ? names.Own.Interface + " own, " : "";
        code.Open($"public {names.Class}({own}{string.Join(", ", names.Arguments.Select(param => $"{TypeOf(param)} {Argument(param)} = {Literal(param, param.Value)}"))})");
        if (names.Own.IsAsked)
            code.Line("this.own = own ?? throw new ArgumentNullException(nameof(own));");
        foreach (Param param in names.Arguments)
            code.Line($"{names.Member(param)} = ParamValues.{Within(param)}, {Names.Quote(param.Name)}, {Names.Quote(param.Unit == "%" ? "%" : param.Unit.Length == 0 ? "" : " " + param.Unit)});");
        if (names.IsShaped)
            code.Line(PlanClass.Make);
        if (methodology.Signals.Any(signal => names.Constant(signal) == null))
            code.Line("Schedule = new PlannedSignals(this);");
        if (names.IsShaped)
        {
            code.Line("CanonicalForm = MakeCanonicalForm();");
        }
        else
        {
            code.Line("CanonicalForm =");
            code.Indented(EmitFacts);
        }
        code.Line("Digest = ParamValues.DigestOf(CanonicalForm);");
        if (!methodology.IsScheduleOnly)
        {
            control.EmitAssignments();
            code.Line("Facts = MakeFacts();");
        }
        code.Close();
        code.Line();
    }

    /// <summary>The lines of the canonical form as an expression.</summary>
    public void EmitFacts()
    {
        string[] facts = CanonicalForm.Write(methodology).TrimEnd('\n').Split('\n');
        for (int i = 0; i < facts.Length; i++)
            code.Line($"{Fact(facts[i])}{(i + 1 < facts.Length ? " +" : ";")}");
    }

    // A line that is said under a condition takes its end with it.
    private string Fact(string line)
    {
        bool isConditional = line[0] == LevelText.Unless && line.IndexOf(LevelText.End) == line.Length - 1;
        return new HoleWriter(names).Write(isConditional ? line.Substring(0, line.Length - 1) + "\n" + LevelText.End : line + "\n");
    }

    /// <summary>The copies of what the schedules read.</summary>
    public void EmitCopies()
    {
        code.Open($"internal PlannedSignals({names.Class} run)");
        if (names.IsShaped)
            code.Line(PlanClass.Copy);
        foreach (Param param in names.OfValues)
            code.Line($"{names.Member(param)} = run.{names.Member(param)};");
        code.Close();
        if (names.IsShaped)
        {
            code.Line();
            code.Line(PlanClass.Declaration);
        }
        foreach (Param param in names.OfValues)
        {
            code.Line();
            code.Line($"private {TypeOf(param)} {names.Member(param)} {{ get; }}");
        }
        code.Line();
    }

    private string Within(Param param) => param.Domain.Values is { } values
        ? $"OneOf({Argument(param)}, new {TypeOf(param)}[] {{ {string.Join(", ", values.Select(value => Literal(param, value)))} }}"
        : $"InRange({Argument(param)}, {Literal(param, param.Range.Low)}, {Literal(param, param.Range.High)}";

    // What the file says of it.
    private static string Said(Param param) => param.Declaration.Keyword.Documentation is { Length: > 0 } said ? said + " " : "";

    /// <summary>The C# type of a param.</summary>
    public static string TypeOf(Param param) => param.IsWhole ? "int" : "double";

    /// <summary>A value of a param.</summary>
    public static string Literal(Param param, double value) => param.IsWhole ? Numbers.Format(value) : Numbers.Literal(value);

    private string Argument(Param param) => LocalNames.OfArgument(names.Member(param));
}
