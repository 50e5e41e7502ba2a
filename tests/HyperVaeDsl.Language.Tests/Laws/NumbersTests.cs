using System.Globalization;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Numbers as text: shortest, exact, and the same everywhere.</summary>
public sealed class NumbersTests
{
    [Fact]
    public void Every_double_survives_its_text() => Law.Holds(5000, Law.Seeds, seed =>
    {
        byte[] bytes = new byte[8];
        new Random(seed).NextBytes(bytes);
        Check(BitConverter.ToDouble(bytes));
    });

    [Fact]
    public void Ordinary_numbers_survive_their_text() => Law.Holds(5000, Law.Seeds, seed =>
    {
        Random random = new(seed);
        Check(Math.Round(random.NextDouble() * Math.Pow(10, random.Next(-8, 9)), random.Next(16)));
        Check(random.NextDouble() * Math.Pow(10, random.Next(-20, 20)));
        Check(random.Next());
    });

    [Theory]
    [InlineData(0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(1e15)]
    [InlineData(1234567890123456)]
    [InlineData(123456789012345680)]
    [InlineData(1e-4)]
    [InlineData(9.9999e-5)]
    [InlineData(0.1 + 0.2)]
    [InlineData(100)]
    public void Remarkable_numbers_survive_their_text(double value) => Check(value);

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(0.3, "0.3")]
    [InlineData(1e-6, "1E-06")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1e300, "1E+300")]
    public void Literals_are_of_type_double(double value, string literal) => Assert.Equal(literal, Numbers.Literal(value));

    [Fact]
    public void A_negative_zero_keeps_its_sign() => Check(-0.0);

    private static void Check(double value)
    {
        if (!double.IsFinite(value))
            return;
        string text = Numbers.Format(value);
        // Large numbers have the digits of "R" too, but always with an exponent.
        if (Math.Abs(value) < 1e15)
            Assert.Equal(value.ToString("R", CultureInfo.InvariantCulture), text);
        else
            Assert.Equal(Digits(value.ToString("R", CultureInfo.InvariantCulture)), Digits(text));
        Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)));
        object? read = SyntaxFactory.ParseExpression(Numbers.Literal(Math.Abs(value))).GetFirstToken().Value;
        Assert.Equal(Math.Abs(value), Assert.IsType<double>(read));
    }

    private static string Digits(string number) => string.Concat(number.Split('E')[0].Where(char.IsAsciiDigit)).TrimEnd('0');
}
