namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>Elementwise operations on two tensors.</summary>
public enum BinaryOperation
{
    /// <summary>left + right</summary>
    Add,

    /// <summary>left - right</summary>
    Subtract,

    /// <summary>left * right</summary>
    Multiply,

    /// <summary>left / right</summary>
    Divide,
}

/// <summary>Elementwise functions; each is defined at the method of the same name on <see cref="Tensor"/>.</summary>
public enum UnaryOperation
{
    /// <summary>e^x</summary>
    Exp,

    /// <summary>ln x</summary>
    Log,

    /// <summary>square root</summary>
    Sqrt,

    /// <summary>x * x</summary>
    Square,

    /// <summary>tanh x</summary>
    Tanh,

    /// <summary>artanh x</summary>
    Artanh,

    /// <summary>1 / (1 + e^-x)</summary>
    Sigmoid,

    /// <summary>ln(1 + e^x)</summary>
    Softplus,

    /// <summary>max(0, x)</summary>
    Relu,

    /// <summary>Huber with delta 1</summary>
    SmoothL1,
}

/// <summary>Sums over all or part of a tensor.</summary>
public enum Reduction
{
    /// <summary>Everything, to 1 x 1.</summary>
    All,

    /// <summary>Within each row, to n x 1.</summary>
    EachRow,

    /// <summary>Within each column, to 1 x m.</summary>
    EachColumn,
}

/// <summary>What follows a linear layer.</summary>
public enum Activation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>max(0, x)</summary>
    Relu,
}
