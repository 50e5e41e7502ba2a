using System.Globalization;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Syntax;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>A valid methodology that mutations start from, written out in one file without params.</summary>
internal sealed class MutationSource
{
    private MutationSource(string name, string text)
    {
        Name = name;
        Text = text;
        Lines = text.TrimEnd('\n').Split('\n');
        Tokens = [.. Lexer.Tokenize(new SourceText(name, text), new DiagnosticBag()).Where(token => token.Kind is not (TokenKind.NewLine or TokenKind.End))];
        Verdict = MutationVerdict.Of(text);
        Signals = [.. Tokens.Zip(Tokens.Skip(1)).Where(pair => pair.First.Text == "signal").Select(pair => pair.Second.Text).Distinct()];
        Names = [.. Signals, .. Tokens.Zip(Tokens.Skip(1)).Where(pair => pair.First.Text is "group" or "controller" && pair.Second.Kind == TokenKind.Word).Select(pair => pair.Second.Text).Distinct()];
    }

    /// <summary>Shipped methodologies, those of examples/history, and the valid corpus.</summary>
    public static IReadOnlyList<IReadOnlyList<MutationSource>> Families { get; } =
    [
        [.. Repository.Shipped.Order(StringComparer.Ordinal).Select(path => Flat(Path.GetFileName(path), HvaeCompiler.Compile(Path.GetFileName(path), File.ReadAllText(path))))],
        [.. HistoryFiles.Concrete.Select(file => Flat(file, HistoryFiles.Compile(file)))],
        [.. CorpusFolders.Names("valid").Select(name => (Name: name, Compilation: ValidCorpusTests.Compile(name))).Where(item => item.Compilation.Methodology != null).Select(item => Flat(item.Name, item.Compilation))],
    ];

    public string Name { get; }

    public string Text { get; }

    public string[] Lines { get; }

    public Token[] Tokens { get; }

    /// <summary>What the compiler says of it as it is.</summary>
    public MutationVerdict Verdict { get; }

    public string[] Signals { get; }

    /// <summary>Names that are declared here and used elsewhere.</summary>
    public string[] Names { get; }

    /// <summary>The text with one token written in another way.</summary>
    public string With(Token token, string text) => Text.Remove(token.Span.Start, token.Span.Length).Insert(token.Span.Start, text);

    /// <summary>The text with other lines.</summary>
    public static string Of(IEnumerable<string> lines) => string.Join('\n', lines) + "\n";

    /// <summary>The line in which a token stands.</summary>
    public string LineOf(Token token) => Lines[Text.AsSpan(0, token.Span.Start).Count('\n')];

    /// <summary>A number as people write it.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static MutationSource Flat(string name, HvaeCompilation compilation) =>
        new(name, FlatText.Of(compilation) ?? throw new InvalidOperationException($"{name} has errors."));
}
