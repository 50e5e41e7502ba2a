using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Binding;

/// <summary>
/// Binds weights and parameters of losses: numbers, words and signals. One with a schedule of its own becomes a signal named after the
/// loss and the option.
/// </summary>
internal sealed class LossScalarBinder(BindingContext context, ScheduleBinder schedules, IReadOnlyList<Signal> signals)
{
    /// <summary>What a weight may be.</summary>
    public static readonly Interval WeightRange = new(0, double.PositiveInfinity);

    /// <summary>Signals for the weights and parameters that have schedules of their own.</summary>
    public List<Signal> OwnSignals { get; } = [];

    /// <summary>What a parameter may be.</summary>
    public static Interval RangeOf(LossParameter parameter) => new(parameter.Minimum, parameter.Maximum >= double.MaxValue ? double.PositiveInfinity : parameter.Maximum);

    /// <summary>The weight of a loss; null after a mistake was reported.</summary>
    public ScalarRef? Weight(LossSyntax syntax, OptionSyntax option)
    {
        switch (option.Value)
        {
            case NumberSyntax { HasParams: true, Unit: "" } number:
                return new ScalarRef(null, 0, number.Span) { Level = number.Level };
            case NumberSyntax number:
                return context.Real(number, double.MinValue, double.MaxValue, "A weight") is { } value ? new ScalarRef(null, value, number.Span) : null;
            case WordSyntax word when signals.Any(signal => signal.Name == word.Text):
                return new ScalarRef(word.Text, 0, word.Span);
            case WordSyntax word:
                context.ReportUnknown(word, "signal", signals.Select(signal => signal.Name));
                return null;
            case ConstantSyntax constant:
                context.Report(Rules.BadValue, constant.Span, $"A constant weight does not jump. Write 'weight {Numbers.Format(constant.Value.Value)}'.", new DiagnosticDetails
                {
                    Fixes = [new Fix("Remove 'jump'", constant.Span, Numbers.Format(constant.Value.Value))],
                });
                return null;
            case ScheduleSyntax schedule when context.Epochs > 0 && !syntax.IsBroken:
                return Own(syntax.Name.Text + ".weight", schedule, WeightRange, isWeight: true);
            default:
                return null;
        }
    }

    /// <summary>A parameter of a loss; null after a mistake was reported.</summary>
    public ScalarRef? Parameter(LossSyntax syntax, LossParameter parameter, OptionSyntax option)
    {
        if (parameter.Choices.Count > 0)
            return Choice(parameter, option);
        if (parameter.AcceptsSignal && option.Value is WordSyntax word)
        {
            if (signals.Any(signal => signal.Name == word.Text))
                return new ScalarRef(word.Text, 0, word.Span);
            context.ReportUnknown(word, "signal", signals.Select(signal => signal.Name));
            return null;
        }
        if (option.Value is ScheduleSyntax schedule and not ConstantSyntax && context.Epochs > 0 && !syntax.IsBroken)
        {
            int before = context.Diagnostics.Count;
            ScalarRef own = Own($"{syntax.Name.Text}.{parameter.Name}", schedule, RangeOf(parameter), isWeight: false);
            if (OwnSignals[OwnSignals.Count - 1].Timeline?.Level is { } level && parameter.Unit.Length == 0 && !parameter.IsWhole)
            {
                OwnSignals.RemoveAt(OwnSignals.Count - 1);
                return Open(parameter, level, schedule.Span);
            }
            // What is calculated from numbers is the number, with the limits of one.
            if (OwnSignals[OwnSignals.Count - 1].Timeline?.Constant is { } calculated && parameter.Unit.Length == 0)
            {
                OwnSignals.RemoveAt(OwnSignals.Count - 1);
                return Limited(parameter, calculated, schedule.Span, "");
            }
            if (parameter.AcceptsSignal || context.Diagnostics.Count > before)
                return own;
            OwnSignals.RemoveAt(OwnSignals.Count - 1);
        }
        if (option.Value is not NumberSyntax number)
        {
            string kind = parameter.IsWhole || parameter.IsFixed ? "a number that does not change" : "a number, a signal or a schedule";
            context.Report(Rules.BadValue, option.Value.Span, $"'{parameter.Name}' is {kind}, for example '{parameter.Name} {parameter.Example}'.");
            return null;
        }
        bool isPercentage = parameter.IsShare && number.Unit == "%";
        if (number.HasParams && !parameter.IsWhole && (isPercentage || number.Unit == parameter.Unit))
            return Open(parameter, isPercentage ? new BinaryCurve(BinaryOperation.Divide, number.Level, new ConstantCurve(100)) : number.Level, number.Span);
        double value = isPercentage ? number.Value / 100 : number.Value;
        if (!isPercentage && number.Unit != parameter.Unit)
        {
            string message = parameter.Unit.Length > 0
                ? $"'{parameter.Name}' is given in {parameter.Unit}: write for example '{parameter.Name} {(number.Unit.Length == 0 ? $"{Numbers.Format(number.Value)} {parameter.Unit}" : parameter.Example)}'."
                : $"'{parameter.Name}' has no unit: write '{parameter.Name} {Numbers.Short(number.Unit == "%" ? number.Value / 100 : number.Value, 15)}'.";
            context.Report(Rules.MissingUnit, number.Span, message);
            return null;
        }
        return Limited(parameter, value, number.Span, isPercentage ? "%" : "");
    }

    private ScalarRef Own(string name, ScheduleSyntax schedule, Interval range, bool isWeight)
    {
        IReadOnlyList<Segment>? segments = schedules.Bind(schedule, 0, context.Epochs, null, "the run", name);
        SignalTimeline? timeline = segments == null ? null : new SignalTimeline(segments, false);
        OwnSignals.Add(new Signal(name, "", range, timeline, schedule.Span, isWeight));
        return new ScalarRef(name, 0, schedule.Span);
    }

    private ScalarRef? Limited(LossParameter parameter, double value, TextSpan span, string unit)
    {
        bool fits = value >= parameter.Minimum && value <= parameter.Maximum && (!parameter.IsWhole || Math.Floor(value).Equals(value));
        if (fits)
            return new ScalarRef(null, value, span);
        string whole = parameter.IsWhole ? "a whole number" : "a number";
        string bounds = parameter.Maximum >= double.MaxValue ? $"of at least {Numbers.Format(parameter.Minimum)}" : $"from {Numbers.Format(parameter.Minimum)} to {Numbers.Format(parameter.Maximum)}";
        context.Report(Rules.BadValue, span, $"'{parameter.Name}' is {whole} {bounds}, not {Numbers.Format(unit == "%" ? value * 100 : value)}{unit}.");
        return null;
    }

    // The limits are required of all values of the params.
    private static ScalarRef Open(LossParameter parameter, Curve level, TextSpan span)
    {
        level.Params!.Require(new ParamFact(level, 0, 0, RangeOf(parameter), 0, Rules.BadValue.Code, span));
        return new ScalarRef(null, 0, span) { Level = level };
    }

    private ScalarRef? Choice(LossParameter parameter, OptionSyntax option)
    {
        string[] words = [.. parameter.Choices.Select(choice => choice.Word)];
        int index = option.Value is WordSyntax word ? Array.IndexOf(words, word.Text) : -1;
        if (index >= 0)
            return new ScalarRef(null, index, option.Value.Span);
        string written = option.Value is WordSyntax other ? $", not '{other.Text}'.{Suggestion.For(other.Text, words)}" : $". Write for example '{parameter.Name} {parameter.Example}'.";
        context.Report(Rules.BadValue, option.Value.Span, $"'{parameter.Name}' is {string.Join(" or ", words)}{written}");
        return null;
    }
}
