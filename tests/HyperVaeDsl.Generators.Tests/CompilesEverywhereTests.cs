using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>The class compiles without a warning in any language version from 10 on, in any namespace, and whatever the names of the file are.</summary>
public sealed class CompilesEverywhereTests
{
    // Keywords, members of object, members of the generated class, types that it uses, and names that meet after their letters change.
    private static readonly string[] Difficult =
    [
        "class", "event", "namespace", "new", "string", "int", "this", "base", "in", "params", "record", "required", "field", "var", "value", "await", "file", "scoped",
        "ToString", "GetType", "Equals", "GetHashCode", "Finalize", "MemberwiseClone", "Deconstruct", "PrintMembers", "EqualityContract",
        "Step", "Facts", "Digest", "Phase", "Loss", "Signals", "State", "Evaluated", "Epochs", "At", "Metrics", "IModel", "Forward", "Measure", "own", "latest", "vae", "batch",
        "System", "Math", "Tensor", "TrainingStep", "Condition", "Batch", "HyperVaeDsl", "Gate", "Milestone",
        "a_b", "aB", "AB", "a__b", "_1", "u", "u2", "epoch", "Average", "Cadence",
    ];

    private static string Everything(string methodology, IReadOnlyList<string> names)
    {
        string Name(int i) => names[i % names.Count];
        string Lines(Func<string, string> line) => string.Concat(names.Select(name => "  " + line(name) + "\n"));
        int half = names.Count / 2;
        return Sample.Of(
            Lines(name => $"signal {name} in 0..1 = ramp 0 -> 0.1")
            + Lines(name => $"loss external {name} weight {name}")
            + Lines(name => $"metric {name} in 0..1 rises")
            + $"  phase {Name(0)} epochs 0..50 {{ }}\n  phase {Name(1)} epochs 50..end {{\n    activate {Name(half)} when {Name(2)} >= 0.5\n  }}\n"
            + $"  loss reconstruction weight 1\n  group {Name(half)} {{\n    loss radial weight 0.3 inner 0.1 outer 0.8\n  }}\n"
            + $"  checkpoint {{\n{string.Concat(names.Select(name => $"    best {name} when {name} rises\n    milestone {name} at 50%\n"))}  }}\n"
            + Lines(name => $"guard {name} when {name} < 0.1 warn")
            + Lines(name => $"controller {name} every step {{\n    observe {name} ema 0.9\n    when {name} > 0.9 scale {name} by 1.01\n    when {name} < 0.1 scale {name} by 0.99\n    keep {name} in 0..0.2\n    plant {name} falls as {name} rises\n  }}"),
            name: methodology);
    }

    // Those that the compiler of this test knows; the newest ones are seen by the builds of the examples.
    public static TheoryData<LanguageVersion> Versions => [LanguageVersion.CSharp10, LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.Preview];

    [Theory]
    [MemberData(nameof(Versions))]
    public void In_every_language_version(LanguageVersion version)
    {
        (string, string?)[] files =
        [
            .. Repository.Shipped.Select(path => (path, (string?)File.ReadAllText(path))),
            .. new[] { "own_model", "own_model_accumulated", "own_loss_and_metric", "external_model", "components", "laws", "conditions" }
                .Where(name => Directory.Exists(Repository.Path("tests", "corpus", "valid", name)))
                .Select(name => ($"/project/{name}.hvae", (string?)File.ReadAllText(Repository.Path("tests", "corpus", "valid", name, "input.hvae")).Replace("methodology Skeleton", $"methodology {name}", StringComparison.Ordinal))),
        ];
        GeneratorRun run = new(files, version: version);
        Assert.Equal(files.Length, run.Sources.Count);
        Assert.Empty(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.Complaints);
    }

    [Theory]
    [InlineData(NullableContextOptions.Disable)]
    [InlineData(NullableContextOptions.Warnings)]
    public void In_a_project_without_nullable_references(NullableContextOptions nullable)
    {
        GeneratorRun run = new([("/project/sample.hvae", Everything("Sample", ["one", "two", "three"]))]);
        Compilation output = run.Output.WithOptions(((CSharpCompilationOptions)run.Output.Options).WithNullableContextOptions(nullable));
        Assert.Empty(output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void With_names_that_are_difficult_in_csharp()
    {
        string[] names = [.. Difficult.Where(name => !Language.Methodologies.LossKind.Names.Contains(name) && !Unusable(name))];
        Assert.True(names.Length > 40);
        GeneratorRun run = new([("/project/m.hvae", Everything("Sample", names))], version: LanguageVersion.Preview);
        Assert.Empty(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Empty(run.Complaints);
    }

    [Fact]
    public void With_a_methodology_of_a_difficult_name()
    {
        // One project for all, so that each class also stands beside the others.
        string[] names = [.. Difficult.Where(name => !Unusable(name)).GroupBy(Language.Emission.CSharpEmitter.ClassOf).Select(same => same.First())];
        GeneratorRun run = new([.. names.Select((name, i) => ($"/project/{i}.hvae", (string?)Everything(name, ["one", "two", "three"])))]);
        Assert.Empty(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.Equal(names.Length, run.Sources.Count);
        Assert.True(run.Complaints.Length == 0, string.Join("\n", run.Complaints.Take(5).Select(item => item.ToString())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("HyperVaeDsl")]
    [InlineData("System.Training")]
    [InlineData("HyperVaeDsl.Runtime")]
    [InlineData("My.HyperVaeDsl.Runtime.Training")]
    [InlineData("My.System")]
    [InlineData("class.event")]
    [InlineData("Tensor")]
    [InlineData("Sample")]
    [InlineData("Outside.Sample")]
    public void In_every_namespace(string space)
    {
        string outside = File.ReadAllText(Repository.Path("tests", "corpus", "valid", "external_model", "input.hvae"));
        (string, string?)[] files = [("/project/sample.hvae", Everything("Sample", ["one", "two", "three"])), ("/project/broken.hvae", Sample.Minimal.Replace("methodology Sample", "methodology Broken", StringComparison.Ordinal).Replace("shuffled", "shufled", StringComparison.Ordinal)), ("/project/outside.hvae", outside)];
        GeneratorRun run = new(files, rootNamespace: space);
        Assert.Equal(3, run.Sources.Count);
        Assert.Single(run.Result.Diagnostics.Where(item => item.Severity == DiagnosticSeverity.Error));
        Assert.True(run.Complaints.Length == 0, string.Join("\n", run.Complaints.Take(5).Select(item => item.ToString())));
    }

    [Fact]
    public void Beside_types_around_it_that_have_names_of_the_runtime()
    {
        const string user = "namespace User { public class Batch { } public class Tensor { } public class Condition { } public class Metric { } public class Math { } namespace System { public class Span { } } }";
        GeneratorRun run = new([("/project/sample.hvae", Everything("Sample", ["one", "two", "three"]))], user);
        Assert.Empty(run.Complaints);
    }

    // Words of the language cannot be the names of everything.
    private static bool Unusable(string name) =>
        new[] { "in", "new", "record", "as", "params" }.Contains(name) || Language.Methodologies.MetricKind.Find(name) != null;
}
