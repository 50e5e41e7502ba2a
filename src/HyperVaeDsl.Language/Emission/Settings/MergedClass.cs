using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// The classes of all settings as one class. A member that differs in numbers only is written once, and reads them from <see cref="PlanNumbers"/>. Of a member
/// that differs in more there is a method for each form, and one that chooses.
/// </summary>
/// <param name="plan">Takes the numbers.</param>
/// <param name="grid">The settings.</param>
/// <param name="write">Writes the parts of the class at each setting.</param>
internal sealed class MergedClass(PlanNumbers plan, SettingGrid grid, Func<Folding, IReadOnlyList<IReadOnlyList<CodePart>>> write)
{
    // What reads best comes first.
    private static readonly Folding[] Ways = [Folding.All, Folding.All & ~Folding.Lengths, Folding.All & ~Folding.Origins, Folding.All & ~Folding.Terms, Folding.Usual, Folding.None];

    private readonly Dictionary<Folding, IReadOnlyList<IReadOnlyList<CodePart>>> written = [];
    private readonly int[] everywhere = [.. Enumerable.Range(0, grid.Count)];
    private readonly MergedLines lines = new(plan, grid.Count);

    /// <summary>The lines of the class.</summary>
    public IReadOnlyList<CodeLine> Write()
    {
        List<CodeLine> all = [];
        for (int i = 0; i < Written(Folding.All)[0].Count; i++)
            all.AddRange(Part(i));
        return all;
    }

    private IReadOnlyList<IReadOnlyList<CodePart>> Written(Folding folds)
    {
        if (!written.TryGetValue(folds, out IReadOnlyList<IReadOnlyList<CodePart>>? known))
            written.Add(folds, known = write(folds));
        return known;
    }

    private IReadOnlyList<CodeLine> Part(int index)
    {
        string key = Written(Folding.All)[0][index].Key;
        IReadOnlyList<CodeLine>[] forms = [.. Written(Folding.All).Select(parts => parts[index].Lines)];
        if (AreAlike(forms))
            return lines.Of(everywhere, forms, Subject(key));
        if (key == PartNames.CanonicalForm && HaveOneOrder(forms))
            return Canonical(forms);
        return Unfolded(forms, index) is { } whole ? lines.Of(everywhere, whole, Subject(key)) : Forms(Fewest(forms, index), Subject(key));
    }

    // Each line that is not the same at all settings as it is with less left out, where that makes it the same.
    private IReadOnlyList<CodeLine>[]? Unfolded(IReadOnlyList<CodeLine>[] forms, int index)
    {
        if (forms.Any(form => form.Count != forms[0].Count))
            return null;
        CodeLine[][] whole = [.. forms.Select(form => form.ToArray())];
        List<int> left = [.. Enumerable.Range(0, forms[0].Count).Where(i => !forms.All(form => MergedLines.AreAlike(forms[0][i], form[i])))];
        foreach (Folding way in Ways.Skip(1).TakeWhile(_ => left.Count > 0))
        {
            IReadOnlyList<CodeLine>[] others = [.. Written(way).Select(parts => parts[index].Lines)];
            if (others.Any(other => other.Count != forms[0].Count))
                continue;
            foreach (int i in left.Where(i => others.All(other => MergedLines.AreAlike(others[0][i], other[i]))).ToArray())
            {
                for (int setting = 0; setting < whole.Length; setting++)
                    whole[setting][i] = others[setting][i];
                left.Remove(i);
            }
        }
        return left.Count > 0 ? null : [.. whole];
    }

    // As many forms as it takes, and no more because something is left out in some of them.
    private IReadOnlyList<CodeLine>[] Fewest(IReadOnlyList<CodeLine>[] forms, int index)
    {
        const int Two = 2;
        int fewest = Groups(forms, MergedLines.AreAlike).Count;
        foreach (Folding way in Ways.Skip(1).TakeWhile(_ => fewest > Two))
        {
            IReadOnlyList<CodeLine>[] others = [.. Written(way).Select(parts => parts[index].Lines)];
            int number = Groups(others, MergedLines.AreAlike).Count;
            if (number < fewest)
                (fewest, forms) = (number, others);
        }
        return forms;
    }

    private static bool AreAlike(IReadOnlyList<CodeLine>[] forms) => forms.All(form => MergedLines.AreAlike(forms[0], form));

    // "train Explore" gives TrainExplore.
    private static string Subject(string key) => key.Substring(key.LastIndexOf(' ') + 1);

    // A method for each form, and one with the name of the member that chooses.
    private List<CodeLine> Forms(IReadOnlyList<CodeLine>[] forms, string subject)
    {
        (List<List<int>> groups, PlanNumber form) = Group(everywhere.Select(setting => forms[setting]).ToArray(), MergedLines.AreAlike, subject);
        IReadOnlyList<CodeLine> first = forms[0];
        int head = Head(first);
        MethodHead method = MethodHead.Of(first[head].Text);
        // What is said of all forms; the words of the file stand above each of them.
        IReadOnlyList<CodeLine>[] said = [.. forms.Select(form => (IReadOnlyList<CodeLine>)[.. form.TakeWhile(IsOfMember)])];
        List<CodeLine> all = [.. AreAlike(said) ? lines.Of(everywhere, said, subject) : said[0]];
        int depth = first[head].Depth;
        string[] names = [.. groups.Select((_, i) => method.Name + Numbers.Format(i + 1))];
        string[] calls = [.. names.Select(name => $"{name}({method.Arguments})")];
        all.AddRange(method.IsVoid ? Choose(method, form, calls, depth) : Select(method, form, calls, depth));
        for (int i = 0; i < groups.Count; i++)
        {
            CodeLine[] whole = [.. lines.Of(groups[i], [.. groups[i].Select(setting => forms[setting])], subject).SkipWhile(IsOfMember)];
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
    private List<CodeLine> Canonical(IReadOnlyList<CodeLine>[] forms)
    {
        List<CodeLine> all = [];
        for (int i = 0; i < forms[0].Count; i++)
        {
            CodeLine[] ofLine = [.. forms.Select(form => form[i])];
            if (ofLine.All(line => MergedLines.AreAlike(ofLine[0], line)))
            {
                all.AddRange(lines.Of(everywhere, [.. ofLine.Select(line => (IReadOnlyList<CodeLine>)[line])], PartNames.CanonicalForm));
                continue;
            }
            (List<List<int>> groups, PlanNumber form) = Group(ofLine, MergedLines.AreAlike, PartNames.CanonicalForm);
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
    private static bool HaveOneOrder(IReadOnlyList<CodeLine>[] forms) => forms.All(form => form.Count == forms[0].Count && form.Zip(forms[0], (line, first) => Said(line) == Said(first)).All(same => same));

    private static string Said(CodeLine line) => string.Join(" ", line.Text.Split(' ').Take(2));

    private (List<List<int>> Groups, PlanNumber Form) Group<T>(T[] forms, Func<T, T, bool> areAlike, string subject)
    {
        List<List<int>> groups = Groups(forms, areAlike);
        double[] group = new double[forms.Length];
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (int setting in groups[i])
                group[setting] = i + 1;
        }
        return (groups, plan.Use(group, isReal: false, subject + "Form"));
    }

    private static List<List<int>> Groups<T>(T[] forms, Func<T, T, bool> areAlike)
    {
        List<List<int>> groups = [];
        for (int setting = 0; setting < forms.Length; setting++)
        {
            int at = groups.FindIndex(others => areAlike(forms[others[0]], forms[setting]));
            if (at < 0)
                groups.Add([setting]);
            else
                groups[at].Add(setting);
        }
        return groups;
    }

    // "warm = 2 or 4 epochs", or the settings that are fewest words.
    private string Said(List<int> group, PlanNumber form)
    {
        const int Most = 4;
        string[] settings = [.. group.Select(setting => string.Join(" and ", form.Deciding.Select(param => $"{grid.Params[param].Name} = {grid.Params[param].Show(grid.Settings[setting][param])}"))).Distinct()];
        return settings.Length <= Most ? string.Join(", or ", settings) : $"{string.Join(", or ", settings.Take(Most))}, and so on";
    }
}
