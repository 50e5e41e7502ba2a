using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// A number that is compared or counted with: a threshold, a margin, a patience. While something is proved of all values of the params it is a calculation with
/// them, and a comparison is decided for all values of a cell at once, or says that the cell must be smaller. What it is converted to is a number, which is read.
/// </summary>
public readonly struct Quantity : IEquatable<Quantity>
{
    private readonly double number;

    private Quantity(double number, Curve? level) => (this.number, Level) = (number, level);

    /// <summary>The calculation with params; null for a number.</summary>
    internal Curve? Level { get; }

    /// <summary>A number.</summary>
    public static implicit operator Quantity(double number) => new(number, null);

    /// <summary>The number. Its params are read, which they note; in a cell with several values there is none.</summary>
    /// <exception cref="UndecidedException">The cell has several values.</exception>
    public static implicit operator double(Quantity quantity) => quantity.Level is { } level ? level.Params!.NumberOf(level) : quantity.number;

    /// <summary>The sum.</summary>
    public static Quantity operator +(Quantity a, Quantity b) => Calculate(BinaryOperation.Add, a, b, a.number + b.number);

    /// <summary>The difference.</summary>
    public static Quantity operator -(Quantity a, Quantity b) => Calculate(BinaryOperation.Subtract, a, b, a.number - b.number);

    /// <summary>The product.</summary>
    public static Quantity operator *(Quantity a, Quantity b) => Calculate(BinaryOperation.Multiply, a, b, a.number * b.number);

    /// <summary>The quotient.</summary>
    public static Quantity operator /(Quantity a, Quantity b) => Calculate(BinaryOperation.Divide, a, b, a.number / b.number);

    /// <summary>Whether one is below the other.</summary>
    public static bool operator <(Quantity a, Quantity b) => Compare(a, b) is { } box ? box.IsBelow((a - b).Level!, orEqual: false) : (double)a < (double)b;

    /// <summary>Whether one is above the other.</summary>
    public static bool operator >(Quantity a, Quantity b) => b < a;

    /// <summary>Whether one is at most the other.</summary>
    public static bool operator <=(Quantity a, Quantity b) => Compare(a, b) is { } box ? box.IsBelow((a - b).Level!, orEqual: true) : (double)a <= (double)b;

    /// <summary>Whether one is at least the other.</summary>
    public static bool operator >=(Quantity a, Quantity b) => b <= a;

    /// <summary>Whether they are the same number.</summary>
    public static bool operator ==(Quantity a, Quantity b) => a <= b && b <= a;

    /// <summary>Whether they are different numbers.</summary>
    public static bool operator !=(Quantity a, Quantity b) => !(a == b);

    /// <summary>The largest number that it can be in the cell: for what only ever gets worse with it.</summary>
    internal Quantity Most => InCell?.High ?? (double)this;

    /// <summary>The smallest number that it can be in the cell.</summary>
    internal Quantity Least => InCell?.Low ?? (double)this;

    /// <summary>For what is only said: a number that it can be.</summary>
    internal double Said => InCell is { } values ? values.Low + (values.High - values.Low) / 2 : this;

    /// <summary>Whether another one is written as the same number or the same calculation.</summary>
    public bool Equals(Quantity other) => Level == null ? other.Level == null && number.Equals(other.number) : Level.Equals(other.Level);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Quantity other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => Level?.GetHashCode() ?? number.GetHashCode();

    /// <inheritdoc />
    public override string ToString() => Text.Numbers.Format(this);

    /// <summary>A number that is calculated from params, or a plain one.</summary>
    internal static Quantity Of(Curve level)
    {
        if (level is ConstantCurve constant)
            return constant.Value;
        level.Params!.HasQuantities = true;
        return new Quantity(0, level);
    }

    /// <summary>Whether it is a calculation with params that is above a number for some of their values only.</summary>
    internal bool VariesAbout(double number) => Level is { Params: { } box } level && box.OfAll(() => level.Bound(0, 0)) is var range && range.Low <= number && range.High > number;

    /// <summary>Whether it is above a number. Of a calculation with params that may be at most that, its params are read as numbers.</summary>
    internal bool IsAbove(double number) => (Level is { } level && level.Params!.OfAll(() => level.Bound(0, 0)).Low > number) || (double)this > number;

    private Interval? InCell => Level is { Params: { IsCell: true } box } level ? box.OfAll(() => level.Bound(0, 0)) : null;

    private static Quantity Calculate(BinaryOperation operation, Quantity a, Quantity b, double number) =>
        (a.Level ?? b.Level) == null ? number : new Quantity(0, new BinaryCurve(operation, a.Level ?? new ConstantCurve(a.number), b.Level ?? new ConstantCurve(b.number)));

    // The box where the comparison is made for all values of a cell.
    private static ParamBox? Compare(Quantity a, Quantity b) => (a.Level ?? b.Level)?.Params is { IsCell: true } box ? box : null;
}
