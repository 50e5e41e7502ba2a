using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HyperVaeDsl.Docs.Tests;

/// <summary>Reads the grammar of language.md and writes random texts by it.</summary>
internal sealed partial class Ebnf
{
    private const int Deep = 24;

    private readonly Dictionary<string, Expression> rules = new(StringComparer.Ordinal);
    private readonly HashSet<string> drawn = new(StringComparer.Ordinal);
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

    private abstract class Expression;

    private sealed class Terminal(string text) : Expression
    {
        public string Text => text;
    }

    private sealed class Reference(string name) : Expression
    {
        public string Name => name;
    }

    private sealed class Sequence(IReadOnlyList<Expression> items) : Expression
    {
        public IReadOnlyList<Expression> Items => items;
    }

    private sealed class Choice(IReadOnlyList<Expression> items) : Expression
    {
        public IReadOnlyList<Expression> Items => items;

        public bool[] Drawn { get; } = new bool[items.Count];
    }

    private sealed class Repetition(Expression item, int most) : Expression
    {
        public Expression Item => item;

        public int Most => most;

        public bool WasEmpty { get; set; }

        public bool WasFilled { get; set; }
    }

    /// <summary>The alternatives that no text was written by, with the rules that they belong to.</summary>
    public IEnumerable<string> Undrawn => rules.Where(rule => Word(rule.Key, new Random(0)) == null && rule.Key is not ("letter" or "digit"))
        .SelectMany(rule => UndrawnIn(rule.Value).Select(what => $"{rule.Key}: {what}").Concat(drawn.Contains(rule.Key) ? [] : [rule.Key]));

    /// <summary>A text of a rule; alternatives that were not drawn before are drawn more often.</summary>
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
                // A blank before the parenthesis would make an unknown preset a signal.
                text.Append(word).Append(reference.Name == "called" ? "" : " ");
                break;
            case Reference reference:
                drawn.Add(reference.Name);
                Write(rules[reference.Name], random, text, depth + 1);
                break;
            case Sequence sequence:
                foreach (Expression item in sequence.Items)
                    Write(item, random, text, depth);
                break;
            case Choice choice:
                int[] fresh = [.. Enumerable.Range(0, choice.Items.Count).Where(i => !choice.Drawn[i])];
                int drawnItem = fresh.Length > 0 && depth < Deep && random.Next(2) == 0 ? fresh[random.Next(fresh.Length)] : random.Next(choice.Items.Count);
                choice.Drawn[drawnItem] = true;
                Write(choice.Items[drawnItem], random, text, depth);
                break;
            case Repetition repetition:
                int times = Times(repetition, random, depth);
                repetition.WasEmpty |= times == 0;
                repetition.WasFilled |= times > 0;
                for (; times > 0; times--)
                    Write(repetition.Item, random, text, depth);
                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private static IEnumerable<string> UndrawnIn(Expression expression) => expression switch
    {
        Choice choice => choice.Items.SelectMany((item, i) => choice.Drawn[i] ? UndrawnIn(item) : [Shown(item)]),
        Sequence sequence => sequence.Items.SelectMany(UndrawnIn),
        Repetition { WasFilled: false } repetition => [$"[ {Shown(repetition.Item)} ] with it"],
        Repetition { WasEmpty: false } repetition => [$"[ {Shown(repetition.Item)} ] without it"],
        Repetition repetition => UndrawnIn(repetition.Item),
        _ => [],
    };

    private static string Shown(Expression expression) => expression switch
    {
        Terminal terminal => $"\"{terminal.Text}\"",
        Reference reference => reference.Name,
        Sequence sequence => string.Join(' ', sequence.Items.Select(Shown)),
        Choice choice => $"( {string.Join(" | ", choice.Items.Select(Shown))} )",
        Repetition repetition => $"{{ {Shown(repetition.Item)} }}",
        _ => "",
    };

    // Schedules lie in schedules: the deeper, the fewer parts, so that a text ends.
    private static int Times(Repetition repetition, Random random, int depth) =>
        depth >= Deep ? 0 : random.Next((repetition.Most == 1 ? 1 : Math.Max(0, repetition.Most - depth / 4)) + 1);

    // What the lexer joins into one token, and names that are no keywords.
    private static string? Word(string rule, Random random) => rule switch
    {
        "newline" => "\n",
        // A param is replaced wherever its name stands, so it has one of its own.
        "parameter" => string.Create(CultureInfo.InvariantCulture, $"p{random.Next(9)}"),
        "called" => string.Create(CultureInfo.InvariantCulture, $"c{random.Next(3)}"),
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
