using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification.Reachability;

namespace HyperVaeDsl.Language.Verification.Rules;

/// <summary>
/// HV0528, HV0529, HV0530 and HV1206: for every loop it is known, by theory or by a declaration, whether the signal raises the metric or
/// lowers it, and the loop steers back. A loop that feeds on itself runs to a bound whatever the metric does.
/// </summary>
internal sealed class PlantRule : IRule
{
    public void Check(Methodology methodology, DiagnosticBag diagnostics)
    {
        LoopAction[] actions = [.. LoopAction.Of(methodology)];
        foreach (Controller controller in methodology.Controllers)
        {
            foreach (PlantSign declared in controller.Plants)
                Declared(methodology, controller, declared, actions, diagnostics);
        }
        HashSet<(string, MetricKind, string)> asked = [];
        foreach (LoopAction action in actions.Where(action => methodology.FindSignal(action.Signal)?.Timeline != null))
        {
            Plant? plant = Known(methodology, action);
            if (plant == null)
            {
                // Beside an error it would only distract.
                if (methodology.Complete.Text && !diagnostics.HasErrors && asked.Add((action.Controller.Name, action.Metric, action.Signal)))
                    Ask(action, diagnostics);
            }
            else if (plant.Sign * action.Sense > 0)
            {
                Refuse(methodology, action, plant, diagnostics);
            }
        }
    }

    private static Plant? Known(Methodology methodology, LoopAction action)
    {
        Plant? theory = Plant.Of(methodology, action.Signal, action.Metric, action.Near);
        PlantSign? declared = action.Controller.Plants.FirstOrDefault(plant => plant.Metric == action.Metric && plant.Signal == action.Signal);
        return theory is { IsCertain: true } || declared == null ? theory : new Plant(declared.Rises ? 1 : -1, true, $"{declared.Metric.Name} {(declared.Rises ? "rises" : "falls")} as '{declared.Signal}' rises, as this controller declares");
    }

    private static void Declared(Methodology methodology, Controller controller, PlantSign declared, LoopAction[] actions, DiagnosticBag diagnostics)
    {
        LoopAction? loop = actions.FirstOrDefault(action => action.Controller == controller && action.Metric == declared.Metric && action.Signal == declared.Signal);
        if (loop == null)
        {
            if (methodology.Complete.Text)
                diagnostics.Report(Diagnostics.Rules.BadValue, declared.Span, $"Controller '{controller.Name}' does not answer the level of {declared.Metric.Name} with '{declared.Signal}', so this line says nothing. Remove it.");
            return;
        }
        if (Plant.Of(methodology, declared.Signal, declared.Metric, loop.Near) is { IsCertain: true } theory && theory.Sign > 0 != declared.Rises)
            diagnostics.Report(Diagnostics.Rules.WrongPlant, declared.Span, $"{Capital(theory.Why)}, so {declared.Metric.Name} {(theory.Sign > 0 ? "rises" : "falls")} as '{declared.Signal}' rises. Write 'plant {declared.Metric.Name} {(theory.Sign > 0 ? "rises" : "falls")} as {declared.Signal} rises', or remove the line.", new DiagnosticDetails
            {
                Fixes = [new Fix($"Write '{(theory.Sign > 0 ? "rises" : "falls")}'", declared.Span, $"plant {declared.Metric.Name} {(theory.Sign > 0 ? "rises" : "falls")} as {declared.Signal} rises")],
            });
    }

    private static void Ask(LoopAction action, DiagnosticBag diagnostics)
    {
        bool falls = action.Sense > 0;
        string line = $"plant {action.Metric.Name} {(falls ? "falls" : "rises")} as {action.Signal} rises";
        diagnostics.Report(Diagnostics.Rules.UnknownPlant, action.Span, $"{Capital(action.Does)}, and nothing says whether {action.Metric.Name} rises or falls as '{action.Signal}' rises: with the one sign the loop steers back, with the other it runs to a bound. As it is written it steers back if '{line}'; write that line in controller '{action.Controller.Name}' if it is so.", new DiagnosticDetails { Fixes = [new Fix($"Write '{line}' before it", new TextSpan(action.Span.Start, action.Span.Start), line + "\n    ") { Applicability = Applicability.Choice }] });
    }

    private static void Refuse(Methodology methodology, LoopAction action, Plant plant, DiagnosticBag diagnostics)
    {
        string still = action.Does.StartsWith("a low", StringComparison.Ordinal) ? "lower" : "higher";
        string message = $"{Capital(action.Does)}, and {plant.Why}: {action.Metric.Name} becomes still {still}, and the loop runs away until a bound stops it. {action.Cure} to steer back.";
        PlantSign? declared = action.Controller.Plants.FirstOrDefault(sign => sign.Metric == action.Metric && sign.Signal == action.Signal);
        diagnostics.Report(plant.IsCertain ? Diagnostics.Rules.FeedsOnItself : Diagnostics.Rules.PositiveFeedback, action.Span, message, new DiagnosticDetails
        {
            Related = declared == null ? [] : [new RelatedLocation(declared.Span, "the sign is declared here")],
            Notes = [.. Where(methodology, action)],
        });
    }

    // How far it runs.
    private static IEnumerable<string> Where(Methodology methodology, LoopAction action)
    {
        if (Reachable.Of(methodology, action.Signal) is { } reach && reach.At(0, methodology.Epochs) is { } all)
            yield return $"Within the run controllers can drive '{action.Signal}' over {Numbers.Short(all.Low)}..{Numbers.Short(all.High)}.";
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
