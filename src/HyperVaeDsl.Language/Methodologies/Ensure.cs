using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A property that the compiler proves, or refuses the methodology. It changes nothing in training.</summary>
/// <param name="Name">Its name; null without one.</param>
/// <param name="Documentation">The /// lines before it.</param>
/// <param name="During">The phase that it is about; null for the whole run.</param>
/// <param name="Property">What must hold.</param>
/// <param name="Written">The property in the words of the file.</param>
/// <param name="Span">Where it stands.</param>
public sealed record EnsureSpec(string? Name, string Documentation, Phase? During, EnsuredProperty Property, string Written, TextSpan Span)
{
    /// <summary>
    /// What it says and nothing else: equal texts ask for the same. It is no part of the canonical form of the methodology, because training does
    /// not depend on it.
    /// </summary>
    public string Canonical => CanonicalEnsures.Write(this);
}

/// <summary>What an ensure asks for.</summary>
public abstract record EnsuredProperty;

/// <summary>A claim holds at every time.</summary>
public sealed record AlwaysProperty(Claim Claim) : EnsuredProperty;

/// <summary>A claim holds at a time of the plan.</summary>
/// <param name="Time">The time in epochs; null for the limit at the end.</param>
/// <param name="Claim">The claim.</param>
/// <param name="TimeSpan">Where the time is written.</param>
public sealed record AtProperty(double? Time, Claim Claim, TextSpan TimeSpan) : EnsuredProperty;

/// <summary>A claim holds at some training step.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Within">So many epochs from the start at the latest; null for the end.</param>
/// <param name="WithinSpan">Where that is written.</param>
public sealed record EventuallyProperty(Claim Claim, double? Within, TextSpan WithinSpan) : EnsuredProperty;

/// <summary>A claim comes true at some training step, and another one holds at every time before the first such step.</summary>
/// <param name="Claim">What holds at first.</param>
/// <param name="Until">What comes.</param>
public sealed record UntilProperty(Claim Claim, Claim Until) : EnsuredProperty;

/// <summary>How fast a value changes: per epoch the largest derivative, where a jump is infinitely fast; per step the difference of two times a step apart.</summary>
/// <param name="Value">The value.</param>
/// <param name="IsStrict">Whether the limit itself is too much.</param>
/// <param name="Limit">The limit.</param>
/// <param name="PerStep">Whether it is per step; else per epoch.</param>
public sealed record ChangeProperty(ClaimTerm Value, bool IsStrict, double Limit, bool PerStep) : EnsuredProperty;

/// <summary>The integral of a value over time, in epochs, compares with a bound.</summary>
/// <param name="Value">The value.</param>
/// <param name="From">From when, in epochs; null for the start.</param>
/// <param name="To">To when; null for the end.</param>
/// <param name="Comparison">One of &lt; &lt;= &gt; &gt;=.</param>
/// <param name="Bound">The bound: value times epochs.</param>
/// <param name="OverSpan">Where the times are written.</param>
public sealed record IntegralProperty(ClaimTerm Value, double? From, double? To, string Comparison, double Bound, TextSpan OverSpan) : EnsuredProperty;
