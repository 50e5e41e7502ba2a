namespace HyperVaeDsl.Generators;

/// <summary>What became of one .hvae file: C# (null when nothing is known of it) and findings.</summary>
internal sealed record CompiledFile(string Path, string? Source, EquatableArray<FileDiagnostic> Diagnostics);

/// <summary>One .hvae file as the compiler was given it; null content stands for an unreadable file.</summary>
internal sealed record HvaeFile(string Path, string? Content);

/// <summary>
/// A file with all files of the project that its imports lead to, and what its item chooses: what its compilation depends on, and nothing else.
/// </summary>
internal sealed record CompilerInput(HvaeFile File, ItemChoices Item, EquatableArray<HvaeFile> Imported);

/// <summary>The C# of a .hvae file, without what else is known of the file: equal whenever the text is. Null when nothing is generated.</summary>
internal sealed record WrittenClass(string Path, string? Text);

/// <summary>A generated file: its name and its text; null when nothing is generated.</summary>
internal sealed record GeneratedFile(string HintName, string Path, string? Text);
