using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>The numbers in which the classes of the settings differ, each with its value at each setting.</summary>
internal sealed class PlanNumbers
{
    /// <summary>The class of the fields.</summary>
    public const string Class = "PlanNumbers";

    /// <summary>The field that holds them.</summary>
    public const string Field = "plan";

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

    /// <summary>The numbers, in the order in which they were found.</summary>
    public IReadOnlyList<PlanNumber> All => numbers;

    /// <summary>The settings.</summary>
    public SettingGrid Grid => grid;

    /// <summary>The members of the params that shape the plan.</summary>
    public IReadOnlyList<string> Members => members;

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

    private string Free(string name)
    {
        string free = name;
        for (int number = 2; !taken.Add(free); number++)
            free = name + Numbers.Format(number);
        return free;
    }

    private static string KeyOf(double[] values) => string.Join(" ", values.Select(value => BitConverter.DoubleToInt64Bits(value)));
}
