using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// What a language server costs, seen from the editor: its start, the check of a methodology of 1,000 lines after an edit, hovers, completions and code actions, and its memory. The
/// server is a program (the published tool), and times are those from a message to its answer, with both ends of the pipe.
/// </summary>
internal static class LspBenchmark
{
    private const int Lines = 1000;
    private const int Starts = 20;
    private const int WarmUp = 50;
    private const string Uri = "file:///w/large.hvae";

    /// <summary>Measures a server.</summary>
    /// <param name="program">The program; '.dll' is run by dotnet.</param>
    /// <param name="edits">How many edits.</param>
    public static void Run(string program, int edits)
    {
        List<double> starts = [];
        for (int i = 0; i < Starts; i++)
        {
            long begin = Stopwatch.GetTimestamp();
            using Server server = new(program);
            server.Initialize();
            starts.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        }
        Report("start, to the answer of 'initialize'", starts);
        using Server used = new(program);
        used.Initialize();
        string[] lines = LargeMethodology.Write(Lines).Split('\n');
        used.Send("textDocument/didOpen", $"{{\"textDocument\":{{\"uri\":\"{Uri}\",\"languageId\":\"hvae\",\"version\":0,\"text\":{JsonSerializer.Serialize(string.Join('\n', lines))}}}}}", isRequest: false);
        used.Findings(0);
        Random random = new(1);
        List<double> checks = [];
        List<double> hovers = [];
        List<double> completions = [];
        List<double> actions = [];
        List<(int Edits, double MiB)> memory = [];
        (int Line, int Character, int Length) undo = default;
        for (int edit = 1; edit <= edits + WarmUp; edit++)
        {
            int line = random.Next(10, lines.Length - 5);
            int character = random.Next(lines[line].Length + 1);
            string typed = ((string[])["x", "1", " ", "\n", "ramp 0 -> 1", "  // why", "{", "signal"])[random.Next(8)];
            // Every second edit takes the one before back, so that half of the texts are right.
            string change = edit % 2 == 0
                ? $"{{\"range\":{{\"start\":{Place(undo.Line, undo.Character)},\"end\":{(undo.Length < 0 ? Place(undo.Line + 1, 0) : Place(undo.Line, undo.Character + undo.Length))}}},\"text\":\"\"}}"
                : $"{{\"range\":{{\"start\":{Place(line, character)},\"end\":{Place(line, character)}}},\"text\":{JsonSerializer.Serialize(typed)}}}";
            undo = (line, character, typed == "\n" ? -1 : typed.Length);
            long begin = Stopwatch.GetTimestamp();
            used.Send("textDocument/didChange", $"{{\"textDocument\":{{\"uri\":\"{Uri}\",\"version\":{edit}}},\"contentChanges\":[{change}]}}", isRequest: false);
            used.Findings(edit);
            double check = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            double hover = used.Time("textDocument/hover", $"{{\"textDocument\":{{\"uri\":\"{Uri}\"}},\"position\":{Place(line, Math.Min(character, 6))}}}");
            double completion = used.Time("textDocument/completion", $"{{\"textDocument\":{{\"uri\":\"{Uri}\"}},\"position\":{Place(line, character)}}}");
            if (edit <= WarmUp)
                continue;
            checks.Add(check);
            hovers.Add(hover);
            completions.Add(completion);
            // What is asked for at a place of a text that is right: each split of a phase that is offered has been compiled.
            if (edit % 10 == 0)
                actions.Add(used.Time("textDocument/codeAction", $"{{\"textDocument\":{{\"uri\":\"{Uri}\"}},\"range\":{{\"start\":{Place(line, character)},\"end\":{Place(line, character)}}},\"context\":{{\"diagnostics\":[],\"triggerKind\":1}}}}"));
            if ((edit - WarmUp) % Math.Max(1, edits / 5) == 0)
                memory.Add((edit - WarmUp, used.Memory));
        }
        Report($"check of {Lines} lines after an edit, to its findings", checks);
        Report("hover", hovers);
        Report("completion", completions);
        Report("code actions that are asked for", actions);
        Console.WriteLine($"memory, MiB: {string.Join(", ", memory.Select(item => FormattableString.Invariant($"{item.MiB:F0} after {item.Edits} edits")))}");
    }

    private static string Place(int line, int character) => FormattableString.Invariant($"{{\"line\":{line},\"character\":{character}}}");

    private static void Report(string what, List<double> times)
    {
        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"{what,-52} median {times[times.Count / 2],6:F1} ms, 95th percentile {times[(int)(times.Count * 0.95)],6:F1} ms, largest {times[^1],6:F1} ms"));
    }

    /// <summary>The server and the messages between it and us.</summary>
    private sealed class Server : IDisposable
    {
        private readonly Process process;
        private readonly Stream output;
        private int lastId;

        public Server(string program)
        {
            bool isManaged = program.EndsWith(".dll", StringComparison.Ordinal);
            ProcessStartInfo start = new(isManaged ? "dotnet" : program) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
            if (isManaged)
                start.ArgumentList.Add(program);
            start.ArgumentList.Add("lsp");
            process = Process.Start(start)!;
            output = new BufferedStream(process.StandardOutput.BaseStream);
        }

        public double Memory
        {
            get
            {
                process.Refresh();
                return process.WorkingSet64 / 1024.0 / 1024.0;
            }
        }

        public void Initialize()
        {
            Time("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}");
            Send("initialized", "{}", isRequest: false);
        }

        public double Time(string method, string parameters)
        {
            long begin = Stopwatch.GetTimestamp();
            int id = Send(method, parameters, isRequest: true);
            while (true)
            {
                using JsonDocument message = Read();
                if (message.RootElement.TryGetProperty("id", out JsonElement answered) && answered.GetInt32() == id && !message.RootElement.TryGetProperty("method", out _))
                    return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
            }
        }

        public void Findings(int version)
        {
            while (true)
            {
                using JsonDocument message = Read();
                if (message.RootElement.TryGetProperty("method", out JsonElement method) && method.GetString() == "textDocument/publishDiagnostics" && message.RootElement.GetProperty("params").GetProperty("version").GetInt32() == version)
                    return;
            }
        }

        public int Send(string method, string parameters, bool isRequest)
        {
            string id = isRequest ? $"\"id\":{(++lastId).ToString(CultureInfo.InvariantCulture)}," : "";
            byte[] content = Encoding.UTF8.GetBytes($"{{\"jsonrpc\":\"2.0\",{id}\"method\":\"{method}\",\"params\":{parameters}}}");
            process.StandardInput.BaseStream.Write([.. Encoding.ASCII.GetBytes($"Content-Length: {content.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"), .. content]);
            process.StandardInput.BaseStream.Flush();
            return lastId;
        }

        private JsonDocument Read()
        {
            StringBuilder head = new();
            while (head.Length < 4 || head.ToString(head.Length - 4, 4) != "\r\n\r\n")
            {
                int value = output.ReadByte();
                head.Append(value >= 0 ? (char)value : throw new EndOfStreamException("The server has gone."));
            }
            byte[] content = new byte[int.Parse(head.ToString().Trim()["Content-Length: ".Length..], CultureInfo.InvariantCulture)];
            output.ReadExactly(content);
            return JsonDocument.Parse(content);
        }

        public void Dispose()
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
