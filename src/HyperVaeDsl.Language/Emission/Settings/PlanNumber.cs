namespace HyperVaeDsl.Language.Emission.Settings;

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
