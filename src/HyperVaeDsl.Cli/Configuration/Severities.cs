using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Configuration;

/// <summary>
/// What users chose: the keys of .editorconfig and .globalconfig files, as the build takes them, and above them the command line. The build asks
/// in this order, and a later answer counts: hvae_diagnostic keys of .globalconfig, those of the sections of .editorconfig from the outermost file
/// to the nearest, dotnet_diagnostic keys of .globalconfig.
/// </summary>
internal sealed class Severities(IReadOnlyList<SeveritySetting> settings, bool warningsAreErrors)
{
    private readonly Dictionary<string, SeverityPolicy> policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigFile?> files = new(StringComparer.Ordinal);
    private readonly List<(ConfigFile File, List<Diagnostic> Findings)> problems = [];
    private readonly HashSet<(string Path, TextSpan Span, string Message)> said = [];

    /// <summary>What the configuration files say, and nothing else.</summary>
    public static Severities Configured() => new([], false);

    /// <summary>A finding as it is to be reported, by what counts for the file that it lies in; null when it is not.</summary>
    public Diagnostic? Apply(SourceText text, Diagnostic finding) => PolicyOf(text.FileAt(finding.Span.Start).Path).Apply(finding);

    /// <summary>The findings that are to be reported.</summary>
    public IReadOnlyList<Diagnostic> Apply(SourceText text, IEnumerable<Diagnostic> findings) =>
        [.. findings.Select(finding => Apply(text, finding)).OfType<Diagnostic>()];

    /// <summary>What is wrong in the configuration files that were read since the last call.</summary>
    public IReadOnlyList<(SourceText Text, IReadOnlyList<Diagnostic> Findings)> TakeProblems()
    {
        (SourceText, IReadOnlyList<Diagnostic>)[] taken = [.. problems.Select(problem => (problem.File.Text, (IReadOnlyList<Diagnostic>)problem.Findings))];
        problems.Clear();
        return taken;
    }

    private SeverityPolicy PolicyOf(string path)
    {
        string full = Path.GetFullPath(path);
        if (policies.TryGetValue(full, out SeverityPolicy? known))
            return known;
        SeverityPolicy policy = new() { WarningsAreErrors = warningsAreErrors };
        ConfigFile[] global = [.. Above(full, ".globalconfig", _ => false)];
        Global(global, SeveritySetting.OwnPrefix, policy);
        foreach (ConfigFile file in Above(full, ".editorconfig", file => file.IsRoot).Reverse())
            Sections(file, Path.GetRelativePath(file.Folder, full).Replace(Path.DirectorySeparatorChar, '/'), policy);
        Global(global, SeveritySetting.CompilerPrefix, policy);
        foreach (SeveritySetting setting in settings)
            policy.Add(setting);
        policies.Add(full, policy);
        return policy;
    }

    private IEnumerable<ConfigFile> Above(string path, string name, Func<ConfigFile, bool> isLast) => ConfigFiles.Above(path, name, isLast, Read);

    private ConfigFile? Read(string path)
    {
        if (!files.TryGetValue(path, out ConfigFile? file))
            files.Add(path, file = ConfigFiles.Read(path));
        return file;
    }

    private void Sections(ConfigFile file, string path, SeverityPolicy policy)
    {
        foreach (ConfigLine line in file.Lines.Where(line => line.Section != null && SectionPattern.Matches(line.Section, path)))
        {
            if (SeveritySetting.OfKey(line.Key, line.Value, SeveritySetting.OwnPrefix) is { } setting)
                Take(file, line, setting, policy);
            else if (SeveritySetting.OfKey(line.Key, line.Value, SeveritySetting.CompilerPrefix) is { Rule: { } rule })
                Report(file, line.Span, Rules.SeverityNotRead, $"The compiler of C# does not read '{SeveritySetting.CompilerPrefix}' keys for .hvae files in .editorconfig. Write '{SeveritySetting.OwnPrefix}{rule.Code}.severity', or put the line into a .globalconfig file.");
        }
    }

    // Of several files the strongest counts; of two that are equally strong and disagree neither does, as in the compiler.
    private void Global(ConfigFile[] global, string prefix, SeverityPolicy policy)
    {
        var found = global.SelectMany(file => file.Lines.Where(line => line.Section == null).Select(line => (file, line, setting: SeveritySetting.OfKey(line.Key, line.Value, prefix))))
            .Where(item => item.setting != null);
        foreach (var same in found.GroupBy(item => item.line.Key, StringComparer.Ordinal))
        {
            // Within a file the last line counts.
            (ConfigFile file, ConfigLine line, SeveritySetting? setting)[] strongest = [.. same.GroupBy(item => item.file).Select(lines => lines.Last()).OrderByDescending(item => item.file.Level)];
            strongest = [.. strongest.Where(item => item.file.Level == strongest[0].file.Level)];
            if (strongest.Any(item => !item.line.Value.Equals(strongest[0].line.Value, StringComparison.OrdinalIgnoreCase)))
                Report(strongest[0].file, strongest[0].line.Span, Rules.SeveritiesDisagree, $"{strongest[1].file.Text.Path} sets '{strongest[0].line.Key}' to '{strongest[1].line.Value}', and this file to '{strongest[0].line.Value}', so neither counts. Remove one of the two, or give one file a higher 'global_level'.");
            else
                Take(strongest[0].file, strongest[0].line, strongest[0].setting!, policy);
        }
    }

    private void Take(ConfigFile file, ConfigLine line, SeveritySetting setting, SeverityPolicy policy)
    {
        if (setting.Problem != null)
            Report(file, line.Span, setting.Problem, setting.Message);
        policy.Add(setting);
    }

    private void Report(ConfigFile file, TextSpan span, DiagnosticRule rule, string message)
    {
        if (!said.Add((file.Text.Path, span, message)))
            return;
        int index = problems.FindIndex(problem => problem.File == file);
        if (index < 0)
        {
            problems.Add((file, []));
            index = problems.Count - 1;
        }
        problems[index].Findings.Add(new Diagnostic(rule, span, message, []));
    }
}
