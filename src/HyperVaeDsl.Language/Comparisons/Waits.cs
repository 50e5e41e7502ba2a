using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>What of training waits for metrics of evaluations.</summary>
internal static class Waits
{
    /// <summary>Whether anything that trains does: a controller, a component, an early end, a gate, a guard that stops or rolls back.</summary>
    public static bool AreThere(Methodology m) =>
        m.Controllers.Any(controller => controller.ActsOnEvaluations)
        || m.Components.Any(component => component.Freeze != null || component.Unfreeze != null)
        || m.Phases.Any(phase => phase.EarlyEnd != null)
        || m.Losses.Any(loss => loss.Activity.Any(activity => activity?.Gate != null))
        || m.Guards.Any(guard => guard.Action != GuardAction.Warn);
}
