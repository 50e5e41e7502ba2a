using HyperVaeDsl.Language.Comparisons.Curves;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Verification;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>The terms of the objective: when they act, their weights over time, their parameters.</summary>
internal static class LossChanges
{
    public static void Find(ChangeCollector c)
    {
        foreach (Loss after in c.New.Losses)
        {
            if (c.Old.Losses.FirstOrDefault(loss => loss.Name == after.Name) is { } before)
                Compare(c, before, after);
            else
                c.Add(ChangeRules.LossAdded, $"loss {after.Name}", null, Words(after), ChangeEffect.Training, null, after.Span);
        }
        foreach (Loss before in c.Old.Losses.Where(loss => !c.New.Losses.Any(other => other.Name == loss.Name)))
            c.Add(ChangeRules.LossRemoved, $"loss {before.Name}", Words(before), null, ChangeEffect.Training, before.Span, null);
    }

    /// <summary>When a loss acts: 51..100, or behind which gate.</summary>
    public static string Times(Loss loss)
    {
        List<(double From, double To, string Gate)> stretches = [];
        foreach (Activity activity in loss.Activity.OfType<Activity>())
        {
            string gate = activity.Gate == null ? "" : $" once {TestWords.Of(activity.Gate.Condition)}";
            if (stretches.Count > 0 && stretches[stretches.Count - 1] is var last && last.To.Equals(activity.From) && last.Gate == gate)
                stretches[stretches.Count - 1] = (last.From, activity.To, gate);
            else
                stretches.Add((activity.From, activity.To, gate));
        }
        return stretches.Count == 0 ? "never" : string.Join(", ", stretches.Select(stretch => $"epochs {Numbers.Short(stretch.From)}..{Numbers.Short(stretch.To)}{stretch.Gate}"));
    }

    private static void Compare(ChangeCollector c, Loss before, Loss after)
    {
        int known = c.Changes.Count;
        string subject = $"loss {after.Name}";
        CompareScalar(c, ChangeRules.WeightChanged, $"weight of {after.Name}", before.Name + ".weight", before.Weight, after.Weight);
        // A loss of the user's own may have the name of one of the language, and other parameters.
        foreach (LossParameter parameter in before.Kind.Parameters.Concat(after.Kind.Parameters).GroupBy(parameter => parameter.Name).Select(group => group.First()))
        {
            if (before.Find(parameter.Name) is { } old && after.Find(parameter.Name) is { } @new)
                CompareParameter(c, before, after, parameter, old, @new);
            else
                c.Add(ChangeRules.LossParameterChanged, $"{parameter.Name} of {after.Name}", CurveWords.Of(before.Find(parameter.Name)), CurveWords.Of(after.Find(parameter.Name)), ChangeEffect.Training, before.Span, after.Span);
        }
        string[] activity = [CanonicalForm.Active(c.Old, before.Activity), CanonicalForm.Active(c.New, after.Activity)];
        // What acts throughout both runs ends with them, which the length of the run says.
        if (activity[0] != activity[1] && !(IsAlways(c.Old, before) && IsAlways(c.New, after)))
            c.Add(ChangeRules.ActivityChanged, subject, Times(before), Times(after), ChangeEffect.Training, before.Span, after.Span);
        if (before.Group != after.Group)
            c.Add(ChangeRules.GroupChanged, subject, before.Group ?? "no group", after.Group ?? "no group", ChangeEffect.None, before.Span, after.Span);
        if (c.Changes.Count == known)
            c.Same("losses", after.Name);
    }

    private static bool IsAlways(Methodology m, Loss loss) => loss.Activity.All(activity => activity is { Gate: null }) && Times(loss) == $"epochs 0..{Numbers.Format(m.Epochs)}";

    private static void CompareParameter(ChangeCollector c, Loss before, Loss after, LossParameter parameter, ScalarRef old, ScalarRef @new)
    {
        string subject = $"{parameter.Name} of {after.Name}";
        if (parameter.Choices.Count == 0)
            CompareScalar(c, ChangeRules.LossParameterChanged, subject, $"{after.Name}.{parameter.Name}", old, @new);
        else if (!old.Number.Equals(@new.Number))
            c.Add(ChangeRules.LossParameterChanged, subject, before.Word(parameter.Name), after.Word(parameter.Name), ChangeEffect.Training, Place(old, before), Place(@new, after));
    }

    // A schedule of its own is a signal of this name; any other signal is compared as such.
    private static void CompareScalar(ChangeCollector c, ChangeRule rule, string subject, string own, ScalarRef old, ScalarRef @new)
    {
        bool isOwn = (old.Signal ?? own) == own && (@new.Signal ?? own) == own;
        if (old.Signal != null && old.Signal == @new.Signal)
        {
            if (isOwn && c.Old.FindSignal(own) is { } before && c.New.FindSignal(own) is { } after && !c.IsSameSignal(own))
                SignalChanges.ComparePlans(c, rule, subject, before, after);
            return;
        }
        if (c.IsSameValue(old, @new))
            return;
        CurveDifference? curve = c.Compare(old, @new);
        c.Add(rule, subject, Shown(c.Old, old, own), Shown(c.New, @new, own), ChangeEffect.Training, old.Span, @new.Span, old.Signal == null && @new.Signal == null ? null : curve);
    }

    private static string Shown(Methodology m, ScalarRef value, string own) => value.Signal == own ? CurveWords.Of(m.FindSignal(own)?.Timeline) : CurveWords.Of(value);

    private static TextSpan Place(ScalarRef value, Loss loss) => value.Span.Length > 0 ? value.Span : loss.Span;

    private static string Words(Loss loss) => $"weight {CurveWords.Of(loss.Weight)}, {Times(loss)}";
}
