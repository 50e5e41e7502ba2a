using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators.Tests;

/// <summary>The compiler's own reader of configuration files, asked as the compiler asks it.</summary>
internal sealed class ProjectOptions(IReadOnlyDictionary<string, string> properties, AnalyzerConfigSet configs) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToDictionary(pair => "build_property." + pair.Key, pair => pair.Value, AnalyzerConfigOptions.KeyComparer));

    public static AnalyzerConfigSet Read(IEnumerable<(string Path, string Text)> configuration) =>
        AnalyzerConfigSet.Create(configuration.Select(file => AnalyzerConfig.Parse(file.Text, file.Path)).ToArray());

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        new Values(new Dictionary<string, string>(configs.GlobalConfigOptions.AnalyzerOptions.SetItems(configs.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions), AnalyzerConfigOptions.KeyComparer));

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override IEnumerable<string> Keys => values.Keys;

        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
