using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A signal and the feedback law that drives it.</summary>
/// <param name="Signal">The signal.</param>
/// <param name="Law">The law.</param>
/// <param name="Span">The whole statement.</param>
/// <param name="SignalSpan">Where the signal is named.</param>
public sealed record Drive(string Signal, FeedbackLaw Law, TextSpan Span, TextSpan SignalSpan);

/// <summary>A feedback law. The formulas stand in docs/language.md and at the runtime's classes.</summary>
/// <param name="Name">Its word in the language.</param>
/// <param name="Metric">What it looks at.</param>
/// <param name="SetPoint">Its target or threshold, or null.</param>
public abstract record FeedbackLaw(string Name, MetricKind Metric, ScalarRef? SetPoint)
{
    /// <summary>Whether it sets the signal itself, so that of a plan only the first value counts; else it multiplies the plan.</summary>
    public bool Replaces => this is not BoostLaw;
}

/// <summary>Proportional and integral (ControlVAE).</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Target">Where the metric shall be.</param>
/// <param name="Kp">Gain of the proportional part.</param>
/// <param name="Ki">Gain of the integral part.</param>
/// <param name="AsPublished">Whether the integral winds up as in the published code.</param>
public sealed record PiLaw(MetricKind Metric, ScalarRef Target, double Kp, double Ki, bool AsPublished) : FeedbackLaw("pi", Metric, Target);

/// <summary>A multiplier of a constraint (GECO).</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Target">Where the constraint metric - target is met.</param>
/// <param name="Rate">Rate of the exponent.</param>
public sealed record GecoLaw(MetricKind Metric, ScalarRef Target, double Rate) : FeedbackLaw("geco", Metric, Target);

/// <summary>An integral.</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Target">Where the metric shall be.</param>
/// <param name="Rate">Rate of the integral.</param>
public sealed record IntegralLaw(MetricKind Metric, ScalarRef Target, double Rate) : FeedbackLaw("integral", Metric, Target);

/// <summary>A sigmoid between the bounds.</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Threshold">Where it is halfway.</param>
/// <param name="Slope">Slope per unit of the metric.</param>
/// <param name="Trend">Weight of the change of the metric; 0 for none.</param>
public sealed record SigmoidLaw(MetricKind Metric, ScalarRef Threshold, double Slope, double Trend) : FeedbackLaw("sigmoid", Metric, Threshold);

/// <summary>Reduces on a plateau.</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Factor">What the value is multiplied by.</param>
/// <param name="Patience">Evaluations without improvement that are borne.</param>
/// <param name="Threshold">What is no improvement.</param>
/// <param name="IsRelative">Whether the threshold is a share of the best value.</param>
/// <param name="Cooldown">Evaluations after a reduction that do not count.</param>
/// <param name="Recover">What a large improvement multiplies by; 1 for none.</param>
/// <param name="RecoverAbove">What a large improvement is.</param>
public sealed record PlateauLaw(MetricKind Metric, double Factor, int Patience, double Threshold, bool IsRelative, int Cooldown, double Recover, double RecoverAbove)
    : FeedbackLaw("plateau", Metric, null);

/// <summary>Multiplies the plan while a metric stalls.</summary>
/// <param name="Metric">What it looks at.</param>
/// <param name="Within">A smaller improvement is a stall.</param>
/// <param name="Patience">From how many stalls in a row on it acts.</param>
/// <param name="Factor">What a stall multiplies by.</param>
/// <param name="Relax">What progress multiplies by.</param>
public sealed record BoostLaw(MetricKind Metric, double Within, int Patience, double Factor, double Relax) : FeedbackLaw("boost", Metric, null);
