using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Reads the grammar of language.md and writes random texts by it.</summary>
internal sealed partial class Ebnf
{
    private const int Deep = 24;

    private readonly Dictionary<string, Expression> rules = new(StringComparer.Ordinal);
    private readonly string[] tokens;
    private int next;

    /// <summary>Reads a grammar.</summary>
    public Ebnf(string grammar)
    {
        tokens = [.. Token().Matches(grammar).Select(match => match.Value)];
        while (next < tokens.Length)
        {
            string name = Take();
            Expect("=");
            rules.Add(name, Alternatives());
            Expect(";");
        }
    }

    private abstract record Expression;

    private sealed record Terminal(string Text) : Expression;

    private sealed record Reference(string Name) : Expression;

    private sealed record Sequence(IReadOnlyList<Expression> Items) : Expression;

    private sealed record Choice(IReadOnlyList<Expression> Items) : Expression;

    private sealed record Repetition(Expression Item, int Most) : Expression;

    /// <summary>A text of a rule.</summary>
    public string Write(string rule, Random random)
    {
        StringBuilder text = new();
        Write(new Reference(rule), random, text, 0);
        return text.ToString();
    }

    private void Write(Expression expression, Random random, StringBuilder text, int depth)
    {
        switch (expression)
        {
            case Terminal terminal:
                text.Append(terminal.Text).Append(' ');
                break;
            case Reference reference when Word(reference.Name, random) is { } word:
                text.Append(word).Append(' ');
                break;
            case Reference reference:
                Write(rules[reference.Name], random, text, depth + 1);
                break;
            case Sequence sequence:
                foreach (Expression item in sequence.Items)
                    Write(item, random, text, depth);
                break;
            case Choice choice:
                Write(choice.Items[random.Next(choice.Items.Count)], random, text, depth);
                break;
            case Repetition repetition:
                for (int i = Times(repetition, random, depth); i > 0; i--)
                    Write(repetition.Item, random, text, depth);
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    // Schedules lie in schedules: the deeper, the fewer parts, so that a text ends.
    private static int Times(Repetition repetition, Random random, int depth) =>
        depth >= Deep ? 0 : random.Next((repetition.Most == 1 ? 1 : Math.Max(0, repetition.Most - depth / 4)) + 1);

    // What the lexer joins into one token, and names that are no keywords.
    private static string? Word(string rule, Random random) => rule switch
    {
        "newline" => "\n",
        // A param is replaced wherever its name stands, so it has one of its own.
        "parameter" => string.Create(CultureInfo.InvariantCulture, $"p{random.Next(9)}"),
        "new" => string.Create(CultureInfo.InvariantCulture, $"n{random.Next(4)}"),
        "name" => string.Create(CultureInfo.InvariantCulture, $"n{random.Next(4)}{(random.Next(8) == 0 ? ".weight" : "")}"),
        "number" => string.Create(CultureInfo.InvariantCulture, $"{random.Next(-3, 12) / 2.0}"),
        "text" => "\"because\"",
        _ => null,
    };

    private Expression Alternatives()
    {
        List<Expression> items = [Items()];
        while (Peek() == "|")
        {
            next++;
            items.Add(Items());
        }

        return items.Count == 1 ? items[0] : new Choice(items);
    }

    private Sequence Items()
    {
        List<Expression> items = [];
        while (Peek() is not ("|" or ";" or ")" or "]" or "}"))
            items.Add(Item());
        return new Sequence(items);
    }

    private Expression Item()
    {
        string token = Take();
        if (token is "(" or "[" or "{")
        {
            Expression inner = Alternatives();
            Expect(token == "(" ? ")" : token == "[" ? "]" : "}");
            return token == "(" ? inner : new Repetition(inner, token == "[" ? 1 : 4);
        }

        return token[0] is '"' or '\'' ? new Terminal(token[1..^1]) : new Reference(token);
    }

    private string Peek() => tokens[next];

    private string Take() => tokens[next++];

    private void Expect(string token)
    {
        if (Take() != token)
            throw new InvalidOperationException($"The grammar has '{tokens[next - 1]}' where '{token}' is expected, after '{string.Join(' ', tokens[Math.Max(0, next - 6)..(next - 1)])}'.");
    }

    [GeneratedRegex(@"""[^""]*""|'[^']*'|[A-Za-z_]\w*|[=|;()\[\]{}]")]
    private static partial Regex Token();
}
