namespace HyperVaeDsl.Language;

/// <summary>A file that an import leads to.</summary>
/// <param name="Path">Its path, by which messages call it; two imports of one file give it the same one.</param>
/// <param name="Content">Its text; null when it cannot be read.</param>
/// <param name="Problem">Why it cannot be read, as the end of the sentence "The file cannot be imported: ...".</param>
public sealed record SourceFile(string Path, string? Content, string? Problem = null);
