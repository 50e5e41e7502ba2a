using HyperVaeDsl.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>A project of C# and .hvae files that the generator runs over, again and again.</summary>
internal sealed class GeneratorRun
{
    private readonly LanguageVersion version;
    private readonly Dictionary<string, AdditionalText> texts;
    private GeneratorDriver driver;

    public GeneratorRun((string Path, string? Content)[] files, string userCode = "", LanguageVersion version = LanguageVersion.Latest, string projectFolder = "/project/", (string Path, string Text)[]? configuration = null, ReportDiagnostic general = ReportDiagnostic.Default)
    {
        this.version = version;
        AnalyzerConfigSet configs = AnalyzerConfigSet.Create((configuration ?? []).Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToArray());
        texts = files.ToDictionary(file => file.Path, file => (AdditionalText)new InMemoryText(file.Path, file.Content));
        Compilation = CSharp.Compilation([userCode], version);
        Compilation = Compilation.WithOptions(Compilation.Options.WithSyntaxTreeOptionsProvider(new Severities(configs)).WithGeneralDiagnosticOption(general));
        driver = CSharpGeneratorDriver.Create(
            [new HvaeGenerator().AsSourceGenerator()],
            texts.Values,
            (CSharpParseOptions)Compilation.SyntaxTrees.First().Options,
            new Options(projectFolder, configs),
            new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public CSharpCompilation Compilation { get; private set; }

    public Compilation Output { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    public IReadOnlyList<GeneratedSourceResult> Sources => Result.GeneratedSources;

    public Diagnostic[] Complaints => [.. Output.GetDiagnostics().Where(item => item.Severity >= DiagnosticSeverity.Warning)];

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

    /// <summary>Why each output of a step is what it is, in the order of the files.</summary>
    public IncrementalStepRunReason[] Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out var runs) ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)] : [];

    private void Run()
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(Compilation, out Compilation output, out _);
        Output = output;
        Result = driver.GetRunResult().Results.Single();
    }

    private sealed class InMemoryText(string path, string? content) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => content == null ? null : SourceText.From(content);
    }

    // The compiler's own reader of configuration files, asked as the compiler asks it.
    private sealed class Options(string folder, AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(new()
        {
            ["build_property.RootNamespace"] = "User.Project",
            ["build_property.ProjectDir"] = folder,
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(new Dictionary<string, string>(configs.GlobalConfigOptions.AnalyzerOptions.SetItems(configs.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions)));
    }

    private sealed class Severities(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            TryGetGlobalDiagnosticValue(diagnosticId, cancellationToken, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
