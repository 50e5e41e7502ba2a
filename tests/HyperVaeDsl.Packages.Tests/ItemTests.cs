using System.Text.Json;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Packages.Tests;

/// <summary>Which files are methodologies of a project, and what their items say.</summary>
[Collection(PackedCollection.Name)]
public sealed class ItemTests(CleanCache cache) : IDisposable
{
    private readonly Sandbox sandbox = new(cache);

    public void Dispose() => sandbox.Dispose();

    [PackedFact]
    public void Every_file_below_the_project_is_one_item_and_takes_part_in_the_check_for_changes()
    {
        sandbox.WriteProject();
        foreach (string path in new[] { "a.hvae", "deep/er/b.HVAE", "bin/c.hvae", "obj/d.hvae", "notes.txt" })
            sandbox.Write(path, "");
        sandbox.Dotnet("restore").Succeeded();
        JsonElement items = Evaluate("-getItem:AdditionalFiles", "-getItem:UpToDateCheckInput", "-getItem:None");
        Assert.Equal(["a.hvae", "deep/er/b.HVAE"], Names(items, "AdditionalFiles"));
        Assert.Equal(["a.hvae", "deep/er/b.HVAE"], Names(items, "UpToDateCheckInput"));
        // Shown once in the tree of the project.
        Assert.DoesNotContain(Names(items, "None"), name => name.EndsWith(".hvae", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("notes.txt", Names(items, "None"));
    }

    [PackedFact]
    public void A_project_names_its_files_itself_when_it_wants_to()
    {
        sandbox.Write("a.hvae", "");
        sandbox.Write("b.hvae", "");
        sandbox.WriteProject(properties: "<EnableDefaultHvaeItems>false</EnableDefaultHvaeItems>", items: "<AdditionalFiles Include=\"b.hvae\" />");
        sandbox.Dotnet("restore").Succeeded();
        JsonElement items = Evaluate("-getItem:AdditionalFiles", "-getItem:UpToDateCheckInput", "-getItem:None");
        Assert.Equal(["b.hvae"], Names(items, "AdditionalFiles"));
        Assert.Equal(["b.hvae"], Names(items, "UpToDateCheckInput"));
        Assert.Contains("a.hvae", Names(items, "None"));
        Assert.Empty(Names(Evaluate("-getItem:AdditionalFiles", "-getItem:None", "-p:EnableDefaultItems=false", "-p:EnableDefaultHvaeItems="), "AdditionalFiles").Except(["b.hvae"]));
    }

    [PackedFact]
    public void Namespaces_are_chosen_by_item_project_and_name_of_the_project()
    {
        sandbox.Write("one.hvae", Sample.Minimal);
        sandbox.Write("two.hvae", Sample.Minimal);
        sandbox.Write("Program.cs", "Console.WriteLine(typeof(my_app.Sample).FullName + typeof(Lab.Own.Sample).FullName);\n");
        sandbox.WriteProject("my-app.csproj", items: "<AdditionalFiles Update=\"two.hvae\" HvaeNamespace=\"Lab.Own\" />");
        sandbox.Dotnet("run").Succeeded().Said("my_app.SampleLab.Own.Sample");
        sandbox.Write("Program.cs", "Console.WriteLine(typeof(Chosen.Sample).FullName + typeof(Lab.Own.Sample).FullName);\n");
        sandbox.Build("-p:HvaeNamespace=Chosen").Succeeded().Found();
        sandbox.Build("-p:HvaeNamespace=not-one").Failed().Said("'not-one' is not a namespace");
    }

    [PackedFact]
    public void An_item_sets_params_and_another_value_builds_again()
    {
        sandbox.Write("sample.hvae", Sample.Of("  param warm = 10 epochs in 5..20 epochs\n  param peak = 0.1 in 0.05..0.5\n  signal beta in 0..1 = ramp 0 -> peak over warm\n  phase Train epochs 0..end { }\n  loss reconstruction  weight 1\n  loss kl  weight beta  free_bits 0 nats/dim\n"));
        sandbox.Write("Program.cs", "App.Sample sample = new();\nConsole.WriteLine($\"{sample.Warm} epochs to {sample.Peak}, {new App.Sample(warm: 5, peak: 0.5).At(2.5).Beta * 2}\");\n");
        sandbox.WriteProject(items: "<AdditionalFiles Update=\"sample.hvae\" HvaeSet=\"warm=12 epochs; peak=0.25\" />");
        sandbox.Dotnet("run").Succeeded().Said("12 epochs to 0.25, 0.5");
        sandbox.WriteProject(items: "<AdditionalFiles Update=\"sample.hvae\" HvaeSet=\"warm=13 epochs\" />");
        sandbox.Dotnet("run").Succeeded().Said("13 epochs to 0.1, 0.5");
        sandbox.WriteProject(items: "<AdditionalFiles Update=\"sample.hvae\" HvaeSet=\"warm=30 epochs\" />");
        sandbox.Build().Failed().Found("error HV1430").Said("sample.hvae(29,9): error HV1430: The item of this file has HvaeSet=\"warm=30 epochs\". warm=30 epochs is outside its range, 5..20 epochs.");
        // What the file for the compiler would take for the begin of a comment is not lost.
        sandbox.WriteProject(items: "<AdditionalFiles Update=\"sample.hvae\" HvaeSet=\"peak=0.2 # half\" />");
        sandbox.Build().Failed().Found("error HV1430");
    }

    [PackedFact]
    public void Central_versions_of_packages_work()
    {
        sandbox.WriteProject();
        sandbox.Write("App.csproj", sandbox.Read("App.csproj").Replace($" Version=\"{Feed.Version}\"", "", StringComparison.Ordinal));
        sandbox.Write("Directory.Packages.props", $"""
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
                <CentralPackageTransitivePinningEnabled>true</CentralPackageTransitivePinningEnabled>
              </PropertyGroup>
              <ItemGroup>
                <PackageVersion Include="HyperVaeDsl" Version="{Feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        sandbox.Write("Program.cs", "Console.WriteLine(App.Sample.Epochs);\n");
        sandbox.Write("sample.hvae", Sample.Minimal);
        sandbox.Build().Succeeded().Found();
    }

    private static string[] Names(JsonElement items, string kind) =>
        [.. items.GetProperty("Items").GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!.Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private JsonElement Evaluate(params string[] arguments) => JsonDocument.Parse(sandbox.Dotnet(["msbuild", .. arguments]).Succeeded().Output).RootElement;
}
