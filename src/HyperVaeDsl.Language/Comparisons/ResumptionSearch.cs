using HyperVaeDsl.Language.Comparisons.Parts;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Decides from when on training may differ, and up to when a run can go over from the old methodology to the new one.</summary>
internal static class ResumptionSearch
{
    public static (FirstDifference? First, Resumption Resumption) Run(ChangeCollector c)
    {
        Change[] training = [.. c.Changes.Where(change => change.Effect == ChangeEffect.Training)];
        if (training.Length == 0)
            return (null, new Resumption(null, []));
        string[] fromStart = [.. FromStart(c, training)];
        StepClock clock = new(Math.Max(1, Math.Min(c.Old.Data.StepsPerEpoch, c.New.Data.StepsPerEpoch)));
        FirstDifference? planned = fromStart.Length > 0 ? new FirstDifference(0, 0, clock.Steps, training.First(change => IsFromStart(c, change)).Subject) : new FirstDifferenceSearch(c.Old, c.New, c.IsSameSignal).Run();
        WaitingEvent[] events = [.. WaitingEvents.Of(c)];
        FirstDifference? first = planned;
        WaitingEvent? earliest = events.OrderBy(item => item.Acts).FirstOrDefault();
        if (earliest != null && earliest.Acts < Math.Min(c.Old.Epochs, c.New.Epochs) && (first == null || earliest.Acts < first.Time))
        {
            long step = clock.FirstAt(earliest.Acts);
            first = new FirstDifference((int)(step / clock.Steps), (int)(step % clock.Steps), clock.Steps, earliest.What);
        }
        return (first, new Resumption(fromStart.Length > 0 ? 0 : Epochs(c, first, events), Reasons(c, fromStart, planned, events)));
    }

    private static bool IsFromStart(ChangeCollector c, Change change) =>
        change.Rule == ChangeRules.ModelChanged || change.Rule == ChangeRules.WarmStartChanged || change.Rule == ChangeRules.OptimizerChanged || change.Rule == ChangeRules.GradientsChanged
        || change.Rule == ChangeRules.PrecisionChanged
        || (change.Rule.Id.StartsWith("DF60", StringComparison.Ordinal) && (change.Rule != ChangeRules.CurriculumChanged || c.Old.Data.AdmitsFromLow != c.New.Data.AdmitsFromLow));

    private static IEnumerable<string> FromStart(ChangeCollector c, Change[] training)
    {
        if (training.Any(change => change.Rule == ChangeRules.ModelChanged))
        {
            yield return ModelChanges.HaveEqualShapes(c.Old.Model, c.New.Model)
                ? "The model has the same parameters and calculates otherwise with them from the first step on."
                : "The model has other parameters, so a checkpoint does not fit.";
        }
        if (training.Any(change => change.Rule == ChangeRules.WarmStartChanged))
            yield return "The run starts from other values.";
        if (training.Any(change => change.Rule == ChangeRules.OptimizerChanged))
            yield return c.Old.Optimizer.Kind == c.New.Optimizer.Kind ? "The optimizer calculates otherwise from the first step on." : "The optimizer is another one, with other moments.";
        if (training.Any(change => change.Rule == ChangeRules.GradientsChanged))
            yield return "Gradients are treated otherwise from the first step on.";
        if (training.Any(change => change.Rule == ChangeRules.PrecisionChanged))
            yield return "Products are rounded otherwise from the first step on.";
        if (training.Any(change => change.Rule == ChangeRules.SeedChanged))
            yield return "The seed differs, so batches and noise do.";
        if (training.Any(change => IsFromStart(c, change) && change.Rule.Id.StartsWith("DF60", StringComparison.Ordinal) && change.Rule != ChangeRules.SeedChanged))
            yield return "The data or the order of batches differs from the first step on.";
    }

    // After k epochs the steps before time k are done; what is watched from w on has no state before.
    private static int? Epochs(ChangeCollector c, FirstDifference? first, WaitingEvent[] events)
    {
        double last = Math.Min(c.Old.Epochs, c.New.Epochs);
        if (first == null && events.Length == 0 && c.Old.Epochs == c.New.Epochs)
            return null;
        double limit = Math.Min(first?.Time ?? last, events.Select(item => Math.Floor(item.Watched)).DefaultIfEmpty(last).Min());
        return (int)Math.Floor(limit);
    }

    private static string At(ChangeCollector c, double time)
    {
        StepClock clock = new(Math.Max(1, Math.Min(c.Old.Data.StepsPerEpoch, c.New.Data.StepsPerEpoch)));
        long step = clock.FirstAt(time);
        return step % clock.Steps == 0 ? $"epoch {Numbers.Format((int)(step / clock.Steps))}" : $"step {Numbers.Format((int)(step % clock.Steps))} of epoch {Numbers.Format((int)(step / clock.Steps))}";
    }

    private static string[] Reasons(ChangeCollector c, string[] fromStart, FirstDifference? planned, WaitingEvent[] events)
    {
        if (fromStart.Length > 0)
            return fromStart;
        List<string> reasons = [];
        if (planned != null)
            reasons.Add($"From {planned} on the {planned.What} differs.");
        foreach (WaitingEvent waiting in events.GroupBy(item => item.What).Select(group => group.First()))
        {
            string acts = double.IsInfinity(waiting.Acts) || waiting.Acts >= Math.Min(c.Old.Epochs, c.New.Epochs) ? "cannot act within the run" : $"can change a step from {At(c, waiting.Acts)} on";
            reasons.Add($"{char.ToUpperInvariant(waiting.What[0])}{waiting.What.Substring(1)} differs: it {(waiting.Watched > 0 ? $"watches from epoch {Numbers.Short(waiting.Watched)} on" : "watches from the start")} and {acts}.");
        }
        if (c.Old.Epochs != c.New.Epochs)
            reasons.Add($"The run has {Numbers.Format(c.New.Epochs)} instead of {Numbers.Format(c.Old.Epochs)} epochs.");
        if (reasons.Count > 0 && c.Old.Phases.Concat(c.New.Phases).Any(phase => phase.EarlyEnd != null))
            reasons.Add("Times are those of the plan: where a phase ends early, they are reached after fewer epochs of training.");
        return [.. reasons];
    }
}
