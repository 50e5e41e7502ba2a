using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Emission;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>docs/generated-code.md quotes what is generated from homeostatic.hvae. The table of operations has a test where engines are.</summary>
public sealed class GeneratedCodePageTests
{
    [Fact]
    public void Every_quoted_part_is_generated()
    {
        string file = Path.Combine(Documents.Root, "examples", "TernaryOperations", "Methodologies", "homeostatic.hvae");
        HvaeCompilation compilation = HvaeCompiler.Compile("homeostatic.hvae", File.ReadAllText(file));
        string generated = CSharpEmitter.Emit(compilation.Methodology!, compilation.Text, "");
        string[] page = File.ReadAllText(Path.Combine(Documents.Folder, "generated-code.md")).ReplaceLineEndings("\n").Split("```csharp\n");
        Assert.True(page.Length > 4, "The page quotes the table, a phase, a controller and a schedule.");
        foreach (string quoted in page.Skip(1).Select(part => part[..part.IndexOf("```", StringComparison.Ordinal)]))
            Assert.True(generated.Contains(quoted, StringComparison.Ordinal), $"No longer generated; quote what 'hvae gen' prints now:\n{quoted}");
    }
}
