using HyperVaeDsl.Language.Syntax.Nodes;

namespace HyperVaeDsl.Language.Composition;

/// <summary>By what a statement is known: its keyword, and its name where it has one.</summary>
internal readonly record struct StatementKey
{
    // Keys are looked up far more often than they are made.
    private readonly int hash;

    /// <param name="keyword">Its first word.</param>
    /// <param name="name">Its name, or null.</param>
    public StatementKey(string keyword, string? name)
    {
        (Keyword, Name) = (keyword, name);
        hash = StringComparer.Ordinal.GetHashCode(keyword) * 31 + (name == null ? 0 : StringComparer.Ordinal.GetHashCode(name));
    }

    /// <summary>Its first word.</summary>
    public string Keyword { get; }

    /// <summary>Its name, or null.</summary>
    public string? Name { get; }

    public string Written => Name == null ? Keyword : $"{Keyword} {Name}";

    public static StatementKey Of(StatementSyntax statement) => new(statement.Keyword.Text, statement.MergeName);

    public bool Equals(StatementKey other) => hash == other.hash && Keyword == other.Keyword && Name == other.Name;

    public override int GetHashCode() => hash;

    public override string ToString() => Name == null ? $"'{Keyword}'" : $"{Keyword} '{Name}'";
}
