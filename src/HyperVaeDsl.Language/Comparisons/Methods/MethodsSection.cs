using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Language.Timelines;
using static HyperVaeDsl.Language.Comparisons.Methods.PaperText;

namespace HyperVaeDsl.Language.Comparisons.Methods;

/// <summary>Two sentences for the methods section of a paper: what the new methodology is, and how it differs from the old one.</summary>
public static class MethodsSection
{
    private const int MostChanges = 24;
    private const int DigestDigits = 12;

    /// <summary>The sentences; empty where the new side has no meaning.</summary>
    public static string Of(MethodologyComparison comparison)
    {
        if (comparison.New.IsBroken || comparison.New.Methodology is not { } m)
            return "";
        return $"{Description(m)} {Plain(Difference(comparison, m))}";
    }

    /// <summary>The first sentence alone: what a methodology is.</summary>
    public static string Description(Methodology m)
    {
        IEnumerable<string> signals = m.Signals.Where(signal => signal.Timeline != null && signal.Name != m.Optimizer.LearningRate.Signal).Select(signal => PlanProse.Clause(Called(m, signal), signal.Timeline!));
        string rate = ReadSlot.PlanOf(m, m.Optimizer.LearningRate) is { } plan ? PlanProse.Clause("the learning rate", plan) : "";
        string clauses = string.Join("; ", new[] { rate }.Concat(signals).Concat(ControlProse.Clauses(m)).Where(clause => clause.Length > 0));
        return Plain($"{SetupProse.Model(m)} was trained for {Epochs(m.Epochs)}{SetupProse.Phases(m)} on {SetupProse.Data(m)} with {SetupProse.Optimizer(m)}{SetupProse.Precision(m)} to minimise {SetupProse.Objective(m)}; {clauses} (methodology {m.Name}, digest {m.Digest.Substring(0, DigestDigits)}).");
    }

    private static string Called(Methodology m, Signal signal) =>
        !signal.Name.Contains('.') ? signal.Name : signal.IsLossWeight ? $"the weight w(t) of {signal.Name.Substring(0, signal.Name.LastIndexOf('.'))}" : $"{signal.Name.Substring(signal.Name.LastIndexOf('.') + 1)} of {signal.Name.Substring(0, signal.Name.LastIndexOf('.'))}";

    private static string Difference(MethodologyComparison c, Methodology m)
    {
        if (c.Old.IsBroken)
            return $"What it changes against {c.Old.Name} is not known, because that has errors.";
        if (c.IsSameMeaning)
            return $"It trains exactly as {c.Old.Name} does: the digests are equal.";
        string old = $"{c.Old.Name} (digest {c.Old.Digest!.Substring(0, DigestDigits)})";
        Change[] training = [.. c.All.Where(change => change.Effect == ChangeEffect.Training)];
        if (training.Length == 0)
            return $"Every training step is that of {old}.";
        Change[] own = [.. training.Where(change => !change.IsConsequence)];
        string[] following = [.. training.Where(change => change.IsConsequence).Select(change => Subject(change, m)).Distinct()];
        List<string> said = [.. own.Take(MostChanges).Select(change => Words(change, m))];
        if (own.Length > MostChanges)
            said.Add(own.Length == MostChanges + 1 ? "one further change" : $"{Numbers.Format(own.Length - MostChanges)} further changes");
        if (following.Length > 0)
            said.Add($"and what follows from these: {List(following)}");
        string from = c.First is { } first ? first.Epoch == 0 && first.Step == 0 ? "from the first update on" : $"from epoch {Numbers.Format(first.Epoch)} on" : "behind the end of the shorter run";
        return $"Compared with {old}, training differs {from}: {string.Join("; ", said)}.";
    }

    private static string Words(Change change, Methodology m)
    {
        string subject = Subject(change, m);
        if (change.Curve is { } curve)
            return $"{subject} {Plan(curve.Old, change.Old)} -> {Plan(curve.New, change.New)}";
        return change.Kind switch
        {
            // What is new is said in the first sentence.
            ChangeKind.Added => $"{subject} added",
            ChangeKind.Removed => $"{subject} removed{(change.Old is { Length: > 0 } words ? $" ({words})" : "")}",
            _ => $"{subject} {change.Old} -> {change.New}",
        };
    }

    // A weight that is a signal now is called by its name, whose plan has a clause of its own.
    private static string Plan(SignalTimeline plan, string? words) => words != null && plan.Constant == null && IsName(words) ? words : PlanProse.Of(plan);

    private static bool IsName(string words) => words.All(c => char.IsLetterOrDigit(c) || c == '_') && char.IsLetter(words[0]);

    private static string Subject(Change change, Methodology m) =>
        change.Subject == $"signal {m.Optimizer.LearningRate.Signal}" ? "learning rate"
        : change.Subject.StartsWith("signal ", StringComparison.Ordinal) ? change.Subject.Substring("signal ".Length)
        : change.Rule == ChangeRules.ActivityChanged ? $"times of {change.Subject}" : change.Subject;
}
