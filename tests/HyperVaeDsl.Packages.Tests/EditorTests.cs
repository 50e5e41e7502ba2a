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

    /// <summary>The formatter of the SDK loads a project as an editor does, and so shows that the analyzer can be loaded and finds what it should.</summary>
    [PackedFact]
    public void The_analyzer_runs_in_the_formatter_of_the_SDK()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Write("sample.hvae", Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal));
        sandbox.Dotnet("restore").Succeeded();
        sandbox.Dotnet("format", "analyzers", "App.csproj", "--no-restore", "--verify-no-changes", "--severity", "warn", "-v", "diag").Said("HV1201");
    }
}
