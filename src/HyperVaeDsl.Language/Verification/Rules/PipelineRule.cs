using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0504, HV0510, HV0512 and HV0513: a controller drives a signal in one way; where several drive one, their order is written; a
/// law that sets the signal comes first, and alone, and the plan that it replaces is one value.
/// </summary>
internal sealed class PipelineRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        foreach (Controller controller in methodology.Controllers)
            OneWay(controller, diagnostics);
        foreach (string signal in methodology.Controllers.SelectMany(controller => controller.Driven).Distinct())
            Pipeline(methodology, signal, diagnostics);
        foreach (SignalOrder order in methodology.Orders)
            Order(methodology, order, diagnostics);
    }

    private static void OneWay(Controller controller, DiagnosticBag diagnostics)
    {
        Dictionary<string, (string Way, TextSpan Span)> ways = new(StringComparer.Ordinal);
        foreach (ControlRule rule in controller.Rules)
            Add(rule.Signal, rule.Shifts ? "shifts" : "scales", rule.Span, isLaw: false);
        foreach (Drive drive in controller.Drives)
            Add(drive.Signal, $"drives by {drive.Law.Name}", drive.Span, isLaw: true);

        void Add(string signal, string way, TextSpan span, bool isLaw)
        {
            if (!ways.TryGetValue(signal, out (string Way, TextSpan Span) first))
                ways.Add(signal, (way, span));
            else if (isLaw || first.Way != way)
                diagnostics.Report(Diagnostics.Rules.TwoWays, span, $"Controller '{controller.Name}' already {Say(first.Way, signal)}, and here {(isLaw && first.Way == way ? $"does so again" : Say(way, signal))}. Put the two into controllers of their own and write 'order {signal}: ...'.", new RelatedLocation(first.Span, "the other way"));
        }
    }

    private static void Pipeline(Methodology methodology, string signal, DiagnosticBag diagnostics)
    {
        IReadOnlyList<Controller> pipeline = methodology.PipelineOf(signal);
        SignalOrder? order = methodology.Orders.FirstOrDefault(candidate => candidate.Signal == signal);
        // An order that was not understood may be the one that is missing.
        if (pipeline.Count > 1 && order == null && methodology.Complete.Orders)
        {
            foreach (Controller later in pipeline.Skip(1))
                diagnostics.Report(Diagnostics.Rules.TwoControllers, Place(later, signal), $"Controllers '{pipeline[0].Name}' and '{later.Name}' both drive '{signal}'. Say which acts first: write 'order {signal}: {string.Join(", ", pipeline.Select(controller => controller.Name))}' in the methodology, or move the rules into one of them.", new RelatedLocation(pipeline[0].Span, $"controller {pipeline[0].Name}"));
        }
        Controller[] setters = [.. pipeline.Where(controller => controller.LawOf(signal)?.Replaces == true)];
        foreach (Controller second in setters.Skip(1))
            diagnostics.Report(Diagnostics.Rules.BadOrder, Place(second, signal), $"Two laws set '{signal}', {setters[0].LawOf(signal)!.Name} in controller '{setters[0].Name}' and {second.LawOf(signal)!.Name} in controller '{second.Name}': only the last would be seen. Keep one of them.", new RelatedLocation(setters[0].Span, $"controller {setters[0].Name}"));
        if (setters.Length == 1 && pipeline[0] != setters[0] && order != null && pipeline.All(controller => order.Controllers.Contains(controller.Name)))
            diagnostics.Report(Diagnostics.Rules.BadOrder, order.Span, $"Controller '{setters[0].Name}' sets '{signal}' whatever came before, so '{pipeline[0].Name}' would never be seen. Put '{setters[0].Name}' first.");
        if (setters.Length > 0 && methodology.FindSignal(signal) is { Timeline: { Level: null, Constant: null } plan })
            diagnostics.Report(Diagnostics.Rules.UnseenPlan, Place(setters[0], signal), $"The law sets '{signal}', so its plan, from {Numbers.Short(plan.Hull.Low)} to {Numbers.Short(plan.Hull.High)}, would never be seen. Give '{signal}' one value, where the law begins, or make the plan the set point: 'target {signal}'.", new RelatedLocation(plan.Segments[0].Span, "the plan"));
    }

    private static void Order(Methodology methodology, SignalOrder order, DiagnosticBag diagnostics)
    {
        string[] drivers = [.. methodology.Controllers.Where(controller => controller.Driven.Contains(order.Signal)).Select(controller => controller.Name)];
        string[] missing = [.. drivers.Except(order.Controllers)];
        string[] idle = [.. order.Controllers.Except(drivers)];
        string? why = !methodology.Complete.Text ? null
            : drivers.Length < 2 ? $"'{order.Signal}' is driven by {(drivers.Length == 0 ? "no controller" : $"'{drivers[0]}' alone")}, so there is nothing to order. Remove this line."
            : idle.Length > 0 ? $"Controller '{idle[0]}' does not drive '{order.Signal}'. Remove it from the order."
            : missing.Length > 0 ? $"The order of '{order.Signal}' leaves out controller '{missing[0]}'. Say where it acts."
            : order.Controllers.Distinct().Count() < order.Controllers.Count ? "A controller acts once: name each once."
            : null;
        if (why != null)
            diagnostics.Report(Diagnostics.Rules.BadOrder, order.Span, why);
    }

    private static string Say(string way, string signal) => way.Replace("drives", $"drives '{signal}'") is { } said && said != way ? said : $"{way} '{signal}'";

    private static TextSpan Place(Controller controller, string signal) =>
        controller.Rules.FirstOrDefault(rule => rule.Signal == signal)?.SignalSpan ?? controller.Drives.First(drive => drive.Signal == signal).SignalSpan;
}
