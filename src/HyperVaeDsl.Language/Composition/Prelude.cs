using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>The presets of the language, which every file may call: schedules under the names of the papers that published them.</summary>
public static class Prelude
{
    private static readonly Lazy<string> Content = new(() => EmbeddedText.Of("Prelude.hvae"));

    private static readonly Lazy<IReadOnlyDictionary<string, Preset>> All = new(() =>
        Preset.Of(Lexer.Tokenize(new SourceText("prelude.hvae", Content.Value), new DiagnosticBag())).ToDictionary(preset => preset.Name.Text, StringComparer.Ordinal));

    /// <summary>The text that declares them.</summary>
    public static string Text => Content.Value;

    /// <summary>How a call of each looks, such as "name(a: ..., b: 4)".</summary>
    public static IReadOnlyList<string> Forms => [.. All.Value.Values.Select(preset => preset.Form)];

    internal static IReadOnlyDictionary<string, Preset> Presets => All.Value;
}
