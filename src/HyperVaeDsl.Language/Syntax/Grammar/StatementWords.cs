namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The words that begin a statement in some block.</summary>
internal static class StatementWords
{
    private const string EarlyStop = "An early stop is a guard: 'guard no_progress when coverage stalls within 0.1% for 10 evals stop'. ";

    private const string Schedule = "A schedule belongs to a signal: 'signal lr in 0..1 = ramp 1e-3 -> 1e-5 cosine'. ";

    private static readonly HashSet<string> All = new(Tables(HvaeGrammar.File).SelectMany(table => table.Keywords), StringComparer.Ordinal);

    // What other tools call what is written otherwise here.
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["batch_size"] = "It is written 'batch 512' in a data block. ",
        ["early_stop"] = EarlyStop,
        ["early_stopping"] = EarlyStop,
        ["patience"] = EarlyStop,
        ["stop"] = EarlyStop,
        ["lr"] = Schedule,
        ["lr_scheduler"] = Schedule,
        ["schedule"] = Schedule,
        ["scheduler"] = Schedule,
    };

    /// <summary>Whether a statement somewhere begins with the word.</summary>
    public static bool Contains(string word) => All.Contains(word);

    /// <summary>Where a word belongs that begins no statement of a block, or how it is said here: a sentence with a blank behind it, or "".</summary>
    public static string Instead(string word)
    {
        string[] blocks = [.. Tables(HvaeGrammar.File).Where(table => table.Keywords.Contains(word)).Select(table => table.Where).Distinct()];
        return blocks.Length is > 0 and <= 3 ? $"It stands in {string.Join(" or ", blocks)}. " : Others.TryGetValue(word, out string? said) ? said : "";
    }

    private static IEnumerable<StatementTable> Tables(StatementTable table) => table.Bodies.SelectMany(Tables).Prepend(table);
}
