using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>
/// Functions whose short formulas cancel in float32 and do not in float64. They run on one value per sample, where the extra
/// width costs nothing that could be measured.
/// </summary>
internal static class InDouble
{
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var (low, high) = Vector512.Widen(x);
        return Vector512.Narrow(Tanh(low), Tanh(high));
    }

    public static Vector512<float> Artanh(Vector512<float> x)
    {
        var (low, high) = Vector512.Widen(x);
        return Vector512.Narrow(Artanh(low), Artanh(high));
    }

    public static Vector512<float> Softplus(Vector512<float> x)
    {
        var (low, high) = Vector512.Widen(x);
        return Vector512.Narrow(Softplus(low), Softplus(high));
    }

    private static Vector512<double> Tanh(Vector512<double> x)
    {
        var decay = Vector512.Exp(Vector512.Abs(x) * -2.0);
        return Vector512.CopySign((Vector512<double>.One - decay) / (Vector512<double>.One + decay), x);
    }

    private static Vector512<double> Artanh(Vector512<double> x) =>
        Vector512.Log((Vector512<double>.One + x) / (Vector512<double>.One - x)) * 0.5;

    private static Vector512<double> Softplus(Vector512<double> x)
    {
        var positive = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<double>.Zero), Vector512<double>.Zero, x);
        return positive + Vector512.Log(Vector512<double>.One + Vector512.Exp(-Vector512.Abs(x)));
    }
}
