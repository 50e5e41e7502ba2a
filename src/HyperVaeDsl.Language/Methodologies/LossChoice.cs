namespace HyperVaeDsl.Language.Methodologies;

/// <summary>A word that a parameter of a loss may be.</summary>
/// <param name="Word">The word in the language.</param>
/// <param name="RuntimeValue">The value of the runtime, such as RadiusUnit.Norm.</param>
public sealed record LossChoice(string Word, string RuntimeValue);
