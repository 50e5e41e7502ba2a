using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// Calculations with params as texts: the C# expression, which computes what the compiler computes, to the last bit; and the hole that it leaves in the canonical
/// form, which is filled with its value.
/// </summary>
internal static class LevelText
{
    /// <summary>Stands on both sides of the name of a param in an expression.</summary>
    public const char Mark = '\u0001';

    /// <summary>Begins a hole in the canonical form.</summary>
    public const char Open = '\u0002';

    /// <summary>Ends it.</summary>
    public const char Close = '\u0003';

    /// <summary>Begins what is not said under a condition on params, which follows it.</summary>
    public const char Unless = '\u0004';

    /// <summary>Stands between the condition and what is said else.</summary>
    public const char Else = '\u0005';

    /// <summary>Ends it.</summary>
    public const char End = '\u0006';

    /// <summary>Begins texts whose order is decided by params; what stands between them follows.</summary>
    public const char Sort = '\u000E';

    /// <summary>Begins each of these texts.</summary>
    public const char Next = '\u000F';

    /// <summary>Ends them.</summary>
    public const char SortEnd = '\u0010';

    /// <summary>An end of a line between them.</summary>
    public const char LineEnd = '\u0011';

    /// <summary>The expression, with the names of params between marks. What has no expression reads its params as numbers.</summary>
    public static string Of(Curve level) => level switch
    {
        ConstantCurve constant => Numbers.Literal(constant.Value),
        ParamCurve param => $"{Mark}{param.Name}{Mark}",
        BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max } extreme => $"Math.{extreme.Operation}({Of(extreme.Left)}, {Of(extreme.Right)})",
        BinaryCurve binary => $"{Operand(binary.Left)} {Sign(binary.Operation)} {Operand(binary.Right)}",
        QuantisedCurve quantised => $"Math.Round({Operand(quantised.Inner)} / {Numbers.Literal(quantised.Step)}) * {Numbers.Literal(quantised.Step)}",
        FrozenCurve frozen => Of(frozen.Inner, frozen.Time, frozen.IsApproached),
        _ => Numbers.Literal(level.At(0)),
    };

    // What a curve is at a time, or approaches there.
    private static string Of(Curve curve, double time, bool isApproached)
    {
        string Part(Curve part) => part is ConstantCurve { Value: >= 0 } or ParamCurve ? Of(part) : $"({Of(part, time, isApproached)})";
        switch (curve)
        {
            case { IsSteady: true }:
                return Of(curve);
            case { Params: null }:
                return Numbers.Literal(isApproached ? curve.LimitAt(time) : curve.At(time));
            case PassageCurve passage:
                return Of(passage, time, isApproached);
            case BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max } extreme:
                return $"Math.{extreme.Operation}({Of(extreme.Left, time, isApproached)}, {Of(extreme.Right, time, isApproached)})";
            case BinaryCurve binary:
                return $"{Part(binary.Left)} {Sign(binary.Operation)} {Part(binary.Right)}";
            case QuantisedCurve quantised:
                return $"Math.Round({Part(quantised.Inner)} / {Numbers.Literal(quantised.Step)}) * {Numbers.Literal(quantised.Step)}";
            default:
                (Curve part, double own, bool approached) = curve.PartAt(time, isApproached);
                return ReferenceEquals(part, curve) ? Numbers.Literal(isApproached ? curve.LimitAt(time) : curve.At(time)) : Of(part, own, approached);
        }
    }

    // How far a passage has come by a time is a number; between which values is not.
    private static string Of(PassageCurve passage, double time, bool isApproached)
    {
        RampCurve way = passage.Way;
        if (isApproached && !way.Extends && time >= way.Duration)
            return way.Arrives ? Of(passage.To) : Of(passage, way.Duration, isApproached: false);
        double progress = way.Progress(time);
        if (way.Shape == RampShape.Exponential)
            return $"{Operand(passage.From)} * Math.Pow({Operand(passage.To)} / {Operand(passage.From)}, {Numbers.Literal(progress)})";
        double share = isApproached && way.Shape == RampShape.Staircase
            ? Math.Max(0, Math.Ceiling(way.Parameter * (time / way.Duration) + Shapes.StepTolerance) - 1) / way.Parameter
            : Shapes.Share(way.Shape, progress, way.Parameter);
        return $"{Operand(passage.From)} + ({Operand(passage.To)} - {Operand(passage.From)}) * {Numbers.Literal(share)}";
    }

    /// <summary>The same for people.</summary>
    public static string Words(Curve level) => Of(level).Replace($"{Mark}", "");

    /// <summary>The expression as an operand.</summary>
    public static string Operand(Curve level) => level is ConstantCurve { Value: >= 0 } or ParamCurve ? Of(level) : $"({Of(level)})";

    /// <summary>A number in the canonical form, or the hole for it.</summary>
    public static string Hole(Curve level) => level.Params == null ? Numbers.Format(level.At(0)) : $"{Open}{Of(level)}{Close}";

    /// <summary>The same of what is compared or counted with.</summary>
    public static string Hole(Quantity quantity) => quantity.Level is { } level ? Hole(level) : Numbers.Format(quantity);

    /// <summary>What is not said where a calculation has its usual value.</summary>
    public static string UnlessIs(Curve level, Curve usual, string said) => $"{Unless}{Operand(level)} == {Operand(usual)}{Else}{said}{End}";

    /// <summary>What is not said where a calculation has at most a value.</summary>
    public static string UnlessAtMost(Curve level, double most, string said) => $"{Unless}{Operand(level)} <= {Numbers.Literal(most)}{Else}{said}{End}";

    /// <summary>Texts whose order the values of params decide, with what stands between them.</summary>
    public static string InOrder(string separator, IEnumerable<string> texts) => $"{Sort}{separator.Replace('\n', LineEnd)}{string.Concat(texts.Select(text => $"{Next}{text}"))}{SortEnd}";

    /// <summary>Whether the values of params decide the order of two texts: the first difference lies in a hole.</summary>
    public static bool IsOrderOpen(string a, string b)
    {
        int at = 0;
        while (at < a.Length && at < b.Length && a[at] == b[at])
            at++;
        return IsInHole(a, at) || IsInHole(b, at);
    }

    private static bool IsInHole(string text, int at)
    {
        int depth = 0;
        for (int i = 0; i <= at && i < text.Length; i++)
            depth += text[i] is Open or Unless or Sort ? 1 : i < at && text[i] is Close or End or SortEnd ? -1 : 0;
        return depth > 0;
    }

    private static string Sign(BinaryOperation operation) => operation switch { BinaryOperation.Add => "+", BinaryOperation.Subtract => "-", BinaryOperation.Multiply => "*", _ => "/" };
}
