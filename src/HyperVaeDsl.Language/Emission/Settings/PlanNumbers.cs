using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// The numbers in which the classes of the settings differ: a field for each, with the value that the compiler worked out at each setting, as a calculation where
/// a short one gives the same bits everywhere, else as a table.
/// </summary>
internal sealed class PlanNumbers
{
    /// <summary>The class of the fields.</summary>
    public const string Class = "PlanNumbers";

    /// <summary>The field that holds them.</summary>
    public const string Field = "plan";

    /// <summary>The declaration of that field.</summary>
    public const string Declaration = $"private readonly {Class} {Field};";

    /// <summary>What nested classes do to have it, too.</summary>
    public const string Copy = $"{Field} = run.{Field};";

    /// <summary>Stands where it is made, until it is known of which params.</summary>
    public const string Make = $"{Field} = new {Class}();";

    private const int MostWords = 4;

    private readonly SettingGrid grid;
    private readonly string[] members;
    private readonly Dictionary<string, PlanNumber> byValues = new(StringComparer.Ordinal);
    private readonly List<PlanNumber> numbers = [];
    private readonly Dictionary<string, string> wanted = new(StringComparer.Ordinal);
    private readonly List<double[]> known = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal) { Class };

    /// <param name="grid">The settings.</param>
    /// <param name="names">The names of the class.</param>
    /// <param name="methodologies">The methodology at each setting.</param>
    public PlanNumbers(SettingGrid grid, EmissionNames names, IReadOnlyList<Methodology> methodologies)
    {
        this.grid = grid;
        members = [.. grid.Params.Select(names.Member)];
        known.AddRange(grid.Params.Select((_, i) => grid.Of(i).ToArray()));
        Want("Epochs", m => m.Epochs);
        for (int phase = 0; phase < methodologies[0].Phases.Count; phase++)
        {
            string name = names.Phase(methodologies[0].Phases[phase].Name);
            int index = phase;
            Want(name + "End", m => m.Phases[index].End);
            Want(name + "Earliest", m => m.Phases[index].EarlyEnd?.Earliest ?? m.Phases[index].End);
        }

        void Want(string name, Func<Methodology, double> value)
        {
            double[] values = [.. methodologies.Select(value)];
            string key = KeyOf(values);
            if (wanted.ContainsKey(key))
                return;
            wanted.Add(key, name);
            known.Add(values);
        }
    }

    /// <summary>The number of the form that a member has at each setting.</summary>
    public PlanNumber Form(double[] values, string name)
    {
        string key = $"{name} {KeyOf(values)}";
        if (!byValues.TryGetValue(key, out PlanNumber? number))
        {
            byValues.Add(key, number = new PlanNumber(values, Free(name), grid.DecidedBy(values), null));
            numbers.Add(number);
        }
        return number;
    }

    /// <summary>Whether no number differs.</summary>
    public bool IsEmpty => numbers.Count == 0;

    /// <summary>The field of a number, by its value at each setting.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isReal">Whether it takes part in calculations, or is a number of its own.</param>
    /// <param name="fallback">What it is called where nothing gives a name.</param>
    public PlanNumber Use(double[] values, bool isReal, string fallback)
    {
        string key = KeyOf(values);
        if (!byValues.TryGetValue(key, out PlanNumber? number))
        {
            IReadOnlyList<int> deciding = grid.DecidedBy(values);
            NumberFormula? formula = NumberFormula.Find(grid, values, deciding, members);
            bool isParam = formula != null && members.Contains(formula.Name);
            string name = Free(isParam ? formula!.Name! : wanted.TryGetValue(key, out string? usual) ? usual : formula?.Name ?? fallback);
            byValues.Add(key, number = new PlanNumber(values, name, deciding, formula));
            numbers.Add(number);
            known.Add(values);
        }
        number.IsReal |= isReal;
        return number;
    }

    /// <summary>A number that is known at some settings only, and may be anything at the others: another one that is the same there, if there is one.</summary>
    public double[] Complete(double?[] values)
    {
        double[]? same = known.FirstOrDefault(candidate => candidate.Zip(values, (a, b) => b == null || BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b.Value)).All(fits => fits));
        double any = values.First(value => value != null)!.Value;
        return same ?? [.. values.Select(value => value ?? any)];
    }

    /// <summary>A number in words, by its text at each setting.</summary>
    public string Words(IReadOnlyList<string> texts)
    {
        double[]? values = ValuesOf(texts);
        if (values != null && NumberFormula.Find(grid, values, grid.DecidedBy(values), members) is { } formula)
            return formula.Words;
        string[] distinct = [.. texts.Distinct()];
        return distinct.Length <= MostWords ? $"({string.Join(" or ", distinct)})" : $"({distinct[0]} or another)";
    }

    /// <summary>Numbers of texts; null where one would be written otherwise.</summary>
    public static double[]? ValuesOf(IReadOnlyList<string> texts)
    {
        double[] values = new double[texts.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.TryParse(texts[i], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out values[i]))
                return null;
        }
        return values;
    }

    /// <summary>The class.</summary>
    public void Emit(CodeWriter code)
    {
        string[] parameters = [.. grid.Params.Select((_, i) => i).Where(i => numbers.Any(number => number.Deciding.Contains(i))).Select(i => LocalNames.OfArgument(members[i]))];
        string[] said = [.. grid.Params.Select(param => param.Name)];
        string all = said.Length == 1 ? said[0] : $"{string.Join(", ", said.Take(said.Length - 1))} and {said[said.Length - 1]}";
        code.Line();
        code.Summary($"The numbers that {all} {(said.Length == 1 ? "decides" : "decide")}, as the compiler works them out at each of the {Numbers.Format(grid.Count)} settings.");
        code.Open($"private sealed class {Class}");
        foreach (PlanNumber number in numbers)
            code.Line($"public readonly {number.Type} {number.Name};{(number.Formula is { } formula ? $" // {formula.Words}" : "")}");
        code.Line();
        code.Open($"public {Class}({string.Join(", ", parameters.Select(parameter => "double " + parameter))})");
        foreach (PlanNumber number in numbers)
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
                isRead |= !IsCopy(lines[i]) && lines[i].Text.Contains(Field + ".");
        }
        return placed.Where(line => !IsEmpty || (line.Text != Make && line.Text != Declaration)).Select(line => line.Text == Make ? line with { Text = Construction } : Plain(line));
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
    private string Construction => $"{Field} = new {Class}({string.Join(", ", members.Where((_, i) => numbers.Any(number => number.Deciding.Contains(i))))});";

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
        string[] arguments = [.. deciding.Select(i => LocalNames.OfArgument(members[i]))];
        code.Line($"{number.Name} = {(isOne ? arguments[0] : $"({string.Join(", ", arguments)})")} switch");
        code.Open();
        List<(string Value, List<string> Patterns)> rows = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (int setting in grid.InOrder)
        {
            string[] literals = [.. deciding.Select(i => Numbers.Literal(grid.Settings[setting][i]))];
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

    private string Free(string name)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
            free = name + Numbers.Format(number);
        return free;
    }

    private static string KeyOf(double[] values) => string.Join(" ", values.Select(value => BitConverter.DoubleToInt64Bits(value)));
}

/// <summary>A number that differs between settings.</summary>
/// <param name="values">Its value at each setting.</param>
/// <param name="name">Its field.</param>
/// <param name="deciding">The params that decide it, by their places.</param>
/// <param name="formula">A calculation that gives it, or null.</param>
internal sealed class PlanNumber(double[] values, string name, IReadOnlyList<int> deciding, NumberFormula? formula)
{
    public IReadOnlyList<double> Values => values;

    public string Name => name;

    public IReadOnlyList<int> Deciding => deciding;

    public NumberFormula? Formula => formula;

    /// <summary>Whether it takes part in calculations.</summary>
    public bool IsReal { get; set; }

    /// <summary>The C# type.</summary>
    public string Type => IsReal || values.Any(value => !Math.Floor(value).Equals(value)) ? "double" : values.All(value => Math.Abs(value) <= int.MaxValue) ? "int" : "long";

    /// <summary>The number as a double.</summary>
    public string Real => $"{PlanNumbers.Field}.{name}";

    /// <summary>The number where a whole one is needed.</summary>
    public string Whole => Type == "double" ? $"({(values.All(value => Math.Abs(value) <= int.MaxValue) ? "int" : "long")}){Real}" : Real;

    /// <summary>The number as the canonical form writes it.</summary>
    public string Written => $"ParamValues.Text({Real})";
}
