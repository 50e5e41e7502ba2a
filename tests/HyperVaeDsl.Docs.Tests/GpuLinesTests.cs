using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>The three lines of a project for Windows and CUDA are the same wherever they stand, and name the version that this repository is tested with.</summary>
public sealed partial class GpuLinesTests
{
    [Fact]
    public void Are_the_same_everywhere()
    {
        string tested = XDocument.Load(Path.Combine(Documents.Root, "Directory.Packages.props")).Descendants("PackageVersion").Single(item => (string?)item.Attribute("Include") == "TorchSharp-cuda-windows").Attribute("Version")!.Value;
        string[] pages = ["README.md", "docs/engines.md", "src/HyperVaeDsl.Engines.TorchSharp/README.md"];
        string[] lines = [.. pages.Select(page => Lines().Match(File.ReadAllText(Path.Combine(Documents.Root, page)).ReplaceLineEndings("\n")).Value)];
        Assert.EndsWith($"<PackageReference Include=\"TorchSharp-cuda-windows\" Version=\"{tested}\" />\n", lines[0], StringComparison.Ordinal);
        Assert.All(lines, text => Assert.Equal(lines[0], text));
    }

    [GeneratedRegex("(?:<PackageReference Include=\"(?:HyperVaeDsl|TorchSharp)[^\n]*\n){3}")]
    private static partial Regex Lines();
}
