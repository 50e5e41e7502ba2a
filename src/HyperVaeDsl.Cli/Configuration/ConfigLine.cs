using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Configuration;

/// <summary>A key and its value in a configuration file.</summary>
/// <param name="Section">The pattern of its section; null before the first one.</param>
/// <param name="Key">The key, in lower case.</param>
/// <param name="Value">The value.</param>
/// <param name="Span">Where key and value stand.</param>
internal sealed record ConfigLine(string? Section, string Key, string Value, TextSpan Span);
