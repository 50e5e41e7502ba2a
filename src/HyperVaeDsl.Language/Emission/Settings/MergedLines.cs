using System.Text;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// Lines that say the same at some settings but for their numbers, as lines that read those numbers from the plan. What needs constants in C# (patterns, local
/// constants) is written in the form that does not.
/// </summary>
/// <param name="plan">Takes the numbers.</param>
/// <param name="settings">How many settings there are.</param>
internal sealed class MergedLines(PlanNumbers plan, int settings)
{
    // Names of variables in patterns that no other pattern uses.
    private const int FirstVariable = 10;

    private string? scrutinee;
    private int variables;

    /// <summary>The lines of the settings of a group as one text.</summary>
    /// <param name="group">The settings.</param>
    /// <param name="lines">The lines at each of them.</param>
    /// <param name="subject">What their numbers are called after.</param>
    public IReadOnlyList<CodeLine> Of(IReadOnlyList<int> group, IReadOnlyList<IReadOnlyList<CodeLine>> lines, string subject)
    {
        scrutinee = null;
        List<CodeLine> merged = [];
        for (int i = 0; i < lines[0].Count; i++)
        {
            CodeLine[] same = [.. lines.Select(of => of[i])];
            subject = Declared(same[0].Text.StartsWith("const ", StringComparison.Ordinal) ? same[0].Text.Substring("const ".Length) : same[0].Text) ?? subject;
            merged.Add(same.All(line => line == same[0]) ? same[0] : Merge(group, same, subject));
            Look(merged[i].Text);
        }
        return merged;
    }

    private CodeLine Merge(IReadOnlyList<int> group, CodeLine[] lines, string subject) => lines[0] with
    {
        Text = Merge(group, [.. lines.Select(line => line.Text)], lines[0].IsComment, subject),
        Comment = lines[0].Comment == null ? null : Merge(group, [.. lines.Select(line => line.Comment!)], isComment: true, subject),
    };

    private string Merge(IReadOnlyList<int> group, string[] texts, bool isComment, string subject)
    {
        if (texts.All(text => text == texts[0]))
            return texts[0];
        NumberScan[] scans = [.. texts.Select(text => NumberScan.Of(text, isComment))];
        StringBuilder result = new();
        bool isVaried = false;
        string after = scans[0].Pieces[0];
        for (int i = 0; i < scans[0].Numbers.Count; i++)
        {
            string before = after;
            after = scans[0].Pieces[i + 1];
            Look(before);
            string[] numbers = [.. scans.Select(scan => scan.Numbers[i].Text)];
            NumberPlace place = scans[0].Numbers[i].Place;
            if (numbers.All(number => number == numbers[0]))
            {
                result.Append(before).Append(numbers[0]);
                continue;
            }
            if (place == NumberPlace.Comment)
            {
                result.Append(before).Append(plan.Words(Whole(group, numbers)));
                continue;
            }
            isVaried |= place == NumberPlace.Code;
            bool isReal = place == NumberPlace.Code && numbers.Any(number => number.IndexOfAny(['.', 'E']) >= 0);
            PlanNumber number = plan.Use(Values(group, numbers), isReal, Name(before, subject));
            if (place == NumberPlace.String)
                result.Append(before).Append("\" + ").Append(number.Written).Append(" + \"");
            else if (before.EndsWith("< ", StringComparison.Ordinal) && (after.StartsWith(" => ", StringComparison.Ordinal) || after.StartsWith(" and var ", StringComparison.Ordinal)))
                Pattern(result, before, ref after, number.Real);
            else
                result.Append(before).Append(isReal ? number.Real : number.Whole);
        }
        string text = result.Append(after).ToString().Replace(" + \"\" + ", " + ").Replace("\"\" + ", "");
        return isVaried && text.StartsWith("const ", StringComparison.Ordinal) ? text.Substring("const ".Length) : text;
    }

    // < 40.0 => becomes _ when epoch < plan.ExploreEnd =>
    private void Pattern(StringBuilder result, string before, ref string after, string bound)
    {
        const string Named = " and var ";
        result.Append(before, 0, before.Length - 2);
        if (after.StartsWith(Named, StringComparison.Ordinal))
        {
            int end = after.IndexOf(' ', Named.Length);
            string variable = after.Substring(Named.Length, end - Named.Length);
            after = after.Substring(end);
            result.Append($"var {variable} when {variable} < {bound}");
            return;
        }
        bool beginsLine = before.Substring(0, before.Length - 2).Trim().Length == 0 || before.TrimEnd('<', ' ').EndsWith("\n", StringComparison.Ordinal);
        if (beginsLine && scrutinee != null)
        {
            result.Append($"_ when {scrutinee} < {bound}");
            return;
        }
        string own = "u" + Numbers.Format(FirstVariable + variables++);
        result.Append($"var {own} when {own} < {bound}");
    }

    // The variable of a switch of several lines; none where it looks at a calculation.
    private void Look(string text)
    {
        const string Word = " switch";
        int end = text.EndsWith(Word, StringComparison.Ordinal) ? text.Length - Word.Length : text.LastIndexOf(Word + "\n", StringComparison.Ordinal);
        if (end < 0)
            return;
        int start = end;
        while (start > 0 && IsOfWord(text[start - 1]))
            start--;
        // What is only the end of a calculation is none.
        bool isWhole = start < end && (start == 0 || text.Substring(0, start).EndsWith("= ", StringComparison.Ordinal) || text.Substring(0, start).EndsWith("=> ", StringComparison.Ordinal) || text.Substring(0, start).EndsWith("return ", StringComparison.Ordinal));
        scrutinee = isWhole ? text.Substring(start, end - start) : null;
    }

    // "kp: " and "Dropout = " say what a number is.
    private static string Name(string before, string subject)
    {
        string trimmed = before.TrimEnd(' ', ':', '=', '(');
        if (before.EndsWith(": ", StringComparison.Ordinal) || before.EndsWith(" = ", StringComparison.Ordinal))
        {
            int start = trimmed.Length;
            while (start > 0 && IsOfWord(trimmed[start - 1]))
                start--;
            string word = trimmed.Substring(start);
            if (word.Length > 0 && !char.IsDigit(word[0]))
                return subject + char.ToUpperInvariant(word[0]) + word.Substring(1);
        }
        return subject + (before.EndsWith("< ", StringComparison.Ordinal) ? "End" : before.EndsWith("/ ", StringComparison.Ordinal) ? "Length" : before.EndsWith("- ", StringComparison.Ordinal) ? "Start" : "Value");
    }

    // "double beta = " says of which signal it is.
    private static string? Declared(string text)
    {
        const string Word = "double ";
        int end = text.IndexOf(" = ", StringComparison.Ordinal);
        return text.StartsWith(Word, StringComparison.Ordinal) && end > Word.Length && text.IndexOf('(') is var open && (open < 0 || open > end)
            ? char.ToUpperInvariant(text[Word.Length]) + text.Substring(Word.Length + 1, end - Word.Length - 1) : null;
    }

    // What is not known at other settings may be anything there.
    private double[] Values(IReadOnlyList<int> group, string[] numbers)
    {
        double[] known = PlanNumbers.ValuesOf(numbers)!;
        if (group.Count == settings)
            return known;
        double?[] values = new double?[settings];
        for (int i = 0; i < group.Count; i++)
            values[group[i]] = known[i];
        return plan.Complete(values);
    }

    private string[] Whole(IReadOnlyList<int> group, string[] numbers)
    {
        string[] texts = [.. Enumerable.Repeat(numbers[0], settings)];
        for (int i = 0; i < group.Count; i++)
            texts[group[i]] = numbers[i];
        return texts;
    }

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
