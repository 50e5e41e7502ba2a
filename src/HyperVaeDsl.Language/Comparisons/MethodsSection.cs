using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Two sentences for the methods section of a paper: what the new methodology is, and how it differs from the old one.</summary>
public static class MethodsSection
{
    private const int MostChanges = 8;
    private const int DigestDigits = 12;
    private const int LongestValues = 60;

    /// <summary>The sentences; empty where the new side has no meaning.</summary>
    public static string Of(MethodologyComparison comparison)
    {
        if (comparison.New.IsBroken || comparison.New.Methodology is not { } m)
            return "";
        return $"{Description(comparison, m)} {Difference(comparison)}";
    }

    private static string Description(MethodologyComparison c, Methodology m)
    {
        string model = m.External is { } external ? $"The model {external.Model} was trained on {external.Data}"
            : $"A dual VAE ({Numbers.Format(m.Model.Latent)} latent dimensions, ball of curvature -{Numbers.Format(m.Model.Curvature)}, radius at most {Numbers.Format(m.Model.MaxRadius)}) was trained on {Numbers.Format(m.Data.TrainingItems)} ternary operations";
        string batches = m.Data.Accumulate > 1 ? $"{Numbers.Format(m.Data.Accumulate)} batches of {Numbers.Format(m.Data.BatchSize)} an update" : $"batches of {Numbers.Format(m.Data.BatchSize)}";
        string phases = m.Phases.Count > 1 ? $" in {Numbers.Format(m.Phases.Count)} phases ({string.Join(", ", m.Phases.Select(phase => $"{phase.Name} {Numbers.Short(phase.Start)}..{Numbers.Short(phase.End)}"))})" : "";
        string optimizer = m.Optimizer.Kind switch { OptimizerKind.AdamW => "AdamW", OptimizerKind.Adam => "Adam", _ => "SGD" };
        string clip = m.Optimizer.ClipNorm > 0 ? $", gradients clipped to norm {Numbers.Format(m.Optimizer.ClipNorm)}" : "";
        string losses = string.Join(" + ", m.Losses.Where(loss => loss.Activity.Any(activity => activity != null)).Select(loss => $"{Weight(m, loss.Weight)} {loss.Name}"));
        return $"{model} for {Numbers.Format(m.Epochs)} epochs{phases} with {batches} ({Numbers.Format(m.Data.StepsPerEpoch)} updates an epoch, seed {m.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}), {optimizer} (learning rate {Weight(m, m.Optimizer.LearningRate)}, weight decay {Numbers.Format(m.Optimizer.WeightDecay)}{clip}) and the objective {losses} (methodology {m.Name}, digest {c.New.Digest!.Substring(0, DigestDigits)}).";
    }

    private static string Difference(MethodologyComparison c)
    {
        if (c.Old.IsBroken)
            return $"What it changes against {c.Old.Name} is not known, because that has errors.";
        if (c.IsSameMeaning)
            return $"It trains exactly as {c.Old.Name} does: the digests are equal.";
        Change[] training = [.. c.All.Where(change => change.Effect == ChangeEffect.Training)];
        if (training.Length == 0)
            return $"Every training step is that of {c.Old.Name} (digest {c.Old.Digest!.Substring(0, DigestDigits)}).";
        IEnumerable<string> said = training.Take(MostChanges).Select(Words);
        string rest = training.Length > MostChanges ? $" and {Numbers.Format(training.Length - MostChanges)} further changes" : "";
        return $"Against {c.Old.Name} (digest {c.Old.Digest!.Substring(0, DigestDigits)}), {(c.First is { } first ? $"from epoch {Numbers.Format(first.Epoch)} on" : "behind the end of the shorter run")}, it changes {string.Join("; ", said)}{rest}.";
    }

    private static string Words(Change change) => change.Kind switch
    {
        ChangeKind.Added => $"{change.Subject} (new)",
        ChangeKind.Removed => $"{change.Subject} (removed)",
        _ when change.Curve == null && $"{change.Old}{change.New}".Length > LongestValues => change.Subject,
        _ => change.Curve?.Largest is { } largest ? $"{change.Subject} (by up to {Numbers.Short(Math.Abs(largest.Difference), 3)}, {CurveWords.At(largest)})" : $"{change.Subject} (from {change.Old} to {change.New})",
    };

    private static string Weight(Methodology m, ScalarRef value)
    {
        if (value.Signal == null)
            return Numbers.Format(value.Number);
        if (m.FindSignal(value.Signal)?.Timeline is not { } plan)
            return value.Signal;
        Interval hull = plan.Hull;
        string name = m.FindSignal(value.Signal)!.IsLossWeight ? "" : value.Signal + " in ";
        return hull.IsPoint ? Numbers.Format(hull.Low) : $"[{name}{Numbers.Short(hull.Low, 4)}..{Numbers.Short(hull.High, 4)}]";
    }
}
