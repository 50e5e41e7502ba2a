using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Something that holds at a time or does not.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record Claim(TextSpan Span)
{
    /// <summary>The claims that it is made of.</summary>
    public virtual IEnumerable<Claim> Parts => [];

    /// <summary>The values that it speaks of.</summary>
    public IEnumerable<ValueTerm> Values => (this is ComparisonClaim c ? c.Left.Values.Concat(c.Right.Values) : Parts.SelectMany(part => part.Values)).Distinct();
}

/// <summary>left (comparison) right, with one of &lt; &lt;= &gt; &gt;= =.</summary>
public sealed record ComparisonClaim(ClaimTerm Left, string Comparison, ClaimTerm Right, TextSpan Span) : Claim(Span);

/// <summary>The claim does not hold.</summary>
public sealed record NotClaim(Claim Inner, TextSpan Span) : Claim(Span)
{
    /// <inheritdoc />
    public override IEnumerable<Claim> Parts => [Inner];
}

/// <summary>All claims hold.</summary>
public sealed record AllClaim(IReadOnlyList<Claim> Claims, TextSpan Span) : Claim(Span)
{
    /// <inheritdoc />
    public override IEnumerable<Claim> Parts => Claims;
}

/// <summary>One of the claims holds.</summary>
public sealed record AnyClaim(IReadOnlyList<Claim> Claims, TextSpan Span) : Claim(Span)
{
    /// <inheritdoc />
    public override IEnumerable<Claim> Parts => Claims;
}

/// <summary>Where the premise holds, the conclusion does.</summary>
public sealed record ImpliesClaim(Claim Premise, Claim Conclusion, TextSpan Span) : Claim(Span)
{
    /// <inheritdoc />
    public override IEnumerable<Claim> Parts => [Premise, Conclusion];
}

/// <summary>A number at a time.</summary>
/// <param name="Span">Where it is written.</param>
public abstract record ClaimTerm(TextSpan Span)
{
    /// <summary>The terms that it is made of.</summary>
    public virtual IEnumerable<ClaimTerm> Parts => [];

    /// <summary>The values that it reads.</summary>
    public IEnumerable<ValueTerm> Values => this is ValueTerm value ? [value] : Parts.SelectMany(part => part.Values);
}

/// <summary>A number.</summary>
public sealed record NumberTerm : ClaimTerm
{
    /// <summary>A number.</summary>
    public NumberTerm(double number, TextSpan span)
        : this(new ConstantCurve(number), span)
    {
    }

    internal NumberTerm(Curve level, TextSpan span)
        : base(span) => Level = level;

    /// <summary>The number.</summary>
    public double Number => Level.At(0);

    /// <summary>The number as a curve: a calculation with params while something is proved of all their values.</summary>
    internal Curve Level { get; }
}

/// <summary>A signal, or a number of the methodology that has a name.</summary>
/// <param name="Name">The name as written.</param>
/// <param name="Value">What it is.</param>
/// <param name="IsPlanned">Whether the plan is meant, before controllers.</param>
/// <param name="Span">Where it is written.</param>
public sealed record ValueTerm(string Name, ScalarRef Value, bool IsPlanned, TextSpan Span) : ClaimTerm(Span)
{
    /// <summary>The words of the file.</summary>
    public string Written => IsPlanned ? $"planned {Name}" : Name;
}

/// <summary>A calculation.</summary>
public sealed record OperationTerm(BinaryOperation Operation, ClaimTerm Left, ClaimTerm Right, TextSpan Span) : ClaimTerm(Span)
{
    /// <inheritdoc />
    public override IEnumerable<ClaimTerm> Parts => [Left, Right];
}
