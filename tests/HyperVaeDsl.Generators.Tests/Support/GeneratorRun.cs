using System.Collections.Immutable;
using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>A project of C# and .hvae files that the generator runs over, again and again.</summary>
internal sealed class GeneratorRun
{
    private static readonly IncrementalStepRunReason[] Untouched = [IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged];
    private readonly LanguageVersion version;
    private readonly Dictionary<string, AdditionalText> texts;
    private readonly Dictionary<string, string> properties;
    private GeneratorDriver driver;

    public GeneratorRun(
        (string Path, string? Content)[] files,
        string userCode = "",
        LanguageVersion version = LanguageVersion.Latest,
        string projectFolder = "/project/",
        (string Path, string Text)[]? configuration = null,
        ReportDiagnostic general = ReportDiagnostic.Default,
        string rootNamespace = "User.Project",
        string hvaeNamespace = "",
        string lineDirectives = "",
        string pathMap = "")
    {
        this.version = version;
        properties = new() { ["RootNamespace"] = rootNamespace, ["ProjectDir"] = projectFolder, ["HvaeNamespace"] = hvaeNamespace, ["HvaeLineDirectives"] = lineDirectives, ["HvaePathMap"] = pathMap };
        AnalyzerConfigSet configs = ProjectOptions.Read(configuration ?? []);
        texts = files.ToDictionary(file => file.Path, file => (AdditionalText)new InMemoryText(file.Path, file.Content));
        Compilation = CSharp.Compilation([userCode], version);
        Compilation = Compilation.WithOptions(Compilation.Options.WithSyntaxTreeOptionsProvider(new ProjectSeverities(configs)).WithGeneralDiagnosticOption(general));
        driver = CSharpGeneratorDriver.Create(
            [new HvaeGenerator().AsSourceGenerator()],
            texts.Values,
            (CSharpParseOptions)Compilation.SyntaxTrees.First().Options,
            new ProjectOptions(properties, configs),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    /// <summary>Every step that has a name.</summary>
    public static string[] Steps { get; } = [.. typeof(StepNames).GetFields().Select(constant => (string)constant.GetValue(null)!)];

    public CSharpCompilation Compilation { get; private set; }

    public Compilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    public IReadOnlyList<GeneratedSourceResult> Sources => Result.GeneratedSources;

    public Diagnostic[] Complaints => [.. Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning)];

    /// <summary>How many outputs (files and findings) were written again in the last run.</summary>
    public int Rewritten => Result.TrackedOutputSteps.Values.SelectMany(runs => runs).SelectMany(run => run.Outputs).Count(output => output.Reason != IncrementalStepRunReason.Cached);

    public void ChangeCode(string userCode)
    {
        Compilation = Compilation.ReplaceSyntaxTree(
            Compilation.SyntaxTrees.First(),
            CSharpSyntaxTree.ParseText(userCode, new CSharpParseOptions(version, DocumentationMode.Diagnose)));
        Run();
    }

    public void ChangeFile(string path, string content)
    {
        InMemoryText changed = new(path, content);
        driver = driver.ReplaceAdditionalText(texts[path], changed);
        texts[path] = changed;
        Run();
    }

    public void AddFile(string path, string content)
    {
        texts.Add(path, new InMemoryText(path, content));
        driver = driver.AddAdditionalTexts([texts[path]]);
        Run();
    }

    public void RemoveFile(string path)
    {
        driver = driver.RemoveAdditionalTexts([texts[path]]);
        texts.Remove(path);
        Run();
    }

    public void ChangeConfiguration(params (string Path, string Text)[] configuration)
    {
        driver = driver.WithUpdatedAnalyzerConfigOptions(new ProjectOptions(properties, ProjectOptions.Read(configuration)));
        Run();
    }

    /// <summary>Why each output of a step is what it is, in the order of the files.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    /// <summary>How many outputs of a step are new.</summary>
    public int New(string step) => Reasons(step).Count(reason => !Untouched.Contains(reason));

    /// <summary>Everything that flowed out of the steps that have names.</summary>
    public IEnumerable<object?> Values(IEnumerable<string> steps) =>
        steps.SelectMany(step => Result.TrackedSteps[step]).SelectMany(run => run.Outputs).Select(output => output.Value);

    private void Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out _);
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }
}
