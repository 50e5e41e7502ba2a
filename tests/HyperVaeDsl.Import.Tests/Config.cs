using System.Globalization;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Import.Tests;

/// <summary>A configuration of tests/import: config.yaml, files that it names, and in options.txt what a user says beside it.</summary>
internal sealed record Config(string Name, string Folder, string Text, ImportOptions Options)
{
    public static IReadOnlyList<Config> All { get; } = [.. Directory.GetDirectories(Repository.Path("tests", "import")).Order(StringComparer.Ordinal).Select(Read)];

    public ImportedMethodology Import(string? text = null) => Importer.Import(Name + ".yaml", text ?? Text, Beside, Options);

    public override string ToString() => Name;

    private string? Beside(string file) => File.Exists(Path.Combine(Folder, file)) ? File.ReadAllText(Path.Combine(Folder, file)) : null;

    private static Config Read(string folder)
    {
        string options = Path.Combine(folder, "options.txt");
        int? items = File.Exists(options) ? int.Parse(File.ReadAllText(options).Split(' ')[1], CultureInfo.InvariantCulture) : null;
        return new Config(Path.GetFileName(folder), folder, File.ReadAllText(Path.Combine(folder, "config.yaml")).ReplaceLineEndings("\n"), new ImportOptions(Items: items));
    }
}
