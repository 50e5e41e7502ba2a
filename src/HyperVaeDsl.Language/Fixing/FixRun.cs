namespace HyperVaeDsl.Language.Fixing;

/// <summary>What became of the fixes of a text.</summary>
/// <param name="Text">The text with all fixes that held.</param>
/// <param name="Compilation">What becomes of it.</param>
/// <param name="Applied">The fixes in it, in the order in which they were applied.</param>
/// <param name="Refused">The certain fixes that are not in it.</param>
public sealed record FixRun(string Text, HvaeCompilation Compilation, IReadOnlyList<FixNote> Applied, IReadOnlyList<FixNote> Refused);
