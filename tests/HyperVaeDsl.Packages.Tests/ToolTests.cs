using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>The tool, installed from its package, prints what builds generate.</summary>
[Collection(PackedCollection.Name)]
public sealed class ToolTests(CleanCache cache) : IDisposable
{
    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void The_tool_prints_byte_for_byte_what_a_build_generates()
    {
        string hvae = Install();
        string examples = Repository.Path("examples");
        string[] files = [.. Directory.GetFiles(examples, "*.hvae", SearchOption.AllDirectories).Where(path => !IsOutput(path)).Select(path => Path.GetRelativePath(examples, path)).Order(StringComparer.Ordinal)];
        Assert.True(files.Length > 30);
        foreach (string file in files)
            sandbox.Write(file, File.ReadAllText(Path.Combine(examples, file)));
        // Two methodologies of one name are only in one project when their namespaces differ; so each has its own.
        sandbox.WriteProject(
            properties: "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><CompilerGeneratedFilesOutputPath>obj/generated</CompilerGeneratedFilesOutputPath><RootNamespace>my-lab.event</RootNamespace>",
            items: string.Concat(files.Where(file => file.StartsWith("history", StringComparison.Ordinal)).Select((file, i) => $"<AdditionalFiles Update=\"{file}\" HvaeNamespace=\"History.N{i}\" />")));
        sandbox.Write("Program.cs", "Console.WriteLine(new my_lab.@event.Cyclical().Facts.Name);\n");
        sandbox.Build().Succeeded();
        Compare(hvae, files);
        // Their directives name the files as they lie here.
        sandbox.Build("-p:HvaeLineDirectives=true").Succeeded();
        Compare(hvae, files, "--line-directives");
    }

    [PackedFact]
    public void The_tool_finds_what_builds_find()
    {
        string hvae = Install();
        sandbox.Write("broken.hvae", Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal));
        Outcome check = sandbox.Run(hvae, "check", "broken.hvae").Failed();
        Assert.Equal(1, check.ExitCode);
        check.Said("error HV0704");
        sandbox.Run(hvae, "--version").Succeeded().Said(Feed.Version.Split('-')[0]);
        sandbox.Run(hvae, "explain", "HV0704").Succeeded();
    }

    private void Compare(string hvae, string[] files, string option = "")
    {
        string folder = sandbox.PathOf("obj/generated/HyperVaeDsl.Generators/HyperVaeDsl.Generators.HvaeGenerator");
        int compared = 0;
        int history = 0;
        foreach (string file in files)
        {
            string space = file.StartsWith("history", StringComparison.Ordinal) ? $"--namespace History.N{history++}" : "--root-namespace my-lab.event";
            string generated = Path.Combine(folder, file[..^".hvae".Length].Replace('/', '.').Replace('\\', '.') + ".g.cs");
            string printed = sandbox.PathOf("printed.txt");
            Outcome gen = sandbox.Run("/bin/sh", "-c", $"'{hvae}' gen {space} {option} '{sandbox.PathOf(file)}' > '{printed}'");
            if (!File.Exists(generated))
            {
                // A file that only offers parts to others becomes no class, and the tool says so.
                gen.Failed();
                continue;
            }
            gen.Succeeded();
            Assert.True(File.ReadAllBytes(generated).AsSpan().SequenceEqual(File.ReadAllBytes(printed)), $"{file} is generated and printed {option} differently.");
            compared++;
        }
        Assert.True(compared > 30, $"{compared} files were compared.");
    }

    private string Install()
    {
        sandbox.Dotnet("tool", "install", "HyperVaeDsl.Cli", "--version", Feed.Version, "--tool-path", sandbox.PathOf("tools")).Succeeded();
        return sandbox.PathOf("tools/hvae");
    }

    private static bool IsOutput(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "runs");
}
