using System.Text.RegularExpressions;
using System.Xml.Linq;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Engines.TorchSharp;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Runtime.Training;
using HyperVaeDsl.Tests.Support;
using PublicApiGenerator;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>What can be said of the packages before they are packed.</summary>
public sealed partial class SourceTests
{
    /// <summary>What users can call is changed knowingly: the lists are accepted with ACCEPT_SNAPSHOTS=1 and read.</summary>
    [Theory]
    [InlineData(typeof(Trainer))]
    [InlineData(typeof(CpuEngine))]
    [InlineData(typeof(TorchUnavailableException))]
    public void The_public_members_of_the_libraries_are_reviewed(Type member)
    {
        ApiGeneratorOptions options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };
        Snapshot.Match(Repository.Path("tests", "HyperVaeDsl.Packages.Tests", "Snapshots"), member.Assembly.GetName().Name!, member.Assembly.GeneratePublicApi(options).ReplaceLineEndings("\n") + "\n");
    }

    [Theory]
    [InlineData("project/quickstart.hvae")]
    [InlineData("file/methodology1.hvae")]
    public void The_methodologies_of_the_templates_have_no_findings_and_the_one_layout(string file)
    {
        string text = File.ReadAllText(Repository.Path("src", "HyperVaeDsl.Templates", "templates", file));
        Assert.Empty(HvaeCompiler.Compile(file, text).Diagnostics);
        Assert.Equal(text, HvaeFormatter.Format(file, text).Text);
    }

    [Fact]
    public void The_page_lists_the_properties_and_metadata_that_the_build_files_read()
    {
        string folder = Repository.Path("generators", "HyperVaeDsl.Generators", "build");
        XElement[] files = [.. Directory.GetFiles(folder).Select(path => XElement.Load(path))];
        string[] read =
        [
            .. files.SelectMany(file => file.Descendants("CompilerVisibleProperty")).Select(item => item.Attribute("Include")!.Value + " on the project"),
            .. files.SelectMany(file => file.Descendants("CompilerVisibleItemMetadata")).Select(item => item.Attribute("MetadataName")!.Value + " on an item"),
            .. files.SelectMany(file => Property().Matches(file.ToString())).Select(match => match.Groups[1].Value).Where(name => name.Contains("Hvae", StringComparison.Ordinal)).Select(name => name + " on the project"),
        ];
        string[] listed = [.. Row().Matches(File.ReadAllText(Repository.Path("docs", "packages.md"))).Select(match => $"{match.Groups[1].Value} on {match.Groups[2].Value}")];
        Assert.NotEmpty(listed);
        // The folder of the project is no choice, and neither is what the build files set themselves.
        HashSet<string> set = [.. files.SelectMany(file => file.Descendants("PropertyGroup")).Elements().Select(property => property.Name.LocalName + " on the project"), "ProjectDir on the project"];
        Assert.Equal(read.Distinct().Where(name => !set.Contains(name)).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\$\((\w+)\)")]
    private static partial Regex Property();

    [GeneratedRegex(@"^\| `(\w+)` \| (the project|an item) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
