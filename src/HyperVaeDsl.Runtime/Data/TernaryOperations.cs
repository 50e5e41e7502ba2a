using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Data;

/// <summary>
/// All 3^9 = 19,683 operations {-1,0,1} x {-1,0,1} -> {-1,0,1}. An operation is its table of nine trits; position k = 3(a+1) + (b+1)
/// holds the result for (a, b). Its index has the trits as digits in base 3, the first position least significant.
/// </summary>
public static class TernaryOperations
{
    /// <summary>Number of operations.</summary>
    public const int Count = 19683;

    /// <summary>Trits of an operation.</summary>
    public const int Positions = 9;

    /// <summary>Values that a trit can take; the class of a trit is trit + 1.</summary>
    public const int Classes = 3;

    /// <summary>The largest valuation, that of operation 0.</summary>
    public const int MaxValuation = 9;

    /// <summary>Number of valuations, 0 to 9.</summary>
    public const int Strata = MaxValuation + 1;

    private static readonly float[] TritTable = MakeTrits();
    private static readonly int[] ValuationTable = [.. Enumerable.Range(0, Count).Select(Valuation)];
    private static readonly int[][] StratumTable =
        [.. Enumerable.Range(0, Strata).Select(v => Enumerable.Range(0, Count).Where(i => ValuationTable[i] == v).ToArray())];

    /// <summary>The trits of all operations, row by row: 19,683 x 9 values of -1, 0, 1.</summary>
    public static ReadOnlySpan<float> Trits => TritTable;

    /// <summary>The trits of all operations, 9 columns.</summary>
    public static NumberTable TritRows { get; } = new(TritTable, Positions);

    /// <summary>The classes (trit + 1) of all operations, 9 columns.</summary>
    public static ClassTable ClassRows { get; } = new([.. TritTable.Select(trit => (int)trit + 1)], Positions);

    /// <summary>The valuation of every operation.</summary>
    public static ReadOnlySpan<int> Valuations => ValuationTable;

    /// <summary>The nine trits of an operation.</summary>
    public static ReadOnlySpan<float> TritsOf(int operation) => TritRows[operation];

    /// <summary>The classes (trit + 1) of an operation's nine trits.</summary>
    public static ReadOnlySpan<int> ClassesOf(int operation) => ClassRows[operation];

    /// <summary>The operations of a valuation in ascending order: 2 * 3^(8-v) of them, one for v = 9.</summary>
    public static ReadOnlySpan<int> OfValuation(int valuation) => StratumTable[valuation];

    /// <summary>3-adic valuation: the largest m such that 3^m divides the number, and 9 for 0. The sign does not matter.</summary>
    public static int Valuation(int number)
    {
        if (number == 0)
            return MaxValuation;
        int valuation = 0;
        for (; number % 3 == 0; number /= 3)
            valuation++;
        return valuation;
    }

    /// <summary>
    /// 3-adic closeness of two operations: the valuation of the difference of their indices, so that their 3-adic distance is
    /// 3^-closeness; 9 for an operation and itself, whose distance is 0.
    /// </summary>
    // The table of operations holds the valuation of every number that can occur.
    public static int Closeness(int first, int second) => ValuationTable[Math.Abs(first - second)];

    /// <summary>
    /// The composition (f o g)(a, b) = f(g(a, b), b). For each b it composes two functions of a, so it is associative; the projection
    /// (a, b) -> a is its neutral element.
    /// </summary>
    public static int Compose(int f, int g)
    {
        ReadOnlySpan<int> outer = ClassesOf(f);
        ReadOnlySpan<int> inner = ClassesOf(g);
        int index = 0;
        for (int k = Positions - 1; k >= 0; k--)
            index = (index * Classes) + outer[(inner[k] * Classes) + (k % Classes)];
        return index;
    }

    /// <summary>How many positions, from the first on, hold a 0; 9 for the constant 0.</summary>
    public static int LeadingZeros(int operation)
    {
        int first = TritsOf(operation).IndexOfAnyExcept(0f);
        return first < 0 ? Positions : first;
    }

    /// <summary>The index of a table of nine trits.</summary>
    /// <exception cref="ArgumentException">There are not nine trits.</exception>
    public static int IndexOf(ReadOnlySpan<float> trits)
    {
        if (trits.Length != Positions)
            throw new ArgumentException($"An operation has {Positions} trits, not {trits.Length}.", nameof(trits));
        int index = 0;
        for (int k = Positions - 1; k >= 0; k--)
            index = (index * 3) + (int)trits[k] + 1;
        return index;
    }

    private static float[] MakeTrits()
    {
        var trits = new float[Count * Positions];
        for (int operation = 0; operation < Count; operation++)
        {
            int digits = operation;
            for (int k = 0; k < Positions; k++, digits /= 3)
                trits[(operation * Positions) + k] = (digits % 3) - 1;
        }

        return trits;
    }
}
