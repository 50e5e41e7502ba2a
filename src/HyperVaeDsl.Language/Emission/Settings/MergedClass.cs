using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// The classes of all settings as one class. A member that differs in numbers only is written once, and reads them from <see cref="PlanNumbers"/>. Of a member
/// that differs in more there is a method for each form, and one that chooses.
/// </summary>
/// <param name="plan">Takes the numbers.</param>
/// <param name="grid">The settings.</param>
/// <param name="forms">The parts of the class at each setting.</param>
internal sealed class MergedClass(PlanNumbers plan, SettingGrid grid, PartForms forms)
{
    private readonly int[] everywhere = [.. Enumerable.Range(0, grid.Count)];
    private readonly MergedLines lines = new(plan, grid.Count);

    /// <summary>The lines of the class.</summary>
    public IReadOnlyList<CodeLine> Write()
    {
        List<CodeLine> all = [];
        for (int i = 0; i < forms.Keys.Count; i++)
            all.AddRange(Part(i));
        return all;
    }

    private IReadOnlyList<CodeLine> Part(int index)
    {
        string key = forms.Keys[index];
        IReadOnlyList<CodeLine>[] part = forms.Of(index);
        if (AreAlike(part))
            return lines.Of(everywhere, part, Subject(key));
        if (key == PartNames.CanonicalForm && HaveOneOrder(part))
            return Canonical(part);
        return forms.Unfolded(index) is { } whole ? lines.Of(everywhere, whole, Subject(key)) : Forms(forms.Fewest(index), Subject(key));
    }

    private static bool AreAlike(IReadOnlyList<CodeLine>[] written) => written.All(form => Likeness.AreAlike(written[0], form));

    // "train Explore" gives TrainExplore.
    private static string Subject(string key) => key.Substring(key.LastIndexOf(' ') + 1);

    // A method for each form, and one with the name of the member that chooses.
    private List<CodeLine> Forms(IReadOnlyList<CodeLine>[] written, string subject)
    {
        (List<List<int>> groups, PlanNumber form) = Group(written, Likeness.AreAlike, subject);
        IReadOnlyList<CodeLine> first = written[0];
        int head = Head(first);
        MethodHead method = MethodHead.Of(first[head].Text);
        // What is said of all forms; the words of the file stand above each of them.
        IReadOnlyList<CodeLine>[] said = [.. written.Select(form => (IReadOnlyList<CodeLine>)[.. form.TakeWhile(IsOfMember)])];
        List<CodeLine> all = [.. AreAlike(said) ? lines.Of(everywhere, said, subject) : said[0]];
        int depth = first[head].Depth;
        string[] names = [.. groups.Select((_, i) => method.Name + Numbers.Format(i + 1))];
        string[] calls = [.. names.Select(name => $"{name}({method.Arguments})")];
        all.AddRange(method.IsVoid ? Choose(method, form, calls, depth) : Select(method, form, calls, depth));
        for (int i = 0; i < groups.Count; i++)
        {
            CodeLine[] whole = [.. lines.Of(groups[i], [.. groups[i].Select(setting => written[setting])], subject).SkipWhile(IsOfMember)];
            int at = Head(whole);
            CodeLine[] body = [.. whole.Skip(at)];
            all.Add(new CodeLine(depth, ""));
            all.Add(new CodeLine(depth, $"/// <summary>{method.Name} with {Names.Xml(Said(groups[i], form))}.</summary>"));
            all.AddRange(whole.Take(at));
            all.Add(body[0] with { Text = $"private {method.Type} {names[i]}({method.Parameters}){MethodHead.Of(body[0].Text).Rest}" });
            all.AddRange(body.Skip(1).Reverse().SkipWhile(line => line.Text.Length == 0).Reverse());
        }
        if (first[first.Count - 1].Text.Length == 0)
            all.Add(new CodeLine(depth, ""));
        return all;
    }

    private static bool IsOfMember(CodeLine line) => line.Text.Length == 0 || line.Text.StartsWith("///", StringComparison.Ordinal);

    private static int Head(IReadOnlyList<CodeLine> form)
    {
        int head = 0;
        while (form[head].Text.Length == 0 || form[head].IsComment)
            head++;
        return head;
    }

    private static IEnumerable<CodeLine> Choose(MethodHead method, PlanNumber form, string[] calls, int depth)
    {
        yield return new CodeLine(depth, method.Signature);
        yield return new CodeLine(depth, "{");
        yield return new CodeLine(depth + 1, $"switch ({form.Whole})");
        yield return new CodeLine(depth + 1, "{");
        for (int i = 0; i < calls.Length; i++)
        {
            yield return new CodeLine(depth + 2, i + 1 < calls.Length ? $"case {Numbers.Format(i + 1)}:" : "default:");
            yield return new CodeLine(depth + 3, calls[i] + ";");
            yield return new CodeLine(depth + 3, "break;");
        }
        yield return new CodeLine(depth + 1, "}");
        yield return new CodeLine(depth, "}");
    }

    private static IEnumerable<CodeLine> Select(MethodHead method, PlanNumber form, string[] calls, int depth)
    {
        yield return new CodeLine(depth, $"{method.Signature} => {form.Whole} switch");
        yield return new CodeLine(depth, "{");
        for (int i = 0; i < calls.Length; i++)
            yield return new CodeLine(depth + 1, $"{(i + 1 < calls.Length ? Numbers.Format(i + 1) : "_")} => {calls[i]},");
        yield return new CodeLine(depth, "};");
    }

    // The lines of the canonical form, one by one: few of them have another form.
    private List<CodeLine> Canonical(IReadOnlyList<CodeLine>[] written)
    {
        List<CodeLine> all = [];
        for (int i = 0; i < written[0].Count; i++)
        {
            CodeLine[] ofLine = [.. written.Select(form => form[i])];
            if (ofLine.All(line => Likeness.AreAlike(ofLine[0], line)))
            {
                all.AddRange(lines.Of(everywhere, [.. ofLine.Select(line => (IReadOnlyList<CodeLine>)[line])], PartNames.CanonicalForm));
                continue;
            }
            (List<List<int>> groups, PlanNumber form) = Group(ofLine, Likeness.AreAlike, "Line");
            string end = ofLine[0].Text.EndsWith(";", StringComparison.Ordinal) ? ";" : " +";
            all.Add(ofLine[0] with { Text = $"({form.Whole} switch" });
            all.Add(new CodeLine(ofLine[0].Depth, "{"));
            for (int g = 0; g < groups.Count; g++)
            {
                string text = lines.Of(groups[g], [.. groups[g].Select(setting => (IReadOnlyList<CodeLine>)[ofLine[setting]])], PartNames.CanonicalForm)[0].Text;
                all.Add(new CodeLine(ofLine[0].Depth + 1, $"{(g + 1 < groups.Count ? Numbers.Format(g + 1) : "_")} => {text.Substring(0, text.Length - end.Length)},"));
            }
            all.Add(new CodeLine(ofLine[0].Depth, "})" + end));
        }
        return all;
    }

    // Whether the lines say the same things in one order.
    private static bool HaveOneOrder(IReadOnlyList<CodeLine>[] written) => written.All(form => form.Count == written[0].Count && form.Zip(written[0], (line, first) => Said(line) == Said(first)).All(same => same));

    private static string Said(CodeLine line) => string.Join(" ", line.Text.Split(' ').Take(2));

    private (List<List<int>> Groups, PlanNumber Form) Group<T>(T[] written, Func<T, T, bool> areAlike, string subject)
    {
        List<List<int>> groups = PartForms.Groups(written, areAlike);
        double[] group = new double[written.Length];
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (int setting in groups[i])
                group[setting] = i + 1;
        }
        return (groups, plan.Form(group, subject + "Form"));
    }

    // "warm = 2 or 4 epochs", or the settings that are fewest words.
    private string Said(List<int> group, PlanNumber form)
    {
        const int Most = 4;
        string[] settings = [.. group.Select(setting => string.Join(" and ", form.Deciding.Select(param => $"{grid.Params[param].Name} = {grid.Params[param].Show(grid.Settings[setting][param])}"))).Distinct()];
        return settings.Length <= Most ? string.Join(", or ", settings) : $"{string.Join(", or ", settings.Take(Most))}, and so on";
    }
}
