using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>
/// Claims as curves: the excess of a claim is at most 0 exactly where the claim holds. A comparison l &lt;= r has the excess (l - r) / s, s the size of
/// what is compared; 'and' is the larger excess, 'or' the smaller one (the robustness of Fainekos and Pappas 2009, with the sign turned). So one search for the
/// largest excess decides a claim over all times.
/// </summary>
internal sealed class ClaimCurves(Methodology methodology, bool planned, double from, double to)
{
    /// <summary>By what the excess of a strict comparison is raised, so that sides which touch exceed.</summary>
    public const double Strict = 2 * Crossings.RelativeTolerance;

    /// <summary>
    /// Excesses up to this one touch; they do not exceed. It is a little less than <see cref="Strict"/>, for rounding, and not much less: where a premise comes true
    /// at the moment at which its strict conclusion does, the smaller excess of the two rises to a share of <see cref="Strict"/> and falls again.
    /// </summary>
    public const double Touch = 0.999 * Strict;

    /// <summary>How exactly the largest excess is found: to less than <see cref="Strict"/>, or what touches would be overlooked beside a larger value elsewhere.</summary>
    public const double Slack = Strict / 4;

    /// <summary>Values that differ by less than a billionth of their size count as equal.</summary>
    private const double Equality = 1e-9;

    private readonly Dictionary<string, DrivenReach?> reached = new(StringComparer.Ordinal);

    /// <summary>The excess of a claim, or of its opposite.</summary>
    public Curve Excess(Claim claim, bool negated = false) => claim switch
    {
        ComparisonClaim comparison => Excess(comparison, negated),
        NotClaim not => Excess(not.Inner, !negated),
        AllClaim all => Joined(negated ? BinaryOperation.Min : BinaryOperation.Max, [.. all.Claims.Select(part => Excess(part, negated))]),
        AnyClaim any => Joined(negated ? BinaryOperation.Max : BinaryOperation.Min, [.. any.Claims.Select(part => Excess(part, negated))]),
        ImpliesClaim implies => Joined(negated ? BinaryOperation.Max : BinaryOperation.Min, [Excess(implies.Premise, !negated), Excess(implies.Conclusion, negated)]),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The curve of a term.</summary>
    public Curve Of(ClaimTerm term) => term switch
    {
        NumberTerm number => number.Level,
        ValueTerm value => Of(value),
        OperationTerm operation => Folded(new BinaryCurve(operation.Operation, Of(operation.Left), Of(operation.Right))),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Whether controllers may change a value.</summary>
    public bool IsDriven(ValueTerm value) => !planned && !value.IsPlanned && value.Value.Signal is { } signal && methodology.PipelineOf(signal).Count > 0;

    /// <summary>A number by which the excess of a comparison has to be multiplied to get the difference of its sides.</summary>
    public double Size(ComparisonClaim comparison)
    {
        Interval left = Of(comparison.Left).Bound(from, to);
        Interval right = Of(comparison.Right).Bound(from, to);
        double size = Math.Max(Math.Max(Math.Abs(left.Low), Math.Abs(left.High)), Math.Max(Math.Abs(right.Low), Math.Abs(right.High)));
        return size > 1e-290 && size < 1e290 ? size : 1;
    }

    private Curve Of(ValueTerm value)
    {
        if (value.Value.Signal is not { } name)
            return value.Value.Level ?? new ConstantCurve(value.Value.Number);
        Signal signal = methodology.FindSignal(name)!;
        return IsDriven(value) ? new ReachCurve(methodology, signal, Reached(name)) : new ReferenceCurve(name, signal.Timeline!);
    }

    private DrivenReach? Reached(string signal)
    {
        if (!reached.TryGetValue(signal, out DrivenReach? reach))
            reached.Add(signal, reach = Reachable.OfParams(methodology, signal));
        return reach;
    }

    private Curve Excess(ComparisonClaim claim, bool negated)
    {
        Curve left = Of(claim.Left);
        Curve right = Of(claim.Right);
        ConstantCurve share = new(1 / Size(claim));
        Curve over = new BinaryCurve(BinaryOperation.Multiply, new BinaryCurve(BinaryOperation.Subtract, left, right), share);
        Curve under = new BinaryCurve(BinaryOperation.Multiply, new BinaryCurve(BinaryOperation.Subtract, right, left), share);
        return (claim.Comparison, negated) switch
        {
            ("<=", false) or (">", true) => over,
            (">=", false) or ("<", true) => under,
            ("<", false) or (">=", true) => Raised(over, Strict),
            (">", false) or ("<=", true) => Raised(under, Strict),
            (_, false) => Raised(new BinaryCurve(BinaryOperation.Max, over, under), -Equality),
            _ => Raised(new BinaryCurve(BinaryOperation.Min, over, under), Equality + Strict),
        };
    }

    // Strict: what touches must not, so it counts as too much.
    private static BinaryCurve Raised(Curve curve, double by) => new(BinaryOperation.Add, curve, new ConstantCurve(by));

    // Balanced, so that a long list is not a deep one.
    private static Curve Joined(BinaryOperation operation, IReadOnlyList<Curve> curves)
    {
        List<Curve> level = [.. curves];
        while (level.Count > 1)
            level = [.. Enumerable.Range(0, (level.Count + 1) / 2).Select(i => 2 * i + 1 < level.Count ? new BinaryCurve(operation, level[2 * i], level[2 * i + 1]) : level[2 * i])];
        return level[0];
    }

    private static Curve Folded(BinaryCurve curve) => curve is { Left: ConstantCurve, Right: ConstantCurve } ? new ConstantCurve(curve.At(0)) : curve;
}
