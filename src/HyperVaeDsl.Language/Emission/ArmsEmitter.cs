using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Writes the value of a signal: one expression, or a switch on the time with an arm for each stretch.</summary>
internal sealed class ArmsEmitter(EmissionNames names)
{
    private readonly CurveEmitter curves = new(names);

    /// <summary>The expression of each arm. The parts of a single one may get names; of several, only the one that is needed is computed.</summary>
    public IReadOnlyList<string> Expressions(IReadOnlyList<Arm> arms, CurveScope scope)
    {
        if (arms.Count == 1)
            return [curves.Write(arms[0].Curve, arms[0].Origin, scope)];
        scope.Time();
        CurveScope inside = scope.Inside();
        return [.. arms.Select(arm => curves.Write(arm.Curve, arm.Origin, inside))];
    }

    /// <summary>A statement with what the file says of it.</summary>
    /// <param name="code">Takes the statement.</param>
    /// <param name="before">Begins the statement: "return ".</param>
    /// <param name="time">The variable that holds the time.</param>
    /// <param name="arms">The arms.</param>
    /// <param name="expressions">Their expressions.</param>
    /// <param name="phases">The phases that the comments speak of.</param>
    public static void Write(CodeWriter code, string before, string time, IReadOnlyList<Arm> arms, IReadOnlyList<string> expressions, IReadOnlyList<Phase> phases)
    {
        IReadOnlyList<string?> comments = Arm.Comments(arms, phases, code);
        if (arms.Count == 1)
        {
            code.Statement(arms[0].Span, $"{before}{expressions[0]};", comments[0]!);
            return;
        }
        bool isSaidOnce = comments.Skip(1).All(comment => comment == null);
        if (isSaidOnce)
            code.Line($"// {comments[0]}");
        code.Mapped(arms[0].Span, $"{before}{time} switch");
        code.Open();
        for (int i = 0; i < arms.Count; i++)
        {
            if (!isSaidOnce && comments[i] is { } comment)
                code.Line($"// {comment}");
            string pattern = i + 1 < arms.Count ? $"< {Numbers.Literal(arms[i].End)}" : "_";
            code.Mapped(arms[i].Span, $"{pattern} => {expressions[i]},");
        }
        code.Close(";");
    }
}
