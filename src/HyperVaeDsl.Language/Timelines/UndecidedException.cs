namespace HyperVaeDsl.Language.Timelines;

/// <summary>What is asked has several answers in a cell of params: it must be asked of smaller cells.</summary>
public sealed class UndecidedException : Exception
{
    /// <summary>Some values of a cell have one answer and others another one.</summary>
    /// <param name="params">The places of the params on which it depends.</param>
    /// <param name="isNumber">Whether a number was asked for, of which there is one only where the cell has one value.</param>
    internal UndecidedException(IReadOnlyList<int> @params, bool isNumber)
        : base("The answer depends on the values of params.") => (Params, IsNumber) = (@params, isNumber);

    /// <summary>The places of the params on which it depends.</summary>
    internal IReadOnlyList<int> Params { get; }

    /// <summary>Whether a number was asked for.</summary>
    internal bool IsNumber { get; }
}
