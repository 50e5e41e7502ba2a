using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Binding;

/// <summary>Binds the constants of feedback laws.</summary>
internal sealed class LawBinder(BindingContext context, IReadOnlyCollection<string> signals)
{
    private const int MostEvaluations = 1_000_000;

    /// <summary>The law of a statement; null after reporting a mistake.</summary>
    public FeedbackLaw? Bind(DriveSyntax syntax, MetricKind metric)
    {
        switch (syntax.Law.Text)
        {
            case "pi":
                return SetPoint(syntax, "target", metric) is { } point
                    ? new PiLaw(metric, point, Real(syntax, "kp"), Real(syntax, "ki"), syntax.Find("as_published") != null)
                    : null;
            case "geco":
                return SetPoint(syntax, "target", metric) is { } goal ? new GecoLaw(metric, goal, Real(syntax, "rate")) : null;
            case "integral":
                return SetPoint(syntax, "target", metric) is { } target ? new IntegralLaw(metric, target, Real(syntax, "rate")) : null;
            case "sigmoid":
                return SetPoint(syntax, "threshold", metric) is { } threshold
                    ? new SigmoidLaw(metric, threshold, Real(syntax, "slope"), Real(syntax, "trend"))
                    : null;
            case "plateau":
                return Plateau(syntax, metric);
            default:
                return Margin(syntax, "within", metric) is { } within && Evaluations(syntax, "for", 1) is { } evaluations
                    ? new BoostLaw(metric, within, evaluations, Real(syntax, "by"), Real(syntax, "relax"))
                    : null;
        }
    }

    private PlateauLaw? Plateau(DriveSyntax syntax, MetricKind metric)
    {
        bool isRelative = syntax.Find("relative") != null;
        double? threshold = isRelative ? Share(syntax) : Margin(syntax, "threshold", metric);
        double? above = Margin(syntax, "above", metric);
        int? patience = Evaluations(syntax, "patience", 0);
        int? cooldown = Evaluations(syntax, "cooldown", 0);
        if (threshold == null || above == null || patience == null || cooldown == null)
            return null;
        double recover = syntax.Find("recover") == null ? 1 : Real(syntax, "recover");
        return new PlateauLaw(metric, Real(syntax, "factor"), patience.Value, threshold.Value, isRelative, cooldown.Value, recover, above.Value);
    }

    // A share of the best value may be written in percent, whatever the metric.
    private static double? Share(DriveSyntax syntax) => syntax.Find("threshold") is NumberSyntax number ? number.Value / (number.Unit == "%" ? 100.0 : 1) : null;

    private ScalarRef? SetPoint(DriveSyntax syntax, string name, MetricKind metric)
    {
        SyntaxNode written = syntax.Find(name)!;
        if (written is NumberSyntax number)
            return context.InUnitOf(metric, number) is { } value ? new ScalarRef(null, value, number.Span) : null;
        WordSyntax word = (WordSyntax)written;
        if (signals.Contains(word.Text))
            return new ScalarRef(word.Text, 0, word.Span);
        context.ReportUnknown(word, "signal", signals);
        return null;
    }

    private double? Margin(DriveSyntax syntax, string name, MetricKind metric)
    {
        if (syntax.Find(name) is not NumberSyntax number)
            return 0;
        double? margin = context.InUnitOf(metric, number);
        if (margin >= 0)
            context.CheckMargin(metric, margin.Value, number.Span);
        if (!(margin < 0))
            return margin;
        context.Report(Rules.BadValue, number.Span, $"'{name}' is not negative. Write 0 or more.");
        return null;
    }

    private static double Real(DriveSyntax syntax, string name) => (syntax.Find(name) as NumberSyntax)?.Value ?? 0;

    private int? Evaluations(DriveSyntax syntax, string name, int minimum)
    {
        if (syntax.Find(name) is not NumberSyntax number)
            return 0;
        if (number.Value >= minimum && number.Value <= MostEvaluations && Math.Floor(number.Value).Equals(number.Value))
            return (int)number.Value;
        context.Report(Rules.BadDuration, number.Span, $"Evaluations are counted in whole numbers from {Numbers.Format(minimum)} on, not {Numbers.Format(number.Value)}. Write for example '{name} 3 evals'.");
        return null;
    }
}
