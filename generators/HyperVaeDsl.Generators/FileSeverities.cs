using HyperVaeDsl.Language.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HyperVaeDsl.Generators;

/// <summary>
/// What the configuration of a project chooses for one .hvae file, as plain values that the cache can compare. The compiler hands a generator the keys of
/// the language from .editorconfig sections and .globalconfig files; its own dotnet_diagnostic keys it applies itself.
/// </summary>
internal sealed record FileSeverities(string Path, EquatableArray<ConfiguredSeverity> Settings)
{
    public static FileSeverities Of(string path, AnalyzerConfigOptions options)
    {
        List<ConfiguredSeverity> settings = [];
        foreach (string key in options.Keys.Where(key => key.StartsWith(SeveritySetting.OwnPrefix, StringComparison.OrdinalIgnoreCase)).OrderBy(key => key, StringComparer.Ordinal))
        {
            if (options.TryGetValue(key, out string? value))
                settings.Add(new ConfiguredSeverity(key, value));
        }
        return new FileSeverities(path, new EquatableArray<ConfiguredSeverity>([.. settings]));
    }

    public SeverityPolicy Policy()
    {
        SeverityPolicy policy = new();
        foreach (SeveritySetting setting in Read())
            policy.Add(setting);
        return policy;
    }

    /// <summary>What is wrong with the settings. The compiler does not tell where they stand, so that is said of the .hvae file.</summary>
    public IEnumerable<FileDiagnostic> Problems() => Read().Where(setting => setting.Problem != null)
        .Select(setting => new FileDiagnostic(setting.Problem!, $"In the configuration of this file: {setting.Message}", FilePlace.StartOf(Path), EquatableArray<FilePlace>.Empty));

    private IEnumerable<SeveritySetting> Read() =>
        Settings.Select(setting => SeveritySetting.OfKey(setting.Key, setting.Value, SeveritySetting.OwnPrefix)).OfType<SeveritySetting>();
}

/// <summary>A key of the configuration and its value.</summary>
internal sealed record ConfiguredSeverity(string Key, string Value);
