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

    /// <summary>The expression, with the names of params between marks. What has no expression reads its params as numbers.</summary>
    public static string Of(Curve level) => level switch
    {
        ConstantCurve constant => Numbers.Literal(constant.Value),
        ParamCurve param => $"{Mark}{param.Name}{Mark}",
        BinaryCurve { Operation: BinaryOperation.Min or BinaryOperation.Max } extreme => $"Math.{extreme.Operation}({Of(extreme.Left)}, {Of(extreme.Right)})",
        BinaryCurve binary => $"{Operand(binary.Left)} {Sign(binary.Operation)} {Operand(binary.Right)}",
        QuantisedCurve quantised => $"Math.Round({Operand(quantised.Inner)} / {Numbers.Literal(quantised.Step)}) * {Numbers.Literal(quantised.Step)}",
        _ => Numbers.Literal(level.At(0)),
    };

    /// <summary>The same for people.</summary>
    public static string Words(Curve level) => Of(level).Replace($"{Mark}", "");

    /// <summary>The expression as an operand.</summary>
    public static string Operand(Curve level) => level is ConstantCurve { Value: >= 0 } or ParamCurve ? Of(level) : $"({Of(level)})";

    /// <summary>A number in the canonical form, or the hole for it.</summary>
    public static string Hole(Curve level) => level.Params == null ? Numbers.Format(level.At(0)) : $"{Open}{Of(level)}{Close}";

    private static string Sign(BinaryOperation operation) => operation switch { BinaryOperation.Add => "+", BinaryOperation.Subtract => "-", BinaryOperation.Multiply => "*", _ => "/" };
}
