using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>What all binders share: the findings, the words of broken statements, and the length of the run.</summary>
internal sealed class BindingContext(DiagnosticBag diagnostics, ISet<string> brokenWords)
{
    public DiagnosticBag Diagnostics { get; } = diagnostics;

    // An epoch has at most 19683 steps; what is shorter than a step is a mistake, and would take for ever to count.
    public const double ShortestDuration = 1e-5;

    /// <summary>Length of the run; 0 while unknown.</summary>
    public int Epochs { get; set; }

    /// <summary>Where the length of the run is written; null while it is not known.</summary>
    public TextSpan? EpochsSpan { get; set; }

    /// <summary>The length of the run as another place of a finding.</summary>
    public IReadOnlyList<RelatedLocation> RunPlace => EpochsSpan is { } place ? [new RelatedLocation(place, "the length of the run")] : [];

    /// <summary>Batches in an epoch; 0 while unknown.</summary>
    public int StepsPerEpoch { get; set; }

    /// <summary>Operations in all batches of an epoch; 0 while unknown.</summary>
    public double SamplesPerEpoch { get; set; }

    /// <summary>Signals and weights that laws set or rules shift: even a plan of 0 does not make them dead.</summary>
    public ISet<string> Moved { get; set; } = new HashSet<string>();

    /// <summary>Data and model of the user's own; null when the runtime has both.</summary>
    public Methodologies.ExternalSpec? External { get; set; }

    /// <summary>What metrics are measured on; null while the data is unknown.</summary>
    public MeasuredPart? Part { get; set; }

    /// <summary>The metrics that the methodology declares.</summary>
    public IReadOnlyList<Methodologies.MetricKind> OwnMetrics { get; set; } = [];

    /// <summary>The metrics that there are.</summary>
    public IReadOnlyList<Methodologies.MetricKind> Metrics => External != null ? OwnMetrics : OwnMetrics.Count == 0 ? Methodologies.MetricKind.All : [.. Methodologies.MetricKind.All, .. OwnMetrics];

    /// <summary>The components of the model.</summary>
    public IReadOnlyList<string> Components => External is { IsTrained: true } trained ? trained.Components : BlockBinder.Components;

    /// <summary>Whether the runtime has no training step for the methodology.</summary>
    public bool IsScheduleOnly => External is { IsTrained: false };

    /// <summary>Whether a broken statement mentions the word: then its absence elsewhere is no finding of its own.</summary>
    public bool IsBroken(string word) => brokenWords.Contains(word);

    /// <summary>Notes a word that a mistake took out of its place: nothing is said about its absence.</summary>
    public void Forgive(string word) => brokenWords.Add(word);

    public void Report(DiagnosticRule rule, TextSpan span, string message, params RelatedLocation[] related) =>
        Diagnostics.Report(rule, span, message, related);

    public void Report(DiagnosticRule rule, TextSpan span, string message, DiagnosticDetails details) =>
        Diagnostics.Report(rule, span, message, details);

    /// <summary>Reports an unknown name with the nearest known one, unless a broken statement may have declared it.</summary>
    public void ReportUnknown(WordSyntax word, string what, IEnumerable<string> known)
    {
        if (IsBroken(word.Text))
            return;
        string[] names = [.. known];
        string? nearest = Suggestion.Nearest(word.Text, names);
        string suggestion = nearest == null ? "" : $" Did you mean '{nearest}'?";
        // What was probably meant is not missing elsewhere.
        if (nearest != null)
            brokenWords.Add(nearest);
        if (suggestion.Length == 0 && names.Length is > 0 and <= 24)
            suggestion = $" There are: {string.Join(", ", names)}.";
        else if (suggestion.Length == 0 && names.Length == 0 && what == "signal")
            suggestion = $" Declare it first, for example 'signal {word.Text} in 0..1 = 0.5'.";
        Report(Rules.UnknownName, word.Span, $"There is no {what} '{word.Text}'.{suggestion}", Suggestion.Details(word.Text, word.Span, names));
    }

    /// <summary>A duration in epochs, or null after reporting why not.</summary>
    public double? Duration(NumberSyntax number)
    {
        if (number.Value <= 0)
        {
            Report(Rules.BadDuration, number.Span, $"A duration of {Shown(number)} is not positive. Write one above 0.");
            return null;
        }
        double? epochs = InEpochs(number.Value, number.Unit);
        if (!(epochs < ShortestDuration))
            return epochs;
        Report(Rules.BadDuration, number.Span, $"A duration of {Shown(number)} is shorter than any training step. Write at least {Numbers.Format(ShortestDuration)} epochs.");
        return null;
    }

    /// <summary>A duration in epochs that only waits: it may be a calculation with params.</summary>
    public Quantity? Wait(NumberSyntax number)
    {
        Quantity? epochs = number.Unit switch
        {
            "epochs" => number.Quantity,
            "steps" when StepsPerEpoch > 0 => number.Quantity / StepsPerEpoch,
            "samples" when SamplesPerEpoch > 0 => number.Quantity / SamplesPerEpoch,
            "%" when Epochs > 0 => number.Quantity * Epochs / 100.0,
            _ => null,
        };
        if (number.HasParams && epochs is { } wait && IsAtLeast(wait, ShortestDuration, Rules.BadDuration, number.Span))
            return wait;
        return Duration(number);
    }

    /// <summary>A whole number that is only counted with: a param of whole numbers stays one. Null for what is no such param.</summary>
    public static Quantity? Counted(NumberSyntax number, double most)
    {
        if (number.Level is not Timelines.ParamCurve { Box: var box } param || !box.Domains[param.Index].AreWhole || box.Domains[param.Index].Range is not { Low: >= 1 } range || range.High > most)
            return null;
        return number.Quantity;
    }

    /// <summary>A duration that is counted in whole epochs, or null after reporting why it is not.</summary>
    public Quantity? WholeEpochsToWait(NumberSyntax duration) => (duration.Unit == "epochs" ? Counted(duration, 1e9) : null) ?? WholeEpochs(duration);

    /// <summary>A duration that is counted in whole epochs, or null after reporting why it is not.</summary>
    public int? WholeEpochs(NumberSyntax duration)
    {
        if (Duration(duration) is not { } epochs)
            return null;
        if (Math.Abs(epochs - Math.Round(epochs)) < 1e-9 && epochs >= 1)
            return (int)Math.Round(epochs);
        string example = $"{Numbers.Format(Math.Max(1, Math.Round(Math.Min(epochs, 1e6))))} epochs";
        Report(Rules.BadDuration, duration.Span, $"This is counted in whole epochs, and {Numbers.Short(epochs)} is not a whole number of at least 1. Write for example '{example}'.", new DiagnosticDetails { Fixes = [new Fix($"Write '{example}'", duration.Span, example) { Applicability = Applicability.Choice }] });
        return null;
    }

    /// <summary>
    /// A value or a difference of a metric in the metric's unit, or null after reporting why not: 99.5% and 0.995 of a fraction are
    /// the same, a percentage of anything else has no meaning, and 92 for a fraction is meant to be 92%.
    /// </summary>
    public Quantity? InUnitOf(MetricKind metric, NumberSyntax number)
    {
        bool isFraction = metric.Unit == MetricUnit.Fraction;
        if (number.Unit == "%" && !isFraction)
            Report(Rules.WrongMetricUnit, number.Span, $"'{metric.Name}' is {UnitOf(metric)}, which has no percentages. Write a number without '%', for example {Numbers.Format(Example(metric))}.");
        else if (number.Unit != "%" && isFraction && !IsAtMost(number, 1, Rules.WrongMetricUnit) && number.Value is > 1 and <= 100)
            Report(Rules.WrongMetricUnit, number.Span, $"'{metric.Name}' is a fraction from 0 to 1, and {Numbers.Format(number.Value)} is not. Write '{Numbers.Format(number.Value)}%', which is {Numbers.Short(number.Value / 100, 15)}.", new DiagnosticDetails { Fixes = [new Fix($"Write '{Numbers.Format(number.Value)}%'", number.Span, Numbers.Format(number.Value) + "%")] });
        else
            return number.Unit == "%" ? number.Quantity / 100.0 : number.Quantity;
        return null;
    }

    /// <summary>Whether a number is at most another one, which is required of all values of its params.</summary>
    private static bool IsAtMost(NumberSyntax number, double most, DiagnosticRule rule)
    {
        if (number.Level.Params is not { } box)
            return number.Value <= most;
        bool isBelow = box.Peek(() => number.Level.At(0) <= most);
        if (isBelow)
            box.Require(new Timelines.ParamFact(number.Level, 0, 0, new Timelines.Interval(double.NegativeInfinity, most), 0, rule.Code, number.Span));
        return isBelow;
    }

    /// <summary>Whether a quantity is at least a number, which is required of all values of its params.</summary>
    public static bool IsAtLeast(Quantity quantity, double least, DiagnosticRule rule, TextSpan span)
    {
        if (quantity.Level is not { } level)
            return (double)quantity >= least;
        Timelines.ParamBox box = level.Params!;
        bool isAbove = box.Peek(() => level.At(0) >= least);
        if (isAbove)
            box.Require(new Timelines.ParamFact(level, 0, 0, new Timelines.Interval(least, double.PositiveInfinity), 0, rule.Code, span));
        return isAbove;
    }

    /// <summary>
    /// Reports a margin that the metric cannot show: one below the smallest difference of two values is the same as none, and one below the
    /// error of its samples is decided by which pairs were drawn.
    /// </summary>
    public void CheckMargin(MetricKind metric, Quantity margin, TextSpan span)
    {
        if (Part is not { } part)
            return;
        double step = metric.StepOn(part);
        double least = Math.Max(step * (1 - 1e-9), metric.SamplingError);
        if (least <= 0 || (margin.Level != null && IsAtLeast(margin, least, Rules.BelowResolution, span)) || margin <= 0)
            return;
        // A margin of one step, written in decimals, may be a little less.
        if (margin < step * (1 - 1e-9))
            Report(Rules.BelowResolution, span, $"Values of {metric.Name} differ by at least {Numbers.Short(step, 3)} (it counts {(metric.Counts == MetricCount.Samples ? $"{Numbers.Format(metric.Samples!.Value)} samples" : metric.Counts == MetricCount.AllOperations ? "all operations" : part.Words)}), so a margin of {Numbers.Format(margin)} is the same as none. Leave it out, or write a larger one.");
        else if (margin < metric.SamplingError)
            Report(Rules.BelowNoise, span, $"A margin of {Numbers.Format(margin)} lies within the error of the {Numbers.Format(metric.Samples!.Value)} samples that {metric.Name} is measured on, about {Numbers.Short(metric.SamplingError, 3)}: what differs by so little here need not differ on others. Write a larger one, or take a metric that is measured on everything.");
    }

    private static string UnitOf(MetricKind metric) => metric.Unit switch
    {
        MetricUnit.Correlation => "a correlation",
        MetricUnit.Score => "a sum of correlations",
        MetricUnit.Nats => "a number of nats",
        MetricUnit.Norm => "a Euclidean norm",
        MetricUnit.HyperbolicDistance => "a hyperbolic distance",
        MetricUnit.Variance => "a variance",
        MetricUnit.Ratio => "a ratio of variances",
        _ => "a fraction",
    };

    private static double Example(MetricKind metric) => metric.Unit is MetricUnit.Correlation ? metric.Better == MetricDirection.Lower ? -0.8 : 0.8 : 0.5;

    /// <summary>A time in epochs; null while the length of the run or of an epoch is unknown (and that was reported).</summary>
    public double? InEpochs(double value, string unit) => unit switch
    {
        "epochs" => value,
        "steps" => StepsPerEpoch > 0 ? value / StepsPerEpoch : null,
        "samples" => SamplesPerEpoch > 0 ? value / SamplesPerEpoch : null,
        _ => Epochs > 0 ? value * Epochs / 100.0 : null,
    };

    /// <summary>
    /// Whether a number lies below another one. Where params take part it is required of all their values, and said of those that they have.
    /// </summary>
    public static bool IsBelow(NumberSyntax low, NumberSyntax high, TextSpan span)
    {
        Timelines.BinaryCurve room = new(Timelines.BinaryOperation.Subtract, high.Level, low.Level);
        if (room.Params is not { } box)
            return low.Value < high.Value;
        box.Require(Timelines.ParamFact.NotZero(room, 0, 0, isPositive: true, Rules.BadRange.Code, span));
        return box.Peek(() => low.Value < high.Value);
    }

    /// <summary>A whole number in [minimum, maximum], or null after reporting.</summary>
    public int? Whole(NumberSyntax number, int minimum, int maximum, string what)
    {
        if (double.IsNaN(number.Value))
            return null; // Its text was reported when it was read.
        if (number.Unit.Length == 0 && number.Value >= minimum && number.Value <= maximum && Math.Floor(number.Value).Equals(number.Value))
            return (int)number.Value;
        string bounds = maximum == int.MaxValue && !(number.Value > maximum) ? $"of at least {Numbers.Format(minimum)}" : $"from {Numbers.Format(minimum)} to {Numbers.Format(maximum)}";
        Report(Rules.BadValue, number.Span, $"{what} is a whole number {bounds}, not {Shown(number)}.");
        return null;
    }

    /// <summary>A number in [minimum, maximum], or null after reporting.</summary>
    public double? Real(NumberSyntax number, double minimum, double maximum, string what)
    {
        if (double.IsNaN(number.Value))
            return null; // Its text was reported when it was read.
        if (number.Unit.Length == 0 && number.Value >= minimum && number.Value <= maximum)
            return number.Value;
        string bounds = minimum <= double.MinValue ? "without a unit" : maximum >= double.MaxValue ? $"of at least {Numbers.Format(minimum)}" : $"from {Numbers.Format(minimum)} to {Numbers.Format(maximum)}";
        // A percentage of a plain number says exactly which one is meant.
        bool isShare = number.Unit == "%" && number.Value / 100 >= minimum && number.Value / 100 <= Math.Min(1, maximum);
        Report(Rules.BadValue, number.Span, $"{what} is a number {bounds}, not {Shown(number)}.", new DiagnosticDetails { Fixes = isShare ? [new Fix($"Write {Numbers.Short(number.Value / 100, 15)}", number.Span, Numbers.Short(number.Value / 100, 15))] : [] });
        return null;
    }

    /// <summary>A number with its unit, as a message shows it.</summary>
    public static string Shown(NumberSyntax number) => Numbers.Format(number.Value) + (number.Unit == "%" ? "%" : number.Unit.Length == 0 ? "" : " " + number.Unit);
}
