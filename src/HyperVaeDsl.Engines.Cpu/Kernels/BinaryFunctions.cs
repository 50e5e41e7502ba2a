using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>An elementwise function of two sides, and the gradients by each given the gradient of the result.</summary>
internal interface IBinaryFunction
{
    /// <summary>Whether the gradients depend on the sides; if not, they are not read again.</summary>
    static abstract bool GradientUsesSides { get; }

    static abstract Vector512<float> Value(Vector512<float> left, Vector512<float> right);

    static abstract Vector512<float> ByLeft(Vector512<float> gradient, Vector512<float> left, Vector512<float> right);

    static abstract Vector512<float> ByRight(Vector512<float> gradient, Vector512<float> left, Vector512<float> right);
}

internal readonly struct AddFunction : IBinaryFunction
{
    public static bool GradientUsesSides => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> left, Vector512<float> right) => left + right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByLeft(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByRight(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient;
}

internal readonly struct SubtractFunction : IBinaryFunction
{
    public static bool GradientUsesSides => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> left, Vector512<float> right) => left - right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByLeft(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByRight(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => -gradient;
}

internal readonly struct MultiplyFunction : IBinaryFunction
{
    public static bool GradientUsesSides => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> left, Vector512<float> right) => left * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByLeft(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient * right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByRight(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient * left;
}

/// <summary>d(l/r)/dl = 1/r, d(l/r)/dr = -(l/r)/r.</summary>
internal readonly struct DivideFunction : IBinaryFunction
{
    public static bool GradientUsesSides => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Value(Vector512<float> left, Vector512<float> right) => left / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByLeft(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => gradient / right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ByRight(Vector512<float> gradient, Vector512<float> left, Vector512<float> right) => -gradient * (left / right) / right;
}
