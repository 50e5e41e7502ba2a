using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>The package of the TorchSharp engine: what it depends on, and a program that has it without libtorch.</summary>
[Collection(PackedCollection.Name)]
public sealed class TorchTests(CleanCache cache) : IDisposable
{
    private const string Program = """
        try
        {
            using var engine = new HyperVaeDsl.Engines.TorchSharp.TorchEngine("cuda:1");
            Console.WriteLine(engine.Description);
        }
        catch (HyperVaeDsl.Engines.TorchSharp.TorchUnavailableException exception)
        {
            Console.WriteLine("UNAVAILABLE " + exception.Message);
        }
        """;

    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void It_depends_on_TorchSharp_and_on_no_native_library()
    {
        string[] dependencies = [.. Feed.SpecificationOf("HyperVaeDsl.TorchSharp").Descendants().Where(item => item.Name.LocalName == "dependency").Select(item => $"{item.Attribute("id")!.Value} {item.Attribute("version")!.Value}").Distinct()];
        Assert.Equal([$"HyperVaeDsl [{Feed.Version}]", "TorchSharp [0.105.2, 0.108.0)"], dependencies.Select(text => text.Replace(",0", ", 0", StringComparison.Ordinal)));
        Assert.DoesNotContain(Feed.FilesOf("HyperVaeDsl.TorchSharp").Keys, file => Path.GetFileName(file) == "TorchSharp.dll");
    }

    /// <summary>Where the sources of the machine have no TorchSharp, this is all that may be missing.</summary>
    [PackedFact]
    public void A_program_without_libtorch_is_told_what_to_add()
    {
        sandbox.WriteProject(items: $"<PackageReference Include=\"HyperVaeDsl.TorchSharp\" Version=\"{Feed.Version}\" />");
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Write("Program.cs", Program);
        Outcome restore = sandbox.Dotnet("restore");
        if (restore.ExitCode != 0)
        {
            restore.Said("TorchSharp").Said("error NU110");
            Assert.DoesNotContain(restore.Output.Split('\n'), line => line.Contains("error NU", StringComparison.Ordinal) && !line.Contains(" TorchSharp", StringComparison.Ordinal));
            return;
        }

        Outcome run = sandbox.Dotnet("run").Succeeded().Said("UNAVAILABLE ");
        Assert.DoesNotContain("   at ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("LoadNativeBackend", run.Output, StringComparison.Ordinal);
    }
}
