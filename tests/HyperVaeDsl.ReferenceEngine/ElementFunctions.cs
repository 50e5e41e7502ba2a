using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Reference;

/// <summary>The formula and the derivative of every elementwise operation.</summary>
internal static class ElementFunctions
{
    public static double Value(UnaryOperation operation, double x) => operation switch
    {
        UnaryOperation.Exp => Math.Exp(x),
        UnaryOperation.Log => Math.Log(x),
        UnaryOperation.Sqrt => Math.Sqrt(x),
        UnaryOperation.Square => x * x,
        UnaryOperation.Tanh => Math.Tanh(x),
        UnaryOperation.Artanh => Math.Atanh(x),
        UnaryOperation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        UnaryOperation.Softplus => Math.Max(x, 0) + Math.Log(1 + Math.Exp(-Math.Abs(x))),
        UnaryOperation.Relu => x <= 0 ? 0 : x,
        UnaryOperation.SmoothL1 => Math.Abs(x) < 1 ? x * x / 2 : Math.Abs(x) - 0.5,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <summary>dy/dx, where y is the value at x.</summary>
    public static double Derivative(UnaryOperation operation, double x, double y) => operation switch
    {
        UnaryOperation.Exp => y,
        UnaryOperation.Log => 1 / x,
        UnaryOperation.Sqrt => y == 0 ? 0 : 0.5 / y,
        UnaryOperation.Square => 2 * x,
        UnaryOperation.Tanh => 1 - (y * y),
        UnaryOperation.Artanh => 1 / (1 - (x * x)),
        UnaryOperation.Sigmoid => y * (1 - y),
        UnaryOperation.Softplus => 1 / (1 + Math.Exp(-x)),
        UnaryOperation.Relu => x > 0 ? 1 : 0,
        UnaryOperation.SmoothL1 => Math.Clamp(x, -1, 1),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    public static double Value(BinaryOperation operation, double left, double right) => operation switch
    {
        BinaryOperation.Add => left + right,
        BinaryOperation.Subtract => left - right,
        BinaryOperation.Multiply => left * right,
        BinaryOperation.Divide => left / right,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };

    /// <summary>The derivatives by left and right.</summary>
    public static (double Left, double Right) Derivatives(BinaryOperation operation, double left, double right) => operation switch
    {
        BinaryOperation.Add => (1, 1),
        BinaryOperation.Subtract => (1, -1),
        BinaryOperation.Multiply => (right, left),
        BinaryOperation.Divide => (1 / right, -left / (right * right)),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, null),
    };
}
