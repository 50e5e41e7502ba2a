using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// Writes the class of the numbers in which settings differ: a field for each, as a calculation where a short one gives the same bits at every setting, else as a table.
/// </summary>
/// <param name="plan">The numbers.</param>
internal sealed class PlanClass(PlanNumbers plan)
{
    /// <summary>The declaration of that field.</summary>
    public const string Declaration = $"private readonly {PlanNumbers.Class} {PlanNumbers.Field};";

    /// <summary>What nested classes do to have it, too.</summary>
    public const string Copy = $"{PlanNumbers.Field} = run.{PlanNumbers.Field};";

    /// <summary>Stands where it is made, until it is known of which params.</summary>
    public const string Make = $"{PlanNumbers.Field} = new {PlanNumbers.Class}();";

    /// <summary>The class.</summary>
    public void Emit(CodeWriter code)
    {
        string[] parameters = [.. plan.Grid.Params.Select((_, i) => i).Where(i => plan.All.Any(number => number.Deciding.Contains(i))).Select(i => LocalNames.OfArgument(plan.Members[i]))];
        string[] said = [.. plan.Grid.Params.Select(param => param.Name)];
        string all = said.Length == 1 ? said[0] : $"{string.Join(", ", said.Take(said.Length - 1))} and {said[said.Length - 1]}";
        code.Line();
        code.Summary($"The numbers that {all} {(said.Length == 1 ? "decides" : "decide")}, as the compiler works them out at each of the {Numbers.Format(plan.Grid.Count)} settings.");
        code.Open($"private sealed class {PlanNumbers.Class}");
        foreach (PlanNumber number in plan.All)
            code.Line($"public readonly {number.Type} {number.Name};{(number.Formula is { } formula ? $" // {formula.Words}" : "")}");
        code.Line();
        code.Open($"public {PlanNumbers.Class}({string.Join(", ", parameters.Select(parameter => "double " + parameter))})");
        foreach (PlanNumber number in plan.All)
            Assign(code, number);
        code.Close();
        code.Close();
    }

    /// <summary>Writes how the numbers are made, and leaves them out where nothing reads them: in a nested class, or in all of a class.</summary>
    public IEnumerable<CodeLine> Place(IReadOnlyList<CodeLine> lines)
    {
        bool isRead = false;
        int start = 0;
        List<CodeLine> placed = [];
        for (int i = 0; i <= lines.Count; i++)
        {
            bool isEnd = i == lines.Count || (lines[i].Depth == 1 && lines[i].Text.Contains(" sealed class ")) || (lines[i].Depth == 1 && lines[i].Text == "}");
            if (isEnd)
            {
                placed.AddRange(lines.Skip(start).Take(i - start).Where(line => !IsCopy(line) || isRead));
                (start, isRead) = (i, false);
            }
            if (i < lines.Count)
                isRead |= !IsCopy(lines[i]) && lines[i].Text.Contains(PlanNumbers.Field + ".");
        }
        return placed.Where(line => plan.All.Count > 0 || (line.Text != Make && line.Text != Declaration)).Select(line => line.Text == Make ? line with { Text = Construction } : Plain(line));
    }

    // A constant seed needs no conversion.
    private static CodeLine Plain(CodeLine line)
    {
        const string Cast = "(ulong)";
        int at = line.Text.IndexOf(Cast, StringComparison.Ordinal);
        return at >= 0 && char.IsDigit(line.Text[at + Cast.Length]) ? line with { Text = line.Text.Remove(at, Cast.Length) } : line;
    }

    private static bool IsCopy(CodeLine line) => line.Depth > 1 && (line.Text == Copy || line.Text == Declaration);

    // How the class is made, in the constructor of the methodology.
    private string Construction => $"{PlanNumbers.Field} = new {PlanNumbers.Class}({string.Join(", ", plan.Members.Where((_, i) => plan.All.Any(number => number.Deciding.Contains(i))))});";

    private void Assign(CodeWriter code, PlanNumber number)
    {
        string cast = number.Type == "double" ? "" : $"({number.Type})";
        if (number.Formula is { } formula)
        {
            code.Line($"{number.Name} = {(cast.Length > 0 && formula.Code.Contains(' ') ? $"{cast}({formula.Code})" : cast + formula.Code)};");
            return;
        }
        int[] deciding = [.. number.Deciding];
        bool isOne = deciding.Length == 1;
        string[] arguments = [.. deciding.Select(i => LocalNames.OfArgument(plan.Members[i]))];
        code.Line($"{number.Name} = {(isOne ? arguments[0] : $"({string.Join(", ", arguments)})")} switch");
        code.Open();
        List<(string Value, List<string> Patterns)> rows = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (int setting in plan.Grid.InOrder)
        {
            string[] literals = [.. deciding.Select(i => Numbers.Literal(plan.Grid.Settings[setting][i]))];
            string pattern = isOne ? literals[0] : $"({string.Join(", ", literals)})";
            if (!seen.Add(pattern))
                continue;
            string value = number.Type == "double" ? Numbers.Literal(number.Values[setting]) : Numbers.Format(number.Values[setting]);
            int row = rows.FindIndex(known => known.Value == value);
            if (row < 0)
                rows.Add((value, [pattern]));
            else
                rows[row].Patterns.Add(pattern);
        }
        // What most settings have comes last, and stands for all that was not named before.
        (string Value, List<string> Patterns) most = rows.OrderByDescending(row => row.Patterns.Count).First();
        rows = [.. rows.Where(row => row != most), most];
        for (int row = 0; row < rows.Count; row++)
            code.Line($"{(row + 1 < rows.Count ? string.Join(" or ", rows[row].Patterns) : "_")} => {rows[row].Value},");
        code.Close(";");
    }
}
