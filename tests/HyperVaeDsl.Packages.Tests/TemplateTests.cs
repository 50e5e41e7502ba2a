namespace HyperVaeDsl.Packages.Tests;

/// <summary>'dotnet new hvae' makes a project that trains.</summary>
[Collection(PackedCollection.Name)]
public sealed class TemplateTests(CleanCache cache) : IDisposable
{
    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void A_new_project_trains_and_takes_another_methodology()
    {
        // The templates of whoever runs the tests stay what they are.
        string[] hive = ["--debug:custom-hive", sandbox.PathOf("hive")];
        sandbox.Dotnet(["new", "install", Feed.PathOf("HyperVaeDsl.Templates"), .. hive]).Succeeded();
        sandbox.Dotnet(["new", "hvae", "-n", "my-lab", .. hive]).Succeeded();
        Assert.Equal(["Program.cs", "my-lab.csproj", "quickstart.hvae"], Directory.GetFiles(sandbox.PathOf("my-lab")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Outcome run = sandbox.Dotnet("run", "-c", "Release", "--project", "my-lab").Succeeded().Said("Completed after 10 epochs").Found();
        Assert.DoesNotContain("warning", run.Output, StringComparison.OrdinalIgnoreCase);

        sandbox.Dotnet(["new", "hvae-file", "-n", "second-try", "-o", "my-lab", .. hive]).Succeeded();
        Assert.Contains("methodology second_try {", sandbox.Read("my-lab/second-try.hvae"), StringComparison.Ordinal);
        sandbox.Write("my-lab/Program.cs", sandbox.Read("my-lab/Program.cs").Replace("new Quickstart()", "new SecondTry()", StringComparison.Ordinal));
        sandbox.Build("-c", "Release", "my-lab").Succeeded().Found();
    }
}
