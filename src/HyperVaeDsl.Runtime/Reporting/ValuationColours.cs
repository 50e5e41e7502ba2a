using System.Globalization;
using HyperVaeDsl.Runtime.Data;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>A colour for each valuation, grey over blue and green to red and purple; all of them stand out from white and from black.</summary>
internal static class ValuationColours
{
    private static readonly uint[] Colours = [0x8C96A8, 0x5B8DEF, 0x2F9FD0, 0x12A99B, 0x3FAE5A, 0x8FAA1F, 0xCF9A12, 0xE8772E, 0xE4484F, 0xC026D3];

    /// <summary>Red, green and blue of a valuation.</summary>
    public static (byte Red, byte Green, byte Blue) Of(int valuation) => ((byte)(Colours[valuation] >> 16), (byte)(Colours[valuation] >> 8), (byte)Colours[valuation]);

    /// <summary>The colour as style sheets write it.</summary>
    public static string NameOf(int valuation) => "#" + Colours[valuation].ToString("x6", CultureInfo.InvariantCulture);

    /// <summary>Radius of the dot of an operation, in pixels: the rarer, the larger.</summary>
    public static double DotOf(int valuation) => 0.8 + (2.6 * valuation / TernaryOperations.MaxValuation);
}
