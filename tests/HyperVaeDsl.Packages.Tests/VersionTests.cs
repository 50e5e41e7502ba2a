using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>Other frameworks, compilers and kinds of projects.</summary>
[Collection(PackedCollection.Name)]
public sealed class VersionTests(CleanCache cache) : IDisposable
{
    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void A_project_for_NET_8_has_schedules_and_the_runtime()
    {
        sandbox.WriteProject(framework: "net8.0", properties: "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>");
        sandbox.Write("outside.hvae", File.ReadAllText(Repository.Path("tests", "corpus", "valid", "external_model", "input.hvae")));
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Write("Program.cs", "Console.WriteLine(App.Outside.At(5).Beta + new App.Sample().Facts.Epochs);\n");
        sandbox.Build().Succeeded().Found();
    }

    [PackedFact]
    public void A_project_for_NET_8_is_told_what_the_engine_needs()
    {
        sandbox.WriteProject(framework: "net8.0");
        sandbox.Write("Program.cs", "using HyperVaeDsl.Engines.Cpu;\nusing HyperVaeDsl.Runtime.Training;\nnew Trainer(new CpuEngine(1), new App.Sample(), new TrainingOptions()).Run();\n");
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Build().Failed().Said("error CS0619: 'CpuEngine' is obsolete: 'The embedded engine computes with vectors that .NET has since version 10.");
    }

    [PackedFact]
    public void An_older_compiler_compiles_the_generated_code()
    {
        sandbox.WriteProject(properties: "<LangVersion>10</LangVersion><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", items: "<PackageReference Include=\"Microsoft.Net.Compilers.Toolset\" Version=\"4.14.0\" PrivateAssets=\"all\" />");
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Build().Succeeded().Found();
        sandbox.Build("-p:LangVersion=9", "-p:ImplicitUsings=disable").Failed().Said("error HV0011: The project is written in C# 9.0");
    }

    [PackedFact]
    public void A_compiler_that_loads_no_generator_is_named()
    {
        sandbox.WriteProject();
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Build("-p:CompilerApiVersion=roslyn4.7").Failed().Said("error HV0011: This SDK compiles with Roslyn 4.7, and HyperVaeDsl needs 4.8 or later.");
    }

    [PackedFact]
    public void A_project_that_sees_the_package_through_another_has_classes_too()
    {
        sandbox.WriteProject("library/Library.csproj", properties: "<OutputType>Library</OutputType>");
        sandbox.Write("library/sample.hvae", Sample.Minimal);
        sandbox.WriteProject("app/App.csproj", items: "<ProjectReference Include=\"../library/Library.csproj\" />");
        sandbox.Write("app/App.csproj", sandbox.Read("app/App.csproj").Replace($"<PackageReference Include=\"HyperVaeDsl\" Version=\"{Feed.Version}\" />", "", StringComparison.Ordinal));
        sandbox.Write("app/other.hvae", Sample.Minimal);
        sandbox.Write("app/Program.cs", "Console.WriteLine(new Library.Sample().Facts.Name + App.Sample.Epochs);\n");
        sandbox.Dotnet("run", "--project", "app").Succeeded().Said("Sample10");
    }

    [PackedFact]
    public void A_project_without_the_generator_is_told_so()
    {
        sandbox.WriteProject("App.vbproj");
        sandbox.Write("Program.vb", "Module Program\n    Sub Main()\n    End Sub\nEnd Module\n");
        sandbox.Build().Succeeded().Found();
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Build().Succeeded().Found("warning HV0012");
    }
}
