using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language;

/// <summary>A param of which only some values were tried.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The place because of which nothing is proved of all its values.</param>
/// <param name="Values">How many of its values were tried.</param>
public sealed record TriedParam(string Name, TextSpan Place, int Values);
