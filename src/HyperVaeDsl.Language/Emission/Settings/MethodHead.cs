namespace HyperVaeDsl.Language.Emission.Settings;

/// <summary>The head of a method in generated code, taken apart.</summary>
/// <param name="Modifiers">What stands before the type.</param>
/// <param name="Type">What it returns.</param>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What stands between the parentheses.</param>
/// <param name="Rest">What follows them.</param>
internal sealed record MethodHead(string Modifiers, string Type, string Name, string Parameters, string Rest)
{
    /// <summary>Whether it returns nothing.</summary>
    public bool IsVoid => Type == "void";

    /// <summary>The head without what follows.</summary>
    public string Signature => $"{Modifiers}{Type} {Name}({Parameters})";

    /// <summary>The parameters, as they are passed on.</summary>
    public string Arguments => string.Join(", ", Parameters.Split([", "], StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => (parameter.StartsWith("in ", StringComparison.Ordinal) ? "in " : "") + parameter.Substring(parameter.LastIndexOf(' ') + 1)));

    /// <summary>Takes a head apart.</summary>
    public static MethodHead Of(string text)
    {
        int open = text.IndexOf('(');
        int close = text.IndexOf(')', open);
        string[] words = text.Substring(0, open).Split(' ');
        string modifiers = string.Concat(words.Take(words.Length - 2).Select(word => word + " "));
        return new MethodHead(modifiers, words[words.Length - 2], words[words.Length - 1], text.Substring(open + 1, close - open - 1), text.Substring(close + 1));
    }
}
