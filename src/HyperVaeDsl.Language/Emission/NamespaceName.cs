using System.Text;

namespace HyperVaeDsl.Language.Emission;

/// <summary>Namespaces as projects name them, made into what C# reads. The build and the tool decide with it, so that both print the same class.</summary>
public static class NamespaceName
{
    // Words of C# that are never names. Those that are words only in their places ("record", "file") are names of namespaces, too.
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    };

    /// <summary>Whether a text names a namespace: identifiers joined by dots, each with or without '@'.</summary>
    public static bool IsOne(string text) => text.Length > 0 && text.Split('.').All(part => IsIdentifier(part.StartsWith("@", StringComparison.Ordinal) ? part.Substring(1) : part));

    /// <summary>A namespace as C# reads it: parts that are words of the language get an '@', and no others have one.</summary>
    public static string Of(string name) =>
        string.Join(".", name.Split('.').Select(part => part.TrimStart('@')).Select(part => Keywords.Contains(part) ? "@" + part : part));

    /// <summary>
    /// The namespace of a project that does not choose one for its methodologies: its root namespace, in which every sign that C# does not take
    /// becomes '_', as the templates of the SDK do it. Root namespaces come from file names (my-app), and nobody has written them as C#.
    /// </summary>
    public static string OfRoot(string rootNamespace) =>
        Of(string.Join(".", rootNamespace.Split('.').Select(part => part.Trim()).Where(part => part.Length > 0).Select(Identifier)));

    private static string Identifier(string part)
    {
        StringBuilder result = new();
        foreach (char c in part.TrimStart('@'))
            result.Append(IsInside(c) ? c : '_');
        if (result.Length == 0 || !IsStart(result[0]))
            result.Insert(0, '_');
        return result.ToString();
    }

    private static bool IsIdentifier(string part) => part.Length > 0 && IsStart(part[0]) && part.All(IsInside);

    private static bool IsStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsInside(char c) => c == '_' || char.IsLetterOrDigit(c);
}
