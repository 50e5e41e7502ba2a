using System.Globalization;
using System.Text.Json.Nodes;
using HyperVaeDsl.Cli.Server;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Server;

/// <summary>
/// Random edits and messages, out of order and malformed among them: the server answers each, never ends, and what it finds after an edit is what a fresh check of the
/// same text finds. HVAE_LSP_FUZZ says how many (1,000 without it), or from which on: 5000..6000 are always the same.
/// </summary>
public sealed class ServerFuzzTests
{
    private const int Usual = 1000;
    private const string Uri = "file:///w/m.hvae";

    private static readonly string[] OfPosition = ["hover", "completion", "signatureHelp", "definition", "documentHighlight", "prepareRename", "onTypeFormatting"];
    private static readonly string[] OfDocument = ["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "formatting"];
    private static readonly string[] OfRange = ["inlayHint", "semanticTokens/range", "rangeFormatting", "codeAction"];
    private static readonly string[] Malformed = ["{", "[]", "{}", "{\"id\":{}}", "{\"method\":5}", "null", "\"\"", "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\"}", "{\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":null}}", "{\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{\"uri\":\"file:///w/m.hvae\",\"version\":1},\"contentChanges\":[null]}}"];
    private static readonly string[] Words = ["ramp", "->", "{", "}", "(", ")", "signal", "phase", "epochs", "0..1", "\"", "//", "\r\n", "\t", "😀", "then", "allow HV1203 because \"x\"", "1e-3", "beta_A", "loss kl weight", "fu2019_cyclical(", "\n", "end", "in", "import \"x.hvae\"\n", "abstract ", "extends B ", "\0", "\u2028", "%"];

    [Fact]
    public void Nothing_stops_it_and_findings_are_those_of_a_fresh_check()
    {
        (int first, int last) = Range();
        string[] texts = [.. Directory.GetFiles(Repository.Path("examples"), "*.hvae", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        // A client lives for some edits, so that any of them can be tried again by its number.
        const int Life = 100;
        for (int begin = first / Life * Life; begin < last; begin += Life)
            Live(texts, begin, Math.Min(begin + Life, last));
    }

    private static void Live(string[] texts, int first, int last)
    {
        Random random = new(first);
        using Client client = new();
        client.Begin();
        string text = texts[random.Next(texts.Length)];
        client.Open(Uri, text, first);
        for (int number = first + 1; number <= last; number++)
        {
            try
            {
                text = Step(client, random, text, number);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"Step {number} of HVAE_LSP_FUZZ={first}..{last}: {exception}\n{text}");
            }
            // After so much that is broken, what is right is written again.
            if (random.Next(20) == 0)
                client.Change(Uri, number, text = texts[random.Next(texts.Length)]);
        }
        Assert.Equal(0, client.End());
    }

    private static string Step(Client client, Random random, string text, int number)
    {
        Position start = PositionOf(text, random.Next(text.Length + 1));
        string word = Words[random.Next(Words.Length)];
        OpenDocument before = new(Uri, 0, new HyperVaeDsl.Language.Editing.EditedFile("/w/m.hvae", text));
        Position end = random.Next(3) == 0 ? new Position(start.Line + random.Next(2), random.Next(40)) : start;
        if (random.Next(50) == 0)
            start = new Position(random.Next(-2, 100000), random.Next(-2, 100000));
        OpenDocument after = before.Changed(number, [new ContentChange(new Cli.Server.Protocol.Range(start, end), random.Next(4) == 0 ? "" : word)]);
        text = after.File.Text.Content;
        List<int> asked = [];
        for (int i = random.Next(4); i > 0; i--)
            asked.Add(Ask(client, random));
        if (random.Next(8) == 0)
            client.Raw(Malformed[random.Next(Malformed.Length)]);
        client.Change(Uri, number, text);
        for (int i = random.Next(3); i > 0; i--)
            asked.Add(Ask(client, random));
        if (asked.Count > 0 && random.Next(4) == 0)
            client.Notify("$/cancelRequest", $$"""{"id":{{asked[0]}} }""");
        JsonArray findings = client.Findings(Uri, number);
        IEnumerable<Diagnostic> fresh = HvaeCompiler.Compile("/w/m.hvae", text, new HvaeOptions { Resolve = (_, _) => null }).Diagnostics;
        Assert.Equal(
            fresh.Select(item => $"{item.Code} {Places.Of(after.File.Text, item.Span.Start).Line} {Places.Of(after.File.Text, item.Span.Start).Character}"),
            findings.Select(item => $"{(string?)item!["code"]} {(int?)item["range"]!["start"]!["line"]} {(int?)item["range"]!["start"]!["character"]}"));
        foreach (int id in asked)
        {
            JsonNode? error = client.AnswerOf(id)["error"];
            Assert.True(error == null || (int?)error["code"] is -32800 or -32803 or -32601, $"{error}\n{text}");
        }
        return text;
    }

    private static int Ask(Client client, Random random)
    {
        string place = $$"""{"line":{{random.Next(-1, 130)}},"character":{{random.Next(-1, 80)}} }""";
        string document = $$"""{"textDocument":{"uri":"{{Uri}}"}""";
        string range = $"{document},\"range\":{{\"start\":{place},\"end\":{{\"line\":130,\"character\":0}}}},\"context\":{{\"diagnostics\":[],\"triggerKind\":{random.Next(1, 3)}}}}}";
        return random.Next(7) switch
        {
            0 => client.Send("textDocument/" + OfDocument[random.Next(OfDocument.Length)], document + "}"),
            1 => client.Send("textDocument/" + OfRange[random.Next(OfRange.Length)], range),
            2 => client.Send("textDocument/rename", $"{document},\"position\":{place},\"newName\":\"{(random.Next(2) == 0 ? "other" : "in")}\"}}"),
            3 => client.Send("workspace/symbol", "{\"query\":\"a\"}"),
            4 => client.Send("no/such", document + "}"),
            _ => client.Send("textDocument/" + OfPosition[random.Next(OfPosition.Length)], $"{document},\"position\":{place}}}"),
        };
    }

    private static Position PositionOf(string text, int offset) => Places.Of(new HyperVaeDsl.Language.Text.SourceText("", text), offset);

    private static (int First, int Last) Range()
    {
        string[] parts = (Environment.GetEnvironmentVariable("HVAE_LSP_FUZZ") ?? "").Split("..");
        if (parts.Length == 2)
            return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return (0, parts[0].Length > 0 ? int.Parse(parts[0], CultureInfo.InvariantCulture) : Usual);
    }
}
