using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>
/// A number of the plan as a short calculation with params that gives the compiler's own number at every setting, to the last bit: it was tried at all of them.
/// </summary>
/// <param name="Code">The calculation, in the names of arguments.</param>
/// <param name="Words">The calculation in the names of the file.</param>
/// <param name="Name">What the number can be called; null where the calculation gives no name.</param>
internal sealed record NumberFormula(string Code, string Words, string? Name)
{
    private const int LongestConstant = 6;
    private const int Digits = 12;

    /// <summary>The calculation; null where a short one is not found.</summary>
    /// <param name="grid">The settings.</param>
    /// <param name="values">The number at each of them.</param>
    /// <param name="deciding">The params that decide it.</param>
    /// <param name="members">The members of the params.</param>
    public static NumberFormula? Find(SettingGrid grid, IReadOnlyList<double> values, IReadOnlyList<int> deciding, IReadOnlyList<string> members) => deciding.Count switch
    {
        1 => OfOne(grid, values, deciding[0], members),
        2 => OfTwo(grid, values, deciding[0], deciding[1], members),
        _ => null,
    };

    private static NumberFormula? OfOne(SettingGrid grid, IReadOnlyList<double> values, int index, IReadOnlyList<string> members)
    {
        IReadOnlyList<double> param = grid.Of(index);
        (string code, string words, string member, string unit) = (LocalNames.OfArgument(members[index]), grid.Params[index].Name, members[index], grid.Params[index].Unit);
        // Between two values there are a product and a difference by chance.
        bool isTold = param.Distinct().Count() > 2;
        double first = values[0];
        double at = param[0];
        if (Holds((value, _) => value, 0))
            return new NumberFormula(code, words, member);
        double constant = Short(at / first);
        if (IsUsable(constant) && (isTold || unit == "%") && Holds((value, c) => value / c, constant))
            return Made("/", constant, unit == "%" && constant.Equals(100.0) ? member + "Share" : Named("Over", constant));
        constant = Short(first - at);
        if (IsUsable(constant) && constant > 0 && Holds((value, c) => value + c, constant))
            return Made("+", constant, Named("Plus", constant));
        constant = Short(at - first);
        if (IsUsable(constant) && constant > 0 && Holds((value, c) => value - c, constant))
            return Made("-", constant, Named("Minus", constant));
        constant = Short(first / at);
        if (IsUsable(constant) && isTold && Holds((value, c) => value * c, constant))
            return Made("*", constant, Named("Times", constant));
        constant = Short(first + at);
        if (IsUsable(constant) && isTold && Holds((value, c) => c - value, constant))
            return new NumberFormula($"{Numbers.Literal(constant)} - {code}", $"{Numbers.Format(constant)} - {words}", IsWord(constant) ? $"From{Word(constant)}Without{member}" : null);
        constant = Short(first * at);
        if (IsUsable(constant) && isTold && Holds((value, c) => c / value, constant))
            return new NumberFormula($"{Numbers.Literal(constant)} / {code}", $"{Numbers.Format(constant)} / {words}", null);
        return null;

        bool Holds(Func<double, double, double> formula, double with)
        {
            for (int setting = 0; setting < values.Count; setting++)
            {
                if (!IsSame(formula(param[setting], with), values[setting]))
                    return false;
            }
            return true;
        }

        NumberFormula Made(string sign, double with, string? name) => new($"{code} {sign} {Numbers.Literal(with)}", $"{words} {sign} {Numbers.Format(with)}", name);

        string? Named(string sign, double with) => IsWord(with) ? member + sign + Word(with) : null;
    }

    private static NumberFormula? OfTwo(SettingGrid grid, IReadOnlyList<double> values, int first, int second, IReadOnlyList<string> members)
    {
        (string Sign, string Name, Func<double, double, double> Result)[] operations =
        [
            ("+", "Plus", (a, b) => a + b), ("-", "Minus", (a, b) => a - b), ("*", "Times", (a, b) => a * b), ("/", "Over", (a, b) => a / b),
        ];
        foreach ((int left, int right) in new[] { (first, second), (second, first) })
        {
            (double by, double with) = (ShareOf(left), ShareOf(right));
            foreach ((string sign, string name, Func<double, double, double> result) in operations)
            {
                if (Enumerable.Range(0, values.Count).All(setting => IsSame(result(grid.Of(left)[setting] / by, grid.Of(right)[setting] / with), values[setting])))
                    return new NumberFormula($"{Written(left)} {sign} {Written(right)}", $"{grid.Params[left].Name} {sign} {grid.Params[right].Name}", members[left] + name + members[right]);
            }
        }
        return null;

        // Percent take part as shares.
        double ShareOf(int param) => grid.Params[param].Unit == "%" ? 100 : 1;

        string Written(int param) => ShareOf(param) > 1 ? $"({LocalNames.OfArgument(members[param])} / 100.0)" : LocalNames.OfArgument(members[param]);
    }

    private static bool IsSame(double a, double b) => BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);

    private static double Short(double constant) => double.IsNaN(constant) || double.IsInfinity(constant) ? constant : Numbers.Rounded(constant, Digits);

    private static bool IsUsable(double constant) => constant != 0 && !double.IsNaN(constant) && !double.IsInfinity(constant) && Numbers.Format(constant).Length <= LongestConstant;

    private static bool IsWord(double constant) => constant > 0 && Word(constant).All(c => char.IsLetterOrDigit(c) || c == '_');

    private static string Word(double constant) => Numbers.Format(constant).Replace('.', '_');
}
