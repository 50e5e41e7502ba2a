using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HyperVaeDsl.Engines.Cpu.Kernels;

/// <summary>y = f(x), and the gradient by x given the gradient by y.</summary>
internal interface IUnaryFunction
{
    Vector512<float> Value(Vector512<float> x);

    Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y);
}

internal readonly struct ExpFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => Vector512.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * y;
}

internal readonly struct LogFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => Vector512.Log(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient / x;
}

/// <summary>The derivative 1 / (2 sqrt x) is taken as 0 at 0, so that the norm of a zero vector has a gradient.</summary>
internal readonly struct SqrtFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => Vector512.Sqrt(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) =>
        Vector512.ConditionalSelect(Vector512.Equals(y, Vector512<float>.Zero), Vector512<float>.Zero, gradient * 0.5f / y);
}

internal readonly struct SquareFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => x * x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * (x + x);
}

/// <summary>sign(x) (1 - e^-2|x|) / (1 + e^-2|x|).</summary>
internal readonly struct TanhFunction : IUnaryFunction
{
    public Vector512<float> Value(Vector512<float> x) => InDouble.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * (Vector512<float>.One - (y * y));
}

/// <summary>ln((1 + x) / (1 - x)) / 2, derivative 1 / ((1 - x) (1 + x)).</summary>
internal readonly struct ArtanhFunction : IUnaryFunction
{
    public Vector512<float> Value(Vector512<float> x) => InDouble.Artanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) =>
        gradient / ((Vector512<float>.One - x) * (Vector512<float>.One + x));
}

internal readonly struct SigmoidFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Vector512.Exp(-x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * y * (Vector512<float>.One - y);
}

/// <summary>max(x, 0) + ln(1 + e^-|x|), whose derivative is the sigmoid.</summary>
internal readonly struct SoftplusFunction : IUnaryFunction
{
    public Vector512<float> Value(Vector512<float> x) => InDouble.Softplus(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * default(SigmoidFunction).Value(x);
}

/// <summary>Written as a comparison, so that a NaN stays one and is noticed.</summary>
internal readonly struct ReluFunction : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<float>.Zero), Vector512<float>.Zero, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) =>
        Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, Vector512<float>.Zero), Vector512<float>.Zero, gradient);
}

/// <summary>x^2 / 2 where |x| &lt; 1, |x| - 1/2 elsewhere; the derivative is x limited to [-1, 1].</summary>
internal readonly struct SmoothL1Function : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x)
    {
        var size = Vector512.Abs(x);
        return Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512<float>.One), x * x * 0.5f, size - Vector512.Create(0.5f));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) =>
        gradient * new ClampFunction(-1f, 1f).Value(x);
}

/// <summary>x * scale + shift, rounded twice.</summary>
internal readonly struct AffineFunction(float scale, float shift) : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x) => (x * scale) + Vector512.Create(shift);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y) => gradient * scale;
}

/// <summary>x limited to [minimum, maximum]; the derivative is 0 strictly outside. A NaN stays one.</summary>
internal readonly struct ClampFunction(float minimum, float maximum) : IUnaryFunction
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Value(Vector512<float> x)
    {
        var (low, high) = (Vector512.Create(minimum), Vector512.Create(maximum));
        var raised = Vector512.ConditionalSelect(Vector512.LessThan(x, low), low, x);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(raised, high), high, raised);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Gradient(Vector512<float> gradient, Vector512<float> x, Vector512<float> y)
    {
        var outside = Vector512.LessThan(x, Vector512.Create(minimum)) | Vector512.GreaterThan(x, Vector512.Create(maximum));
        return Vector512.ConditionalSelect(outside, Vector512<float>.Zero, gradient);
    }
}
