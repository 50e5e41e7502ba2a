using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>--mute, --level, --ignore, --fail-on and --exit-code: what of a comparison counts.</summary>
internal sealed class DiffOptions
{
    private static readonly string[] LevelWords = [.. Enum.GetNames<ChangeLevel>().Select(name => name.ToLowerInvariant())];

    private readonly Option<double> mute = new("--mute")
    {
        Description = "Differences of numbers up to this size, or up to this share of the values, are counted and not listed.",
        HelpName = "SIZE",
        CustomParser = ReadSize,
    };

    private readonly Option<Dictionary<string, ChangeLevel>> level = new("--level")
    {
        Description = $"Another level for a kind of change, such as DF203=cosmetic; may be repeated. Levels: {string.Join(", ", LevelWords)}.",
        HelpName = "ID=LEVEL",
        CustomParser = ReadLevels,
    };

    private readonly Option<List<IgnoredRule>> ignore = new("--ignore")
    {
        Description = "A kind of change that is known and not listed, such as \"DF203 signal beta because retuned\"; may be repeated.",
        HelpName = "ID [SUBJECT] because REASON",
        CustomParser = ReadIgnored,
    };

    private readonly Option<bool> exitCode = new("--exit-code") { Description = "Exit code 1 if the methodologies do not mean the same." };

    private readonly Option<List<ChangeLevel>> failOn = new("--fail-on")
    {
        Description = "Exit code 1 if a change of this level is listed; may be repeated, or several with commas.",
        HelpName = "LEVEL",
        CustomParser = ReadFailing,
    };

    public void AddTo(Command command)
    {
        command.Options.Add(mute);
        command.Options.Add(level);
        command.Options.Add(ignore);
        command.Options.Add(exitCode);
        command.Options.Add(failOn);
    }

    /// <summary>How to compare. What the command line says counts above what was configured.</summary>
    public ComparisonOptions Of(ParseResult result, IReadOnlyDictionary<string, ChangeLevel> configured, IEnumerable<IgnoredRule> ignored)
    {
        Dictionary<string, ChangeLevel> levels = new(configured, StringComparer.Ordinal);
        foreach ((string id, ChangeLevel chosen) in result.GetValue(level) ?? [])
            levels[id] = chosen;
        return new ComparisonOptions { Mute = result.GetValue(mute), Levels = levels, Ignored = [.. result.GetValue(ignore) ?? [], .. ignored] };
    }

    /// <summary>Whether the caller wants to fail because of any difference.</summary>
    public bool FailsOnAny(ParseResult result) => result.GetValue(exitCode);

    /// <summary>Whether the caller wants to fail because of what was found.</summary>
    public bool Fails(ParseResult result, MethodologyComparison comparison)
    {
        List<ChangeLevel> levels = result.GetValue(failOn) ?? [];
        return (result.GetValue(exitCode) && !comparison.IsSameMeaning) || comparison.Changes.Any(change => levels.Contains(change.Level));
    }

    /// <summary>The level of a word; null after saying that there is none.</summary>
    public static ChangeLevel? LevelOf(string word, out string problem)
    {
        int at = Array.FindIndex(LevelWords, known => known.Equals(word.Trim(), StringComparison.OrdinalIgnoreCase));
        problem = at >= 0 ? "" : $"'{word}' is no level. Write {string.Join(", ", LevelWords[..^1])} or {LevelWords[^1]}.{Suggestion.For(word, LevelWords)}";
        return at >= 0 ? (ChangeLevel)at : null;
    }

    private static double ReadSize(ArgumentResult result)
    {
        string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double size) && size >= 0 && double.IsFinite(size))
            return size;
        result.AddError($"--mute takes a size such as 1e-9, not '{text}'.");
        return 0;
    }

    private static Dictionary<string, ChangeLevel> ReadLevels(ArgumentResult result)
    {
        Dictionary<string, ChangeLevel> levels = new(StringComparer.Ordinal);
        foreach (Token token in result.Tokens)
        {
            string[] parts = token.Value.Split('=', 2);
            if (parts.Length < 2)
                result.AddError($"--level takes ID=LEVEL, such as DF203=cosmetic, not '{token.Value}'.");
            else if (ChangeRules.Find(parts[0].Trim()) is not { } rule)
                result.AddError($"There is no kind of change '{parts[0]}'.{Suggestion.For(parts[0], ChangeRules.All.Select(candidate => candidate.Id))}");
            else if (LevelOf(parts[1], out string problem) is { } found)
                levels[rule.Id] = found;
            else
                result.AddError(problem);
        }
        return levels;
    }

    private static List<IgnoredRule> ReadIgnored(ArgumentResult result)
    {
        List<IgnoredRule> rules = [];
        foreach (Token token in result.Tokens)
        {
            if (IgnoredRule.Parse(token.Value, out string problem) is { } rule)
                rules.Add(rule);
            else
                result.AddError(problem);
        }
        return rules;
    }

    private static List<ChangeLevel> ReadFailing(ArgumentResult result)
    {
        List<ChangeLevel> levels = [];
        foreach (string word in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (LevelOf(word, out string problem) is { } found)
                levels.Add(found);
            else
                result.AddError(problem);
        }
        return levels;
    }
}
