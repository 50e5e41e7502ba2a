using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Cli.Tests.Server;

/// <summary>The server as editors see it: messages in, messages out.</summary>
public sealed class ProtocolTests
{
    private const string Uri = "file:///w/m.hvae";

    [Fact]
    public void It_begins_works_and_ends()
    {
        using Client client = new();
        JsonObject answer = client.Begin();
        Assert.Equal("hvae", (string?)answer["result"]!["serverInfo"]!["name"]);
        Assert.Equal("utf-16", (string?)answer["result"]!["capabilities"]!["positionEncoding"]);
        client.Open(Uri, Sample.Minimal);
        Assert.Empty(client.Findings(Uri, 1));
        Assert.Equal(0, client.End());
    }

    [Fact]
    public void A_client_that_goes_away_ends_it()
    {
        using Client client = new();
        client.Begin();
        Assert.Equal(1, client.Vanish());
    }

    [Fact]
    public void Nothing_is_answered_before_the_beginning_or_after_the_end()
    {
        using Client client = new();
        Assert.Equal(-32002, (int?)client.Request("textDocument/hover", "{}")["error"]!["code"]);
        client.Begin();
        Assert.Equal(-32600, (int?)client.Request("initialize", """{"capabilities":{}}""")["error"]!["code"]);
        client.Request("shutdown", null);
        Assert.Equal(-32600, (int?)client.Request("textDocument/hover", "{}")["error"]!["code"]);
    }

    [Fact]
    public void Findings_have_places_codes_pages_and_other_places()
    {
        using Client client = new();
        client.Begin();
        client.Open(Uri, Sample.Of("  phase A epochs 0..60 { }\n  phase B epochs 50..end { }\n  loss reconstruction  weight 1\n"));
        JsonNode finding = client.Findings(Uri, 1)[0]!;
        Assert.Equal("HV0203", (string?)finding["code"]);
        Assert.Equal(1, (int?)finding["severity"]);
        Assert.EndsWith("HV0203.md", (string?)finding["codeDescription"]!["href"], StringComparison.Ordinal);
        Assert.Equal(Uri, (string?)finding["relatedInformation"]![0]!["location"]!["uri"]);
        client.Change(Uri, 2, Sample.Minimal.Replace("  seed ", "  param p = 1 in 0..2\n  seed ", StringComparison.Ordinal));
        Assert.Equal(1, (int?)client.Findings(Uri, 2)[0]!["tags"]![0]);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Places_count_utf16_units_with_tabs_and_pairs(string lineEnd)
    {
        using Client client = new();
        client.Begin();
        string text = Sample.Minimal.Replace("  seed      1\n", "/* 😀 */", StringComparison.Ordinal).Replace("methodology", "// 😀 é\n//\t😀\nmethodology", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        text = Sample.Minimal.Replace("  sampler  shuffled", "\tsampler \tshuffled allow HV1203 because \"😀😀\" x", StringComparison.Ordinal).Replace("    sampler", "sampler", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        client.Open(Uri, text);
        JsonNode range = client.Findings(Uri, 1)[0]!["range"]!;
        string line = text.Split(lineEnd)[(int)range["start"]!["line"]!];
        Assert.Equal("x", line[(int)range["start"]!["character"]!..(int)range["end"]!["character"]!]);
        // The word goes, by its place; then nothing is wrong but that the allow allows nothing.
        client.Change(Uri, 2, (int)range["start"]!["line"]!, (int)range["start"]!["character"]! - 1, (int)range["end"]!["line"]!, (int)range["end"]!["character"]!, "");
        Assert.Equal(["HV1299"], client.Findings(Uri, 2).Select(finding => (string?)finding!["code"]));
    }

    [Fact]
    public void Changes_are_made_one_after_the_other_and_places_beyond_the_text_are_its_end()
    {
        using Client client = new();
        client.Begin();
        client.Open(Uri, "");
        client.Notify("textDocument/didChange", $$"""{"textDocument":{"uri":"{{Uri}}","version":2},"contentChanges":[{"range":{"start":{"line":9,"character":9},"end":{"line":2147483647,"character":2147483647} },"text":"abc"},{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2} },"text":"B"},{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":0} },"text":"!"}] }""");
        JsonNode finding = client.Findings(Uri, 2)[0]!;
        Assert.Contains("aBc", (string?)finding["message"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_message_is_answered_and_skipped()
    {
        using Client client = new();
        client.Begin();
        client.Raw("{ not json");
        Assert.Equal(-32700, (int?)client.ReadUntil(message => message["error"] != null)["error"]!["code"]);
        client.Raw("[1, 2]");
        Assert.Equal(-32600, (int?)client.ReadUntil(message => message["error"] != null)["error"]!["code"]);
        client.Raw("{\"id\":1}");
        Assert.Equal(-32600, (int?)client.ReadUntil(message => message["error"] != null)["error"]!["code"]);
        client.Bytes(Encoding.ASCII.GetBytes("X-Header: 1\r\n\r\n"));
        Assert.Equal(-32700, (int?)client.ReadUntil(message => message["error"] != null)["error"]!["code"]);
        client.Bytes([0, 1, 2, 255, 10, 13, 10]);
        Assert.Equal(-32700, (int?)client.ReadUntil(message => message["error"] != null)["error"]!["code"]);
        Assert.Equal(-32601, (int?)client.Request("no/such", "{}")["error"]!["code"]);
        Assert.Equal(-32602, (int?)client.Request("textDocument/hover", "7")["error"]!["code"]);
        Assert.Equal(-32602, (int?)client.Request("textDocument/hover", """{"textDocument":{"uri":"file:///unknown"},"position":{"line":0,"character":0} }""")["error"]!["code"]);
        client.Notify("no/such", "{}");
        client.Notify("textDocument/didChange", """{"textDocument":{"uri":"file:///unknown","version":1},"contentChanges":[]}""");
        client.Notify("textDocument/didOpen", "{}");
        client.Open(Uri, Sample.Minimal);
        Assert.Empty(client.Findings(Uri, 1));
        Assert.Equal(0, client.End());
    }

    [Fact]
    public void Unsaved_text_counts_above_the_disk_and_files_that_change_are_read_again()
    {
        using Tool folder = new();
        string @base = folder.File("base.hvae", "abstract methodology B {\n  seed 1\n}\n");
        string main = Sample.Minimal.Replace("methodology Sample {", "import \"base.hvae\"\nmethodology Sample extends B {", StringComparison.Ordinal).Replace("  seed      1\n", "", StringComparison.Ordinal);
        string uri = new Uri(folder.File("main.hvae", main)).AbsoluteUri;
        string baseUri = new Uri(@base).AbsoluteUri;
        using Client client = new();
        client.Begin(folder.Folder, """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""");
        Assert.Contains("**/*.hvae", client.Asked("client/registerCapability").ToJsonString(), StringComparison.Ordinal);
        client.Open(uri, main);
        Assert.Empty(client.Findings(uri, 1));
        client.Open(baseUri, "abstract methodology B {\n}\n");
        Assert.Equal(["HV0703"], client.Findings(uri, 1).Select(finding => (string?)finding!["code"]));
        client.Notify("textDocument/didClose", $$"""{"textDocument":{"uri":"{{baseUri}}"} }""");
        Assert.Empty(client.Findings(uri, 1));
        File.WriteAllText(@base, "abstract methodology B {\n  seed x\n}\n");
        client.Notify("workspace/didChangeWatchedFiles", $$"""{"changes":[{"uri":"{{baseUri}}","type":2}]}""");
        JsonNode finding = client.Findings(uri, 1)[0]!;
        Assert.Equal(0, (int?)finding["range"]!["start"]!["line"]);
        Assert.StartsWith("In base.hvae, line 2: ", (string?)finding["message"], StringComparison.Ordinal);
        Assert.Equal(baseUri, (string?)finding["relatedInformation"]![0]!["location"]!["uri"]);
    }

    [Fact]
    public void Severities_of_the_folder_count()
    {
        using Tool folder = new();
        folder.File(".editorconfig", "root = true\n[*.hvae]\nhvae_diagnostic.HV1201.severity = error\n");
        string text = Sample.Minimal.Replace("tanh_radius", "exponential_map", StringComparison.Ordinal);
        string uri = new Uri(folder.File("m.hvae", text)).AbsoluteUri;
        using Client client = new();
        client.Begin(folder.Folder);
        client.Open(uri, text);
        Assert.Equal(1, (int?)client.Findings(uri, 1).Single(finding => (string?)finding!["code"] == "HV1201")!["severity"]);
    }

    [Fact]
    public void Every_feature_answers_about_a_good_and_about_a_broken_text()
    {
        string good = File.ReadAllText(Repository.Path("examples", "TernaryOperations", "Methodologies", "homeostatic.hvae"));
        using Client client = new();
        client.Begin(null, """{"textDocument":{"completion":{"completionItem":{"snippetSupport":true}}}}""");
        client.Open(Uri, good);
        Assert.Contains("**signal beta_A**", client.At("textDocument/hover", Uri, 8, 10)!.ToJsonString(), StringComparison.Ordinal);
        JsonArray items = client.At("textDocument/completion", Uri, 8, 2)!["items"]!.AsArray();
        JsonNode phase = items.First(item => (string?)item!["label"] == "phase")!;
        Assert.Equal(2, (int?)phase["insertTextFormat"]);
        Assert.Contains("phase NAME UNIT", client.Request("completionItem/resolve", phase.ToJsonString())["result"]!["documentation"]!["value"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(8, (int?)client.At("textDocument/definition", Uri, 21, 5)![0]!["range"]!["start"]!["line"]);
        Assert.True(client.At("textDocument/references", Uri, 8, 10, ",\"context\":{\"includeDeclaration\":true}")!.AsArray().Count > 4);
        Assert.True(client.At("textDocument/documentHighlight", Uri, 8, 10)!.AsArray().Count > 4);
        Assert.Equal("beta_A", (string?)client.At("textDocument/prepareRename", Uri, 8, 10)!["placeholder"]);
        Assert.True(client.At("textDocument/rename", Uri, 8, 10, ",\"newName\":\"b\"")!["changes"]![Uri]!.AsArray().Count > 4);
        Assert.Empty(client.Of("textDocument/formatting", Uri, ",\"options\":{}")!.AsArray());
        Assert.Equal(["proved: 7 ensures", "plot", "generated C#"], client.Of("textDocument/codeLens", Uri)!.AsArray().Select(lens => (string?)lens!["command"]!["title"]));
        Assert.Contains("<html", (string?)client.Request("workspace/executeCommand", $$"""{"command":"hvae.plot","arguments":["{{Uri}}",false]}""")["result"]!["content"], StringComparison.Ordinal);
        Assert.Contains("class Homeostatic", (string?)client.Request("workspace/executeCommand", $$"""{"command":"hvae.generatedCode","arguments":["{{Uri}}",false]}""")["result"]!["content"], StringComparison.Ordinal);
        const string Place = "{\"line\":21,\"character\":4}";
        JsonNode split = client.Request("workspace/executeCommand", $$"""{"command":"hvae.splitPhase","arguments":["{{Uri}}",{{Place}},12.5]}""")["result"]!;
        Assert.Equal("Split phase Explore at epoch 12.5", (string?)split["title"]);
        Assert.Contains("phase Explore2 epochs 12.5..40 {", split["edit"]!["changes"]![Uri]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("epoch 50 is not", (string?)client.Request("workspace/executeCommand", $$"""{"command":"hvae.splitPhase","arguments":["{{Uri}}",{{Place}},50]}""")["error"]!["message"], StringComparison.Ordinal);
        foreach (string arguments in (string[])["", $"\"{Uri}\"", $"\"{Uri}\",1,2", $"\"{Uri}\",{Place}", $"\"{Uri}\",{Place},\"2\"", $"\"{Uri}\",{{\"line\":\"x\"}},2"])
            Assert.Equal(-32602, (int?)client.Request("workspace/executeCommand", $$"""{"command":"hvae.splitPhase","arguments":[{{arguments}}]}""")["error"]!["code"]);
        foreach (string text in (string[])[good, good[..(good.Length / 2)], good.Replace("{", "", StringComparison.Ordinal), "\0", "", new string('(', 5000)])
        {
            client.Change(Uri, 2, text);
            foreach (string method in (string[])["hover", "completion", "signatureHelp", "definition", "documentHighlight"])
                Assert.Null(Error(client.At("textDocument/" + method, Uri, 8, 10)));
            foreach (string method in (string[])["documentSymbol", "foldingRange", "codeLens", "documentLink", "semanticTokens/full", "formatting"])
                Assert.Null(Error(client.Of("textDocument/" + method, Uri)));
            const string Range = ",\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":99,\"character\":0}},\"context\":{\"diagnostics\":[]}";
            foreach (string method in (string[])["inlayHint", "semanticTokens/range", "rangeFormatting", "codeAction"])
                Assert.Null(Error(client.Of("textDocument/" + method, Uri, Range)));
            Assert.Null(Error(client.Of("textDocument/selectionRange", Uri, ",\"positions\":[{\"line\":8,\"character\":10}]")));
        }
        Assert.Equal(0, client.End());
    }

    [Fact]
    public void Formatting_changes_blanks_only_and_on_type_only_what_is_finished()
    {
        using Client client = new();
        client.Begin();
        string text = Sample.Minimal.Replace("    batch    512", "batch   512", StringComparison.Ordinal);
        client.Open(Uri, text);
        JsonArray edits = client.Of("textDocument/formatting", Uri)!.AsArray();
        Assert.NotEmpty(edits);
        Assert.All(edits, edit => Assert.True(string.IsNullOrWhiteSpace((string?)edit!["newText"])));
        int line = text[..text.IndexOf("batch", StringComparison.Ordinal)].Count(c => c == '\n');
        Assert.NotEmpty(client.At("textDocument/onTypeFormatting", Uri, line + 1, 0, ",\"ch\":\"\\n\"")!.AsArray());
    }

    [Fact]
    public void The_tool_serves_over_its_standard_input_and_output()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(HvaeTool).Assembly.Location);
        start.ArgumentList.Add("lsp");
        start.ArgumentList.Add("--stdio");
        using Process process = Process.Start(start)!;
        using (Client client = new(process.StandardInput.BaseStream, process.StandardOutput.BaseStream))
        {
            client.Begin();
            client.Open(Uri, Sample.Minimal.Replace("shuffled", "shufled", StringComparison.Ordinal));
            Assert.Single(client.Findings(Uri, 1));
            client.End();
        }
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    private static JsonNode? Error(JsonNode? answer) => answer is JsonObject { } found && found["code"] is { } code && found["message"] != null ? code : null;
}
