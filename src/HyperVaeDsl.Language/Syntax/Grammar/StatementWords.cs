namespace HyperVaeDsl.Language.Syntax.Grammar;

/// <summary>The words that begin a statement in some block.</summary>
internal static class StatementWords
{
    private static readonly HashSet<string> All = new(Keywords(HvaeGrammar.File), StringComparer.Ordinal);

    /// <summary>Whether a statement somewhere begins with the word.</summary>
    public static bool Contains(string word) => All.Contains(word);

    private static IEnumerable<string> Keywords(StatementTable table) => table.Keywords.Concat(table.Bodies.SelectMany(Keywords));
}
