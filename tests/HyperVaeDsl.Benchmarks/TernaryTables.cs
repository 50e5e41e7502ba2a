using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// The data set: every function from 9 inputs to {-1, 0, 1}, numbered 0 to 19682. The valuation of a number is the largest power
/// of 3 that divides it (9 for 0); the target radius falls from 0.9 to 0.1 with it.
/// </summary>
internal static class TernaryTables
{
    public const int Count = 19683;
    public const int Digits = 9;

    public static float[] Inputs { get; } = [.. Enumerable.Range(0, Count).SelectMany(DigitsOf).Select(digit => digit - 1f)];

    public static int[] Classes { get; } = [.. Enumerable.Range(0, Count).SelectMany(DigitsOf)];

    /// <summary>The same as tables, which an engine with a device of its own keeps there.</summary>
    public static NumberTable InputRows { get; } = new(Inputs, Digits);

    public static ClassTable ClassRows { get; } = new(Classes, Digits);

    public static int[] Valuations { get; } = [.. Enumerable.Range(0, Count).Select(ValuationOf)];

    public static float[] TargetRadii { get; } = [.. Valuations.Select(valuation => 0.9f - (valuation / 9f * 0.8f))];

    private static IEnumerable<int> DigitsOf(int number)
    {
        for (var i = 0; i < Digits; i++, number /= 3)
            yield return number % 3;
    }

    private static int ValuationOf(int number)
    {
        var valuation = 0;
        for (; number != 0 && number % 3 == 0; number /= 3)
            valuation++;
        return number == 0 ? Digits : valuation;
    }
}
