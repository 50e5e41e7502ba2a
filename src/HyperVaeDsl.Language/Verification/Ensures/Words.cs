using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification.Ensures;

/// <summary>Claims and terms in the words of a file.</summary>
internal static class Words
{
    public static string Of(Claim claim) => claim switch
    {
        ComparisonClaim c => $"{Of(c.Left)} {c.Comparison} {Of(c.Right)}",
        NotClaim not => $"not {Inner(not.Inner)}",
        AllClaim all => Range(all) ?? string.Join(" and ", all.Claims.Select(Inner)),
        AnyClaim any => string.Join(" or ", any.Claims.Select(Inner)),
        ImpliesClaim implies => $"{Inner(implies.Premise)} implies {Inner(implies.Conclusion)}",
        _ => throw new InvalidOperationException(),
    };

    public static string Of(ClaimTerm term) => term switch
    {
        NumberTerm number => Numbers.Format(number.Number),
        ValueTerm value => value.Written,
        OperationTerm { Operation: BinaryOperation.Subtract, Left: NumberTerm { Number: 0 } } negation => $"-{Inner(negation.Right, true)}",
        OperationTerm { Operation: BinaryOperation.Max, Right: OperationTerm { Operation: BinaryOperation.Subtract, Left: NumberTerm { Number: 0 } } negative } size when ReferenceEquals(size.Left, negative.Right) => $"abs({Of(size.Left)})",
        OperationTerm { Operation: BinaryOperation.Min } min => $"min({Of(min.Left)}, {Of(min.Right)})",
        OperationTerm { Operation: BinaryOperation.Max } max => $"max({Of(max.Left)}, {Of(max.Right)})",
        OperationTerm { Operation: BinaryOperation.Add } sum => $"{Of(sum.Left)} + {Inner(sum.Right, true)}",
        OperationTerm { Operation: BinaryOperation.Subtract } difference => $"{Of(difference.Left)} - {Inner(difference.Right, true)}",
        OperationTerm { Operation: BinaryOperation.Multiply } product => $"{Inner(product.Left, false)} * {Inner(product.Right, true)}",
        OperationTerm quotient => $"{Inner(quotient.Left, false)} / {Inner(quotient.Right, true)}",
        _ => throw new InvalidOperationException(),
    };

    // a in low..high is two comparisons of one term.
    private static string? Range(AllClaim claim) =>
        claim.Claims.Count == 2 && claim.Claims[0] is ComparisonClaim { Right: NumberTerm low } first && claim.Claims[1] is ComparisonClaim { Right: NumberTerm high } second && ReferenceEquals(first.Left, second.Left)
            ? $"{Of(first.Left)} in {Numbers.Format(low.Number)}..{Numbers.Format(high.Number)}"
            : null;

    private static string Inner(Claim claim) => claim is ComparisonClaim or NotClaim ? Of(claim) : $"({Of(claim)})";

    // A product needs no parentheses in a sum; behind a sign of equal rank everything calculated does.
    private static string Inner(ClaimTerm term, bool isBehind) =>
        term is OperationTerm { Operation: BinaryOperation.Add or BinaryOperation.Subtract } || (isBehind && term is OperationTerm { Operation: BinaryOperation.Multiply or BinaryOperation.Divide }) ? $"({Of(term)})" : Of(term);
}
