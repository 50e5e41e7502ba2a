using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Composition;

/// <summary>A call of a preset: its values as written.</summary>
internal sealed class PresetCall
{
    private readonly List<(string? Name, IReadOnlyList<Token> Value)> values = [];

    private PresetCall(int end, bool isClosed)
    {
        End = end;
        IsClosed = isClosed;
    }

    /// <summary>Index of the last token that belongs to it.</summary>
    public int End { get; }

    /// <summary>Whether its parenthesis is closed on the line.</summary>
    public bool IsClosed { get; }

    /// <summary>The call whose name stands at an index.</summary>
    public static PresetCall Read(IReadOnlyList<Token> tokens, int at)
    {
        List<List<Token>> parts = [[]];
        int depth = 0;
        int next = at + 1;
        for (; next < tokens.Count && tokens[next].Kind is not (TokenKind.NewLine or TokenKind.End or TokenKind.OpenBrace or TokenKind.CloseBrace); next++)
        {
            Token token = tokens[next];
            if (token.Kind == TokenKind.OpenParenthesis && depth++ == 0)
                continue;
            if (token.Kind == TokenKind.CloseParenthesis && --depth == 0)
                break;
            if (token.Kind == TokenKind.Comma && depth == 1)
                parts.Add([]);
            else
                parts[parts.Count - 1].Add(token);
        }
        bool isClosed = next < tokens.Count && tokens[next].Kind == TokenKind.CloseParenthesis;
        PresetCall call = new(isClosed ? next : next - 1, isClosed);
        foreach (List<Token> part in parts.Count == 1 && parts[0].Count == 0 ? [] : parts)
        {
            bool isNamed = part.Count > 1 && part[0].Kind == TokenKind.Word && part[1].Kind == TokenKind.Colon;
            call.values.Add(isNamed ? (part[0].Text, part.GetRange(2, part.Count - 2)) : (null, part));
        }
        return call;
    }

    /// <summary>The value of each parameter; null after a mistake, which <paramref name="problem"/> says in a sentence.</summary>
    /// <param name="preset">The preset that is called.</param>
    /// <param name="place">Where the call stands; what it does not say stands there.</param>
    /// <param name="problem">What is wrong.</param>
    public Dictionary<string, IReadOnlyList<Token>>? Bind(Preset preset, TextSpan place, out string problem)
    {
        Dictionary<string, IReadOnlyList<Token>> bound = new(StringComparer.Ordinal);
        string[] names = [.. preset.Parameters.Select(parameter => parameter.Name.Text)];
        for (int i = 0; i < values.Count; i++)
        {
            (string? name, IReadOnlyList<Token> value) = values[i];
            problem = value.Count == 0 ? "A value is missing between the commas."
                : name == null && values.Take(i).Any(other => other.Name != null) ? "After a value with a name every value needs its name."
                : name == null && i >= names.Length ? $"Preset '{preset.Name.Text}' takes {(names.Length == 0 ? "no values" : names.Length == 1 ? "one value" : $"{Numbers.Format(names.Length)} values")}, and here are {Numbers.Format(values.Count)}."
                : name != null && !names.Contains(name) ? $"Preset '{preset.Name.Text}' has no '{name}'.{Suggestion.For(name, names)}"
                : bound.ContainsKey(name ?? names[i]) ? $"'{name ?? names[i]}' is said twice."
                : "";
            if (problem.Length > 0)
                return null;
            bound.Add(name ?? names[i], Closed(value));
        }
        foreach (PresetParameter parameter in preset.Parameters.Where(parameter => !bound.ContainsKey(parameter.Name.Text)))
        {
            if (parameter.Default == null)
            {
                problem = $"The call does not say '{parameter.Name.Text}'.";
                return null;
            }
            bound.Add(parameter.Name.Text, [.. parameter.Default.Select(token => token with { Span = place })]);
        }
        problem = "";
        return bound;
    }

    // A calculation stays one value wherever it is put.
    private static IReadOnlyList<Token> Closed(IReadOnlyList<Token> value)
    {
        bool isOne = !value.Skip(1).Any(token => token.Kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash)
            || value.Any(token => token is { Kind: TokenKind.Word, Text: "nats" });
        if (isOne)
            return value;
        return
        [
            new Token(TokenKind.OpenParenthesis, "(", value[0].Span, 0, "", false), .. value,
            new Token(TokenKind.CloseParenthesis, ")", value[value.Count - 1].Span, 0, "", false),
        ];
    }
}
