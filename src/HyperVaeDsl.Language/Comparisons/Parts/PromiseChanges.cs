using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Comparisons.Parts;

/// <summary>Properties that are proved, and advice that is not followed.</summary>
internal static class PromiseChanges
{
    public static void Find(ChangeCollector c)
    {
        Dictionary<string, EnsureSpec> before = ByText(c.Old);
        Dictionary<string, EnsureSpec> after = ByText(c.New);
        foreach (EnsureSpec ensure in after.Where(item => !before.ContainsKey(item.Key)).Select(item => item.Value))
            c.Add(ChangeRules.EnsureAdded, Subject(ensure), null, Verdict(c.NewSide, ensure), ChangeEffect.None, null, ensure.Span);
        foreach (EnsureSpec ensure in before.Where(item => !after.ContainsKey(item.Key)).Select(item => item.Value))
            c.Add(ChangeRules.EnsureRemoved, Subject(ensure), Verdict(c.OldSide, ensure), null, ChangeEffect.None, ensure.Span, null);
        foreach ((EnsureSpec old, EnsureSpec @new) in before.Where(item => after.ContainsKey(item.Key)).Select(item => (item.Value, after[item.Key])))
        {
            if (!c.AddIfDifferent(ChangeRules.VerdictChanged, Subject(@new), Verdict(c.OldSide, old), Verdict(c.NewSide, @new), ChangeEffect.None, old.Span, @new.Span))
                c.Same("properties", @new.Written);
        }
        FindAllowances(c);
    }

    private static Dictionary<string, EnsureSpec> ByText(Methodology m)
    {
        Dictionary<string, EnsureSpec> byText = new(StringComparer.Ordinal);
        foreach (EnsureSpec ensure in m.Ensures)
            byText[ensure.Canonical] = ensure;
        return byText;
    }

    private static string Subject(EnsureSpec ensure) => $"ensure {ensure.Written}";

    // A methodology without errors has every property proved.
    private static string Verdict(ComparedSide side, EnsureSpec ensure)
    {
        Diagnostic? finding = side.Compilation.Diagnostics.FirstOrDefault(item => item.Severity == Severity.Error && ensure.Span.Start <= item.Span.Start && item.Span.Start < ensure.Span.End);
        return finding == null ? side.IsBroken ? "not decided, because of other errors" : "proved"
            : finding.Rule == Rules.EnsureRefuted ? "refuted"
            : finding.Rule == Rules.EnsureBrokenByController ? "refuted: a controller can break it"
            : finding.Rule == Rules.EnsureUndecided ? "undecided" : $"refused ({finding.Code})";
    }

    private static void FindAllowances(ChangeCollector c)
    {
        List<Allowance> gone = [.. c.Old.Allowances];
        foreach (Allowance after in c.New.Allowances)
        {
            Allowance? before = gone.FirstOrDefault(allowance => allowance.Code == after.Code && allowance.Place == after.Place && allowance.Reason == after.Reason)
                ?? gone.FirstOrDefault(allowance => allowance.Code == after.Code && allowance.Place == after.Place);
            if (before == null)
            {
                c.Add(ChangeRules.AllowAdded, Subject(after), null, after.Text, ChangeEffect.None, null, after.Span);
                continue;
            }
            gone.Remove(before);
            if (before.Reason == after.Reason)
                c.Same("allowances", after.Code);
            else
                c.Add(ChangeRules.ReasonChanged, Subject(after), $"\"{before.Reason}\"", $"\"{after.Reason}\"", ChangeEffect.None, before.Span, after.Span);
        }
        foreach (Allowance before in gone)
            c.Add(ChangeRules.AllowRemoved, Subject(before), before.Text, null, ChangeEffect.None, before.Span, null);
    }

    private static string Subject(Allowance allowance) => $"allow {allowance.Code}{(allowance.Place.Length > 0 ? $" at {allowance.Place}" : "")}";
}
