using HyperVaeDsl.Cli.Configuration;
using HyperVaeDsl.Language.Comparisons;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>
/// What a project says of changes: keys 'hvae_diff.DF203.level = objective' in sections of .editorconfig files that speak of the new file, the nearest
/// file counting most, and lines 'DF203 signal beta because ...' in files .hvaediffignore beside it and in the folders above.
/// </summary>
/// <param name="Levels">Other levels, by id.</param>
/// <param name="Ignored">What is known.</param>
internal sealed record DiffConfiguration(IReadOnlyDictionary<string, ChangeLevel> Levels, IReadOnlyList<IgnoredRule> Ignored)
{
    private const string Prefix = "hvae_diff.";
    private const string Suffix = ".level";
    private const string IgnoreFile = ".hvaediffignore";

    /// <summary>What counts for a file; null after saying what is wrong.</summary>
    public static DiffConfiguration? Of(string path, TextWriter errors)
    {
        string full = Path.GetFullPath(path);
        Dictionary<string, ChangeLevel> levels = new(StringComparer.Ordinal);
        List<IgnoredRule> ignored = [];
        bool isRight = true;
        foreach (ConfigFile file in ConfigFiles.Above(full, ".editorconfig", file => file.IsRoot).Reverse())
        {
            string relative = Path.GetRelativePath(file.Folder, full).Replace(Path.DirectorySeparatorChar, '/');
            foreach (ConfigLine line in file.Lines.Where(line => line.Section != null && line.Key.StartsWith(Prefix, StringComparison.Ordinal) && SectionPattern.Matches(line.Section, relative)))
                isRight &= Take(file, line, levels, errors);
        }
        for (string? folder = Path.GetDirectoryName(full); folder != null; folder = Path.GetDirectoryName(folder))
            isRight &= Read(Path.Combine(folder, IgnoreFile), ignored, errors);
        return isRight ? new DiffConfiguration(levels, ignored) : null;
    }

    private static bool Take(ConfigFile file, ConfigLine line, Dictionary<string, ChangeLevel> levels, TextWriter errors)
    {
        string id = line.Key.EndsWith(Suffix, StringComparison.Ordinal) && line.Key.Length > Prefix.Length + Suffix.Length ? line.Key[Prefix.Length..^Suffix.Length] : "";
        string problem = "";
        if (ChangeRules.Find(id) is not { } rule)
            problem = $"'{line.Key}' names no kind of change. Write it like 'hvae_diff.DF203.level = objective'.";
        else if (DiffOptions.LevelOf(line.Value, out problem) is { } level)
            levels[rule.Id] = level;
        if (problem.Length > 0)
            errors.WriteLine(FormattableString.Invariant($"{file.Text.Path}({file.Text.PositionOf(line.Span.Start).Line}): {problem}"));
        return problem.Length == 0;
    }

    private static bool Read(string path, List<IgnoredRule> ignored, TextWriter errors)
    {
        if (!File.Exists(path))
            return true;
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path}: The file cannot be read: {exception.Message.TrimEnd('.')}.");
            return false;
        }
        bool isRight = true;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (IgnoredRule.Parse(line, out string problem) is { } rule)
                ignored.Add(rule);
            else
                errors.WriteLine(FormattableString.Invariant($"{path}({i + 1}): {problem}"));
            isRight &= problem.Length == 0;
        }
        return isRight;
    }
}
