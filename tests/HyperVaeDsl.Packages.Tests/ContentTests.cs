using System.Text;
using System.Xml.Linq;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>What lies in the packages.</summary>
public sealed class ContentTests
{
    private static readonly string[] Packages = ["HyperVaeDsl", "HyperVaeDsl.Cli", "HyperVaeDsl.Templates", "HyperVaeDsl.TorchSharp"];

    [PackedFact]
    public void The_files_of_the_packages_are_reviewed()
    {
        StringBuilder list = new();
        foreach ((string id, string extension) in Packages.Select(id => (id, "nupkg")).Concat([("HyperVaeDsl", "snupkg"), ("HyperVaeDsl.Cli", "snupkg"), ("HyperVaeDsl.TorchSharp", "snupkg")]))
        {
            list.Append(id).Append('.').Append(extension).Append('\n');
            foreach (string file in Feed.FilesOf(id, extension).Keys.Order(StringComparer.Ordinal))
                list.Append("  ").Append(file).Append('\n');
        }
        Snapshot.Match(Repository.Path("tests", "HyperVaeDsl.Packages.Tests", "Snapshots"), "packages", list.ToString());
    }

    [PackedFact]
    public void A_user_gets_no_dependency_of_the_compiler()
    {
        string[] dependencies = [.. Feed.SpecificationOf("HyperVaeDsl").Descendants().Where(item => item.Name.LocalName == "dependency").Select(item => item.Attribute("id")!.Value).Distinct()];
        Assert.Equal(["System.Numerics.Tensors"], dependencies);
        Assert.DoesNotContain(Feed.SpecificationOf("HyperVaeDsl.Cli").Descendants(), item => item.Name.LocalName == "dependency");
    }

    [PackedFact]
    public void Every_package_has_a_licence_a_readme_an_icon_and_its_commit()
    {
        foreach (string id in Packages)
        {
            Dictionary<string, byte[]> files = Feed.FilesOf(id);
            Assert.Equal("MIT", Text(id, "license"));
            Assert.Equal(File.ReadAllBytes(Repository.Path("LICENSE")), files["LICENSE"]);
            Assert.True(files.ContainsKey(Text(id, "readme")));
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], files[Text(id, "icon")].Take(4));
            // Of a specification that is written out, NuGet drops this element where the clone has no remote that it could name.
            if (id != "HyperVaeDsl.TorchSharp")
                Assert.Equal(40, Feed.SpecificationOf(id).Elements().Single(item => item.Name.LocalName == "repository").Attribute("commit")!.Value.Length);
        }

        static string Text(string id, string element) => Feed.SpecificationOf(id).Elements().Single(item => item.Name.LocalName == element).Value;
    }

    /// <summary>With CI=true, as '.ci/run' packs: two machines then make the same assemblies.</summary>
    [PackedFact]
    public void No_assembly_knows_where_it_was_built()
    {
        byte[] root = Encoding.UTF8.GetBytes(Repository.Root);
        foreach ((string id, string extension) in Packages.Select(id => (id, "nupkg")).Concat([("HyperVaeDsl", "snupkg"), ("HyperVaeDsl.Cli", "snupkg"), ("HyperVaeDsl.TorchSharp", "snupkg")]))
        {
            foreach ((string file, byte[] bytes) in Feed.FilesOf(id, extension))
                Assert.True(bytes.AsSpan().IndexOf(root) < 0, $"{id}: {file} names the folder {Repository.Root}; pack with CI=true.");
        }
    }

    [PackedFact]
    public void Everything_that_a_compiler_loads_lies_in_one_folder()
    {
        string[] loaded = [.. Feed.FilesOf("HyperVaeDsl").Keys.Where(file => file.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            ["HyperVaeDsl.Analyzers.dll", "HyperVaeDsl.Generators.dll", "HyperVaeDsl.Language.dll", "Sprache.dll"],
            loaded.Select(file => file["analyzers/dotnet/roslyn4.8/cs/".Length..]));
    }

    [Fact]
    public void The_project_of_the_template_gets_the_version_when_it_is_packed()
    {
        XElement project = XElement.Load(Repository.Path("src", "HyperVaeDsl.Templates", "templates", "project", "HvaeApp.csproj"));
        XElement reference = Assert.Single(project.Descendants("PackageReference"));
        Assert.Equal(("HyperVaeDsl", "PACKAGE_VERSION"), (reference.Attribute("Include")!.Value, reference.Attribute("Version")!.Value));
        if (Feed.Folder != null)
            Assert.Contains($"Version=\"{Feed.Version}\"", Encoding.UTF8.GetString(Feed.FilesOf("HyperVaeDsl.Templates")["content/project/HvaeApp.csproj"]), StringComparison.Ordinal);
    }
}
