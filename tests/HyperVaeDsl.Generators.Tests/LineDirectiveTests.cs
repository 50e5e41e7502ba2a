using System.Diagnostics;
using HyperVaeDsl.Cli;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>HvaeLineDirectives maps statements to the .hvae file, and a build that hides the folders of its machine hides these, too.</summary>
public sealed class LineDirectiveTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hvae-lines").FullName;

    [Theory]
    [InlineData("", "", null)]
    [InlineData("false", "", null)]
    [InlineData("true", "", "/project/sub/a.hvae")]
    [InlineData("true", "/project/=/_/", "/_/sub/a.hvae")]
    [InlineData("true", "/pro=/x/,/project/=/_1/", "/x/ject/sub/a.hvae")]
    [InlineData("true", "/oth,,er===/x/,/project/=/_/,", "/_/sub/a.hvae")]
    public void The_property_switches_and_paths_are_mapped(string property, string map, string? path)
    {
        string text = new GeneratorRun([("/project/sub/a.hvae", Sample.Minimal)], lineDirectives: property, pathMap: map).Sources.Single().SourceText.ToString();
        string[] named = [.. text.Split('\n').Where(line => line.StartsWith("#line (", StringComparison.Ordinal)).Select(line => line.Split('"')[1]).Distinct()];
        Assert.Equal(path == null ? [] : [path], named);
        Assert.Equal(path != null, text.Contains("#line default\n", StringComparison.Ordinal));
    }

    [Fact]
    public void The_command_line_prints_the_same()
    {
        foreach (string path in Repository.Shipped)
        {
            using StringWriter output = new();
            Assert.Equal(0, HvaeTool.Run(["gen", path, "--namespace", "User.Project", "--line-directives"], output, output));
            GeneratorRun run = new([(path, File.ReadAllText(path))], lineDirectives: "true");
            Assert.Equal(run.Sources.Single().SourceText.ToString(), output.ToString());
            Assert.Empty(run.Complaints);
        }
    }

    [Fact]
    public void Builds_in_two_folders_are_equal_byte_for_byte()
    {
        string one = Build(Path.Combine(folder, "one"));
        string two = Build(Path.Combine(folder, "another", "folder"));
        foreach (string file in new[] { "Twice.dll", "Twice.pdb" })
            Assert.True(File.ReadAllBytes(Path.Combine(one, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(two, file))), $"{file} differs.");
        Assert.DoesNotContain(folder, File.ReadAllText(Path.Combine(one, "Twice.pdb"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Contains("m.hvae", File.ReadAllText(Path.Combine(one, "Twice.pdb"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    // A project as a package makes it, with the assemblies of this test instead of packages.
    private static string Build(string project)
    {
        Directory.CreateDirectory(project);
        string files = Repository.Path("generators", "HyperVaeDsl.Generators", "build");
        string here = AppContext.BaseDirectory;
        File.WriteAllText(Path.Combine(project, "Directory.Build.props"), "<Project />");
        File.WriteAllText(Path.Combine(project, "Directory.Build.targets"), "<Project />");
        File.WriteAllText(Path.Combine(project, "m.hvae"), File.ReadAllText(Repository.Shipped[0]));
        File.WriteAllText(Path.Combine(project, "Twice.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{files}/HyperVaeDsl.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <HvaeLineDirectives>true</HvaeLineDirectives>
              </PropertyGroup>
              <ItemGroup>
                <SourceRoot Include="$(MSBuildProjectDirectory)/" />
                <Reference Include="{here}HyperVaeDsl.Runtime.dll" />
                <Analyzer Include="{here}HyperVaeDsl.Generators.dll;{here}HyperVaeDsl.Language.dll;{here}Sprache.dll" />
              </ItemGroup>
              <Import Project="{files}/HyperVaeDsl.targets" />
            </Project>
            """);
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["build", project, "-c", "Release", "-p:ContinuousIntegrationBuild=true", "-nodeReuse:false"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = project,
        };
        using Process build = Process.Start(start)!;
        string said = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        Assert.True(build.ExitCode == 0, said);
        return Path.Combine(project, "bin", "Release", "net10.0");
    }
}
