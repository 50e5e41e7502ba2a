namespace HyperVaeDsl.Generators;

/// <summary>What became of one .hvae file: the methodology's name, C# (null when nothing is known of it) and findings.</summary>
internal sealed record CompiledFile(string Path, string Methodology, FilePlace NamePlace, string? Source, EquatableArray<FileDiagnostic> Diagnostics);

/// <summary>One .hvae file as the compiler was given it; null content stands for an unreadable file.</summary>
internal sealed record HvaeFile(string Path, string? Content);

/// <summary>A file with all files of the project that its imports lead to: what its compilation depends on, and nothing else.</summary>
internal sealed record CompilerInput(HvaeFile File, EquatableArray<HvaeFile> Imported);

/// <summary>What the project says about generated code.</summary>
internal sealed record ProjectSettings(string Namespace, string ProjectFolder);
