using System.Globalization;
using HyperVaeDsl.Language.Syntax;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>A way in which a methodology is changed by mistake.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">The changed text; null where there is nothing to change so.</param>
internal sealed record MutationOperator(string Name, Func<MutationSource, Random, string?> Apply)
{
    private static readonly string[] Units = ["epochs", "steps", "samples", "evals", "%", ""];
    private static readonly string[] Shapes = ["linear", "cosine", "exponential", "smoothstep", "sqrt", "tanh"];

    private static readonly Dictionary<string, string> Turned = new(StringComparer.Ordinal)
    {
        ["<"] = ">",
        [">"] = "<",
        ["<="] = ">=",
        [">="] = "<=",
        ["rises"] = "falls",
        ["falls"] = "rises",
        ["freeze"] = "unfreeze",
        ["unfreeze"] = "freeze",
        ["frozen"] = "trainable",
        ["trainable"] = "frozen",
        ["activate"] = "deactivate",
        ["deactivate"] = "activate",
        ["stop"] = "warn",
        ["warn"] = "stop",
        ["min"] = "max",
        ["max"] = "min",
        ["norm"] = "hyperbolic",
        ["hyperbolic"] = "norm",
        ["euclidean"] = "hyperbolic",
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MutationOperator> All { get; } =
    [
        new("shift a boundary", (source, random) => Numbers(source, random, (line, _, next) => line.StartsWith("phase ", StringComparison.Ordinal) || next == "epochs", value => value + (random.Next(2) == 0 ? 1 : -1) * random.Next(1, 11))),
        new("turn a comparison", (source, random) => Words(source, random, token => token.Kind == TokenKind.Comparison, token => Turned[token.Text])),
        new("turn a direction", (source, random) => Words(source, random, token => token.Kind == TokenKind.Word && Turned.ContainsKey(token.Text), token => Turned[token.Text])),
        new("turn a sign", (source, random) => Numbers(source, random, (_, token, _) => token.Value != 0, value => -value)),
        new("rescale a number by 10", (source, random) => Numbers(source, random, (_, token, _) => token.Value != 0, value => random.Next(2) == 0 ? value * 10 : value / 10)),
        new("rescale a number by 100", (source, random) => Numbers(source, random, (_, token, _) => token.Value != 0, value => random.Next(2) == 0 ? value * 100 : value / 100)),
        new("drop a line", DropLine),
        new("double a line", DoubleLine),
        new("swap two numbers", SwapNumbers),
        new("change a unit", ChangeUnit),
        new("misspell a name", (source, random) => Words(source, random, token => source.Names.Contains(token.Text), token => token.Text + "s")),
        new("take another signal", (source, random) => source.Signals.Length < 2 ? null : Words(source, random, token => source.Signals.Contains(token.Text), token => Other(source.Signals, token.Text, random))),
        new("take the other VAE", (source, random) => Words(source, random, token => token.Kind == TokenKind.Word && (token.Text.Contains("_A", StringComparison.Ordinal) || token.Text.Contains("_B", StringComparison.Ordinal)) && !source.Signals.Contains(token.Text), token => Mirrored(token.Text))),
        new("change a shape", ChangeShape),
        new("add or drop 'jump'", ChangeJump),
        new("move a line to another phase or group", MoveLine),
        new("turn a factor over", (source, random) => Numbers(source, random, (line, token, _) => line.Contains(" by " + token.Text, StringComparison.Ordinal) && token.Value != 0, value => 1 / value)),
        new("change a cadence", (source, random) => Numbers(source, random, (line, token, _) => line.Contains("every " + token.Text, StringComparison.Ordinal), value => random.Next(2) == 0 ? value * 2 : value + 1)),
    ];

    private static string? Words(MutationSource source, Random random, Func<Token, bool> fits, Func<Token, string> change)
    {
        Token[] tokens = [.. source.Tokens.Where(fits)];
        return tokens.Length == 0 ? null : Change(source, tokens[random.Next(tokens.Length)], change);
    }

    private static string Change(MutationSource source, Token token, Func<Token, string> change) => source.With(token, change(token));

    private static string? Numbers(MutationSource source, Random random, Func<string, Token, string, bool> fits, Func<double, double> change)
    {
        List<Token> tokens = [];
        for (int i = 0; i < source.Tokens.Length; i++)
        {
            Token token = source.Tokens[i];
            if (token.Kind == TokenKind.Number && fits(source.LineOf(token).Trim(), token, i + 1 < source.Tokens.Length ? source.Tokens[i + 1].Text : ""))
                tokens.Add(token);
        }
        return tokens.Count == 0 ? null : Change(source, tokens[random.Next(tokens.Count)], token => MutationSource.Number(change(double.Parse(token.Text, CultureInfo.InvariantCulture))));
    }

    private static int[] Statements(MutationSource source) =>
        [.. Enumerable.Range(1, source.Lines.Length - 2).Where(i => source.Lines[i].Trim() is { Length: > 0 } line && !line.EndsWith('{') && line != "}" && !line.StartsWith("//", StringComparison.Ordinal))];

    private static string? DropLine(MutationSource source, Random random)
    {
        int[] lines = Statements(source);
        int dropped = lines[random.Next(lines.Length)];
        return MutationSource.Of(source.Lines.Where((_, i) => i != dropped));
    }

    private static string? DoubleLine(MutationSource source, Random random)
    {
        int[] lines = Statements(source);
        int twice = lines[random.Next(lines.Length)];
        return MutationSource.Of(source.Lines.SelectMany((line, i) => i == twice ? [line, line] : new[] { line }));
    }

    private static string? SwapNumbers(MutationSource source, Random random)
    {
        (Token First, Token Second)[] pairs = [.. source.Tokens.Where(token => token.Kind == TokenKind.Number).GroupBy(token => source.Text.AsSpan(0, token.Span.Start).Count('\n'))
            .SelectMany(line => line.Zip(line.Skip(1))).Where(pair => pair.First.Text != pair.Second.Text)];
        if (pairs.Length == 0)
            return null;
        (Token first, Token second) = pairs[random.Next(pairs.Length)];
        return source.With(second, first.Text).Remove(first.Span.Start, first.Span.Length).Insert(first.Span.Start, second.Text);
    }

    private static string? ChangeUnit(MutationSource source, Random random)
    {
        Token[] tokens = [.. source.Tokens.Where((token, i) => Units.Contains(token.Text) && i > 0 && source.Tokens[i - 1].Kind == TokenKind.Number)];
        return tokens.Length == 0 ? null : Change(source, tokens[random.Next(tokens.Length)], token => " " + Other(Units, token.Text, random));
    }

    private static string? ChangeShape(MutationSource source, Random random)
    {
        Token[] shapes = [.. source.Tokens.Where(token => Shapes.Contains(token.Text))];
        int[] ramps = [.. Statements(source).Where(i => source.Lines[i].Contains("ramp ", StringComparison.Ordinal) && !Shapes.Any(shape => source.Lines[i].Contains(shape, StringComparison.Ordinal)))];
        if (shapes.Length + ramps.Length == 0)
            return null;
        int chosen = random.Next(shapes.Length + ramps.Length);
        if (chosen < shapes.Length)
            return Change(source, shapes[chosen], token => Other(Shapes, token.Text, random));
        int line = ramps[chosen - shapes.Length];
        return MutationSource.Of(source.Lines.Select((text, i) => i == line ? text + " " + Shapes[random.Next(1, Shapes.Length)] : text));
    }

    private static string? ChangeJump(MutationSource source, Random random)
    {
        Token[] tokens = [.. source.Tokens.Where(token => token.Text is "jump" or "then")];
        return tokens.Length == 0 ? null : Change(source, tokens[random.Next(tokens.Length)], token => token.Text == "jump" ? "" : "then jump");
    }

    // What stands in one phase or group goes to another one; a loss outside of groups goes into one.
    private static string? MoveLine(MutationSource source, Random random)
    {
        int[] homes = [.. Enumerable.Range(0, source.Lines.Length).Where(i => IsHome(source.Lines[i].Trim()))];
        int[] inside = [.. Statements(source).Where(i => HomeOf(source, i) >= 0 || source.Lines[i].Trim().StartsWith("loss ", StringComparison.Ordinal))];
        if (homes.Length == 0 || inside.Length == 0)
            return null;
        int moved = inside[random.Next(inside.Length)];
        string kind = source.Lines[moved].Trim().StartsWith("loss ", StringComparison.Ordinal) ? "group " : "phase ";
        int[] others = [.. homes.Where(home => home != HomeOf(source, moved) && source.Lines[home].Trim().StartsWith(kind, StringComparison.Ordinal))];
        if (others.Length == 0)
            return null;
        int target = others[random.Next(others.Length)];
        List<string> lines = [];
        for (int i = 0; i < source.Lines.Length; i++)
        {
            if (i != moved)
                lines.Add(i == target && source.Lines[i].EndsWith("{ }", StringComparison.Ordinal) ? source.Lines[i][..^2] : source.Lines[i]);
            if (i == target)
                lines.Add(source.Lines[moved]);
            if (i == target && source.Lines[i].EndsWith("{ }", StringComparison.Ordinal))
                lines.Add("}");
        }
        return MutationSource.Of(lines);
    }

    private static bool IsHome(string line) => (line.StartsWith("phase ", StringComparison.Ordinal) || line.StartsWith("group ", StringComparison.Ordinal)) && (line.EndsWith('{') || line.EndsWith("{ }", StringComparison.Ordinal));

    private static int HomeOf(MutationSource source, int line)
    {
        for (int i = line - 1; i > 0; i--)
        {
            if (source.Lines[i].Trim() == "}" || source.Lines[i].EndsWith("{ }", StringComparison.Ordinal))
                return -1;
            if (source.Lines[i].EndsWith('{'))
                return IsHome(source.Lines[i].Trim()) ? i : -1;
        }
        return -1;
    }

    private static string Other(string[] words, string than, Random random)
    {
        string[] others = [.. words.Where(word => word != than)];
        return others[random.Next(others.Length)];
    }

    private static string Mirrored(string name) => name.Contains("_A", StringComparison.Ordinal) ? name.Replace("_A", "_B", StringComparison.Ordinal) : name.Replace("_B", "_A", StringComparison.Ordinal);
}
