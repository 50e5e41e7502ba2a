using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// Properties as texts of their own: phases as their times, durations in epochs, every parenthesis written. A tool that compares two methodologies
/// compares these lines beside the canonical forms.
/// </summary>
public static class CanonicalEnsures
{
    /// <summary>All properties, sorted, a line each.</summary>
    public static IReadOnlyList<string> Of(Methodology methodology) => [.. methodology.Ensures.Select(Write).OrderBy(line => line, StringComparer.Ordinal)];

    /// <summary>One property.</summary>
    public static string Write(EnsureSpec ensure) =>
        $"ensure {(ensure.During is { } phase ? $"during {Numbers.Format(phase.Start)}..{Numbers.Format(phase.End)} " : "")}{Write(ensure.Property)}";

    private static string Write(EnsuredProperty property) => property switch
    {
        AlwaysProperty always => $"always {Write(always.Claim)}",
        AtProperty at => $"at {(at.Time is { } time ? Numbers.Format(time) : "end")} {Write(at.Claim)}",
        EventuallyProperty eventually => $"eventually {Write(eventually.Claim)}{(eventually.Within is { } within ? $" within {Numbers.Format(within)}" : "")}",
        UntilProperty until => $"{Write(until.Claim)} until {Write(until.Until)}",
        ChangeProperty change => $"change of {Write(change.Value)} {(change.IsStrict ? "<" : "<=")} {Numbers.Format(change.Limit)} per {(change.PerStep ? "step" : "epoch")}",
        IntegralProperty integral => $"integral of {Write(integral.Value)} over {(integral.From is { } from ? Numbers.Format(from) : "start")}..{(integral.To is { } to ? Numbers.Format(to) : "end")} {integral.Comparison} {Numbers.Format(integral.Bound)}",
        _ => throw new InvalidOperationException(),
    };

    private static string Write(Claim claim) => claim switch
    {
        ComparisonClaim comparison => $"({Write(comparison.Left)} {comparison.Comparison} {Write(comparison.Right)})",
        NotClaim not => $"not {Write(not.Inner)}",
        AllClaim all => $"({string.Join(" and ", all.Claims.Select(Write))})",
        AnyClaim any => $"({string.Join(" or ", any.Claims.Select(Write))})",
        ImpliesClaim implies => $"({Write(implies.Premise)} implies {Write(implies.Conclusion)})",
        _ => throw new InvalidOperationException(),
    };

    private static string Write(ClaimTerm term) => term switch
    {
        NumberTerm number => Numbers.Format(number.Number),
        ValueTerm value => value.Value.Signal == null ? Numbers.Format(value.Value.Number) : value.IsPlanned ? $"planned {value.Value.Signal}" : value.Value.Signal,
        OperationTerm operation => $"({Write(operation.Left)} {CanonicalCurves.Sign(operation.Operation)} {Write(operation.Right)})",
        _ => throw new InvalidOperationException(),
    };
}
