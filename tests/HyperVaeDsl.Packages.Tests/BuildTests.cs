using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>A project that references the package and nothing else: it builds, runs, and says what is wrong.</summary>
[Collection(PackedCollection.Name)]
public sealed class BuildTests(CleanCache cache) : IDisposable
{
    private const string Program = "Console.WriteLine($\"{new App.Sample().Facts.Name} has {App.Sample.Epochs} epochs, {new HyperVaeDsl.Engines.Cpu.CpuEngine().Description}\");\n";
    private static readonly string Advised = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);

    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void A_project_builds_and_runs_and_a_broken_methodology_stops_it_at_its_place()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", Program);
        sandbox.Write("methods/sample.hvae", Sample.Minimal);
        sandbox.Dotnet("run").Succeeded().Said("Sample has 10 epochs");

        sandbox.Write("methods/sample.hvae", Sample.Minimal.Replace("epochs 0..end", "epochs 0..9", StringComparison.Ordinal));
        int line = 1 + Array.FindIndex(sandbox.Read("methods/sample.hvae").Split('\n'), text => text.Contains("phase Train", StringComparison.Ordinal));
        Outcome broken = sandbox.Build().Failed().Found("error HV0201");
        Assert.Matches($@"methods.sample\.hvae\({line},3\): error HV0201: ", broken.Output);
        Assert.DoesNotContain("error CS", broken.Output, StringComparison.Ordinal);

        sandbox.Write("methods/sample.hvae", Sample.Minimal.Replace("epochs    10", "epochs    12", StringComparison.Ordinal));
        sandbox.Dotnet("run").Succeeded().Said("Sample has 12 epochs");
    }

    [PackedFact]
    public void A_finding_is_said_once_and_as_serious_as_the_project_wants_it()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", Program);
        sandbox.Write("sample.hvae", Advised);
        sandbox.Build().Succeeded().Found("warning HV1201");
        // The generator reports, whatever becomes of analyzers.
        sandbox.Build("--no-incremental", "-p:RunAnalyzers=false").Succeeded().Found("warning HV1201");
        sandbox.Build("--no-incremental", "-p:RunAnalyzersDuringBuild=false").Succeeded().Found("warning HV1201");
        sandbox.Build("--no-incremental", "-p:TreatWarningsAsErrors=true").Failed().Found("error HV1201");
        sandbox.Build("--no-incremental", "-p:WarningsAsErrors=HV1201").Failed().Found("error HV1201");
        sandbox.Build("--no-incremental", "-p:NoWarn=HV1201", "-p:TreatWarningsAsErrors=true").Succeeded().Found();
        sandbox.Write(".editorconfig", "root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = error\n");
        sandbox.Build("--no-incremental").Failed().Found("error HV1201");
        sandbox.Write(".editorconfig", "root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = none\n");
        sandbox.Build("--no-incremental").Succeeded().Found();
    }

    [PackedFact]
    public void An_error_stops_a_build_whose_analyzers_are_switched_off()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", Program);
        sandbox.Write("sample.hvae", Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal));
        sandbox.Build("-p:RunAnalyzersDuringBuild=false").Failed().Found("error HV0704");
        sandbox.Build("-p:RunAnalyzers=false", "-p:NoWarn=HV0704").Failed().Found("error HV0704");
        // An editor that starts a program skips analyzers of its own accord.
        sandbox.Build("-p:IsImplicitlyTriggeredBuild=true").Failed().Found("error HV0704");
    }

    [PackedFact]
    public void A_touched_methodology_is_compiled_again_and_an_untouched_one_is_not()
    {
        sandbox.WriteProject();
        sandbox.Write("Program.cs", Program);
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Build().Succeeded();
        DateTime first = Compiled();
        sandbox.Build().Succeeded();
        Assert.Equal(first, Compiled());
        File.SetLastWriteTimeUtc(sandbox.PathOf("sample.hvae"), DateTime.UtcNow);
        sandbox.Build().Succeeded();
        Assert.NotEqual(first, Compiled());
        DateTime second = Compiled();
        sandbox.Build().Succeeded();
        Assert.Equal(second, Compiled());

        DateTime Compiled() => File.GetLastWriteTimeUtc(sandbox.PathOf("obj/Debug/net10.0/App.dll"));
    }
}
