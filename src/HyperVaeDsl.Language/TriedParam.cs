using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language;

/// <summary>A param of which neither something can be proved nor every value be compiled, which is an error.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Place">The place because of which nothing is proved of all its values.</param>
/// <param name="IsUndecided">Whether what is required there can be neither proved nor refuted; else it is read there as a number.</param>
public sealed record TriedParam(string Name, TextSpan Place, bool IsUndecided);
