using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>What an editor is given by the build that it makes in order to know the project, and what a compiler that runs is given.</summary>
[Collection(PackedCollection.Name)]
public sealed class EditorTests(CleanCache cache) : IDisposable
{
    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void Editors_get_the_analyzer_and_builds_do_not()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Dotnet("restore").Succeeded();
        string[] asked = ["msbuild", "-t:Compile", "-p:ProvideCommandLineArgs=true", "-getItem:CscCommandLineArgs"];
        string editor = sandbox.Dotnet([.. asked, "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true"]).Succeeded().Output;
        string build = sandbox.Dotnet(asked).Succeeded().Output;
        foreach (string assembly in new[] { "HyperVaeDsl.Generators.dll", "HyperVaeDsl.Language.dll", "Sprache.dll" })
        {
            Assert.Contains(assembly, editor, StringComparison.Ordinal);
            Assert.Contains(assembly, build, StringComparison.Ordinal);
        }
        Assert.Contains("HyperVaeDsl.Analyzers.dll", editor, StringComparison.Ordinal);
        Assert.DoesNotContain("HyperVaeDsl.Analyzers.dll", build, StringComparison.Ordinal);
    }

    /// <summary>A compiler that is given what editors are given loads the analyzer, which then says what the generator says.</summary>
    [PackedFact]
    public void The_analyzer_can_be_loaded_from_the_package()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Write("sample.hvae", Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal));
        sandbox.Dotnet("restore").Succeeded();
        Outcome both = sandbox.Build("--no-restore", "-p:DesignTimeBuild=true").Succeeded().Found("warning HV1201", "warning HV1201");
        Assert.DoesNotContain("AD0001", both.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CS8032", both.Output, StringComparison.Ordinal);
    }
}
