namespace HyperVaeDsl.Language.Fixing;

/// <summary>One fix and what became of it.</summary>
/// <param name="Code">Code of the finding that it cures.</param>
/// <param name="Line">Line of the finding, in the text as it was then.</param>
/// <param name="Title">What it does.</param>
/// <param name="Reason">Why it was refused, as a sentence; empty when it was applied.</param>
public sealed record FixNote(string Code, int Line, string Title, string Reason = "");
