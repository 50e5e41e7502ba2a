using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language;

/// <summary>Why a value that was set from outside cannot be taken.</summary>
/// <param name="Sentence">What is wrong, and what to write.</param>
/// <param name="Place">The declaration of the param; null when there is no such param.</param>
public sealed record SettingError(string Sentence, TextSpan? Place);
