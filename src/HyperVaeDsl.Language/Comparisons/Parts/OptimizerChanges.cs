using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>The optimizer, its groups, and what is done to gradients.</summary>
internal static class OptimizerChanges
{
    public static void Find(ChangeCollector c)
    {
        int known = c.Changes.Count;
        (OptimizerSpec old, OptimizerSpec @new) = (c.Old.Optimizer, c.New.Optimizer);
        foreach (((string name, string before), (_, string after)) in Constants(old).Zip(Constants(@new), (a, b) => (a, b)))
            c.AddIfDifferent(ChangeRules.OptimizerChanged, name, before, after, ChangeEffect.Training, old.Span, @new.Span);
        CompareValue(c, ChangeRules.LearningRateChanged, "learning rate", old.LearningRate, @new.LearningRate, old.LearningRate.Span, @new.LearningRate.Span);
        foreach (string component in old.Scales.Concat(@new.Scales).Select(scale => scale.Component).Distinct().OrderBy(name => name, StringComparer.Ordinal))
        {
            ComponentScale? before = old.Scales.FirstOrDefault(scale => scale.Component == component);
            ComponentScale? after = @new.Scales.FirstOrDefault(scale => scale.Component == component);
            string subject = $"learning-rate factor of {component}";
            if (before != null && after != null)
                CompareValue(c, ChangeRules.ScaleChanged, subject, before.Factor, after.Factor, before.Span, after.Span);
            else
                c.Add(ChangeRules.ScaleChanged, subject, CurveWords.Of(before?.Factor), CurveWords.Of(after?.Factor), ChangeEffect.Training, before?.Span, after?.Span);
        }
        c.AddIfDifferent(ChangeRules.GradientsChanged, "balance of gradients", Balance(old.Balance), Balance(@new.Balance), ChangeEffect.Training, old.Span, @new.Span);
        c.AddIfDifferent(ChangeRules.GradientsChanged, "clipping of gradients", Clip(old), Clip(@new), ChangeEffect.Training, old.Span, @new.Span);
        if (c.Changes.Count == known)
            c.Same("blocks", "optimizer");
        c.AddIfDifferent(ChangeRules.PrecisionChanged, "precision", c.Old.Precision.Word(), c.New.Precision.Word(), ChangeEffect.Training, c.Old.PrecisionSpan, c.New.PrecisionSpan);
    }

    private static void CompareValue(ChangeCollector c, ChangeRule rule, string subject, ScalarRef before, ScalarRef after, TextSpan oldSpan, TextSpan newSpan)
    {
        if (c.IsSameValue(before, after))
            return;
        CurveDifference? curve = before.Signal == null && after.Signal == null ? null : c.Compare(before, after);
        c.Add(rule, subject, CurveWords.Of(before), CurveWords.Of(after), ChangeEffect.Training, oldSpan, newSpan, curve);
    }

    private static IEnumerable<(string Name, string Value)> Constants(OptimizerSpec optimizer) =>
    [
        ("optimizer", optimizer.Kind switch { OptimizerKind.AdamW => "adamw", OptimizerKind.Adam => "adam", _ => $"sgd momentum {Numbers.Format(optimizer.Momentum)}" }),
        ("betas", $"{Numbers.Format(optimizer.Beta1)} {Numbers.Format(optimizer.Beta2)}"),
        ("epsilon", Numbers.Format(optimizer.Epsilon)),
        ("weight_decay", Numbers.Format(optimizer.WeightDecay)),
    ];

    private static string Balance(BalanceSpec? balance) => balance == null ? "none"
        : $"{string.Join(", ", new[] { balance.First, balance.Second }.OrderBy(name => name, StringComparer.Ordinal))} ema {Numbers.Format(balance.Ema)} clamp {Numbers.Format(balance.Minimum)}..{Numbers.Format(balance.Maximum)}";

    private static string Clip(OptimizerSpec optimizer) => optimizer.ClipNorm == 0 ? "none" : $"norm {Numbers.Format(optimizer.ClipNorm)}";
}
