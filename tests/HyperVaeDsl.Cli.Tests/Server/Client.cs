using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HyperVaeDsl.Cli.Server;

namespace HyperVaeDsl.Cli.Tests.Server;

/// <summary>An editor without a screen: sends messages to a server and reads what it answers.</summary>
internal sealed class Client : IDisposable
{
    private readonly Stream toServer;
    private readonly Stream fromServer;
    private readonly Task<int>? server;
    private readonly List<JsonObject> kept = [];
    private int lastId;

    /// <summary>A server within the process of the test.</summary>
    public Client()
    {
        Pipe input = new();
        Pipe output = new(new PipeOptions(pauseWriterThreshold: 0));
        toServer = input.Writer.AsStream();
        fromServer = output.Reader.AsStream();
        server = Task.Factory.StartNew(
            () =>
            {
                using Stream write = output.Writer.AsStream();
                return new LanguageServer(input.Reader.AsStream(), write).Run();
            },
            TaskCreationOptions.LongRunning);
    }

    /// <summary>A server elsewhere.</summary>
    public Client(Stream toServer, Stream fromServer)
    {
        this.toServer = toServer;
        this.fromServer = fromServer;
    }

    /// <summary>The first two messages.</summary>
    public JsonObject Begin(string? folder = null, string capabilities = "{}")
    {
        JsonObject answer = Request("initialize", $$"""{"processId":null,"rootUri":{{(folder == null ? "null" : JsonSerializer.Serialize(new Uri(folder).AbsoluteUri))}},"capabilities":{{capabilities}}}""");
        Notify("initialized", "{}");
        return answer;
    }

    public void Open(string uri, string text, int version = 1) =>
        Notify("textDocument/didOpen", $$"""{"textDocument":{"uri":{{Quoted(uri)}},"languageId":"hvae","version":{{version}},"text":{{Quoted(text)}} } }""");

    public void Change(string uri, int version, string text) =>
        Notify("textDocument/didChange", $$"""{"textDocument":{"uri":{{Quoted(uri)}},"version":{{version}}},"contentChanges":[{"text":{{Quoted(text)}} }]}""");

    public void Change(string uri, int version, int line, int character, int endLine, int endCharacter, string text) =>
        Notify("textDocument/didChange", $$"""{"textDocument":{"uri":{{Quoted(uri)}},"version":{{version}}},"contentChanges":[{"range":{"start":{"line":{{line}},"character":{{character}} },"end":{"line":{{endLine}},"character":{{endCharacter}} } },"text":{{Quoted(text)}} }]}""");

    /// <summary>Asks something of a place; the answer is the result, or the error.</summary>
    public JsonNode? At(string method, string uri, int line, int character, string more = "") =>
        Result(Request(method, $$"""{"textDocument":{"uri":{{Quoted(uri)}}},"position":{"line":{{line}},"character":{{character}} }{{more}} }"""));

    /// <summary>Asks something of a document.</summary>
    public JsonNode? Of(string method, string uri, string more = "") => Result(Request(method, $$"""{"textDocument":{"uri":{{Quoted(uri)}} }{{more}} }"""));

    /// <summary>The findings of a version of a document, as soon as they come.</summary>
    public JsonArray Findings(string uri, int? version)
    {
        bool IsMeant(JsonObject message) => (string?)message["method"] == "textDocument/publishDiagnostics" && (string?)message["params"]!["uri"] == uri && (int?)message["params"]!["version"] == version;
        JsonObject found = kept.FirstOrDefault(IsMeant) ?? ReadUntil(IsMeant);
        kept.Remove(found);
        return found["params"]!["diagnostics"]!.AsArray();
    }

    /// <summary>A request of the server.</summary>
    public JsonObject Asked(string method)
    {
        bool IsMeant(JsonObject message) => (string?)message["method"] == method && message["id"] != null;
        return kept.FirstOrDefault(IsMeant) ?? ReadUntil(IsMeant);
    }

    public JsonObject Request(string method, string? parameters)
    {
        int id = Send(method, parameters);
        return AnswerOf(id);
    }

    /// <summary>Sends a request and returns its id.</summary>
    public int Send(string method, string? parameters)
    {
        int id = ++lastId;
        Raw($$"""{"jsonrpc":"2.0","id":{{id}},"method":{{Quoted(method)}}{{(parameters == null ? "" : ",\"params\":" + parameters)}}}""");
        return id;
    }

    /// <summary>The answer to a request, whatever comes before it.</summary>
    public JsonObject AnswerOf(int id)
    {
        bool IsMeant(JsonObject message) => message["method"] == null && message["id"] is JsonValue value && value.TryGetValue(out int number) && number == id;
        JsonObject found = kept.FirstOrDefault(IsMeant) ?? ReadUntil(IsMeant);
        kept.Remove(found);
        return found;
    }

    public void Notify(string method, string parameters) => Raw($$"""{"jsonrpc":"2.0","method":{{Quoted(method)}},"params":{{parameters}}}""");

    /// <summary>Sends a message with the right length.</summary>
    public void Raw(string content)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        Bytes([.. Encoding.ASCII.GetBytes($"Content-Length: {bytes.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. bytes]);
    }

    /// <summary>Sends bytes, whatever they are.</summary>
    public void Bytes(byte[] bytes)
    {
        toServer.Write(bytes);
        toServer.Flush();
    }

    /// <summary>The next message that satisfies a condition; others are kept.</summary>
    public JsonObject ReadUntil(Func<JsonObject, bool> isMeant)
    {
        while (Read() is { } message)
        {
            if (isMeant(message))
                return message;
            kept.Add(message);
        }
        throw new EndOfStreamException("The server has gone.");
    }

    /// <summary>Says goodbye and returns the exit code of a server within the process.</summary>
    public int End()
    {
        Request("shutdown", null);
        Raw("""{"jsonrpc":"2.0","method":"exit"}""");
        return server?.Result ?? 0;
    }

    /// <summary>Goes away without a word; returns the exit code.</summary>
    public int Vanish()
    {
        toServer.Dispose();
        return server?.Result ?? 0;
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    public void Dispose()
    {
        toServer.Dispose();
        server?.Wait();
        fromServer.Dispose();
    }

    private static JsonNode? Result(JsonObject answer) => answer["error"] ?? answer["result"];

    private JsonObject? Read()
    {
        int length = -1;
        StringBuilder line = new();
        while (fromServer.ReadByte() is >= 0 and int value)
        {
            if (value != '\n')
            {
                line.Append((char)value);
                continue;
            }
            string header = line.ToString().TrimEnd('\r');
            line.Clear();
            if (header.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(header["Content-Length: ".Length..], CultureInfo.InvariantCulture);
            if (header.Length > 0)
                continue;
            byte[] content = new byte[length];
            fromServer.ReadExactly(content);
            return JsonNode.Parse(content)!.AsObject();
        }
        return null;
    }
}
