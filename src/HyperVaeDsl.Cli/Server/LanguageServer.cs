using System.Collections.Concurrent;
using System.Text.Json;
using HyperVaeDsl.Cli.Server.Protocol;
using HyperVaeDsl.Cli.Server.Rpc;

namespace HyperVaeDsl.Cli.Server;

/// <summary>
/// The language server: one thread reads messages, one answers them in their order, and one compiles. Whoever types is not kept waiting by the compiler: findings come
/// when no message waits, and of several versions only the last one is compiled.
/// </summary>
internal sealed class LanguageServer
{
    private readonly MessageReader reader;
    private readonly MessageWriter writer;
    private readonly ServerState state = new();
    private readonly Handlers handlers;
    private readonly BlockingCollection<Incoming> queue = [];

    // The requests that wait or are being answered, and whether they are still wanted. What was answered before its cancellation came is not among them.
    private readonly ConcurrentDictionary<string, bool> wanted = new(StringComparer.Ordinal);
    private readonly HashSet<string> dirty = new(StringComparer.Ordinal);
    private bool isCompiling;
    private bool isInitialized;
    private bool isShutDown;

    public LanguageServer(Stream input, Stream output)
    {
        reader = new MessageReader(input);
        writer = new MessageWriter(output);
        handlers = new Handlers(state, writer, Touch);
    }

    /// <summary>Serves until the client says 'exit' or goes away. Returns 0 if it said 'shutdown' before, else 1.</summary>
    public int Run()
    {
        Thread reading = new(ReadAll) { IsBackground = true, Name = "messages" };
        reading.Start();
        foreach (Incoming message in queue.GetConsumingEnumerable())
        {
            if (message is { Method: "exit", Id: null })
                break;
            Serve(message);
            if (queue.Count == 0)
                CompileNext();
        }
        return isShutDown ? 0 : 1;
    }

    private void ReadAll()
    {
        while (reader.Read(out string? problem) is { } content)
        {
            if (problem != null)
            {
                writer.Fail(null, ErrorCodes.ParseError, problem);
                continue;
            }
            Incoming? message = Incoming.Read(content, out problem, out int code);
            if (problem != null)
                writer.Fail(null, code, problem);
            else if (message is { Method: "$/cancelRequest" })
                Cancel(message.Parameters);
            else if (message != null)
            {
                if (message.Id is { } id)
                    wanted[id.GetRawText()] = true;
                queue.Add(message);
            }
        }
        // The client is gone; what it asked for before is done, and nobody reads it.
        queue.Add(new Incoming("exit", null, default));
    }

    private void Cancel(JsonElement parameters)
    {
        if (parameters.ValueKind == JsonValueKind.Object && parameters.TryGetProperty("id", out JsonElement id))
            wanted.TryUpdate(id.GetRawText(), false, true);
    }

    private void Serve(Incoming message)
    {
        if (message.Work is { } work)
        {
            work();
            return;
        }
        try
        {
            object? result = Result(message);
            if (message.Id is { } id)
                writer.Answer(id, IsCancelled(id) ? throw new RequestException(ErrorCodes.RequestCancelled, "The request was cancelled.") : result);
        }
        catch (RequestException exception)
        {
            Fail(message, exception.Code, exception.Message);
        }
        catch (JsonException exception)
        {
            Fail(message, ErrorCodes.InvalidParams, $"The parameters of '{message.Method}' cannot be read: {exception.Message}");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A defect of one feature does not end the others; that there is one is said to whoever asked.
            Fail(message, ErrorCodes.InternalError, $"'{message.Method}' went wrong: {exception.GetType().Name}: {exception.Message} Please report it with the file.");
        }
        finally
        {
            if (message.Id is { } id)
                wanted.TryRemove(id.GetRawText(), out _);
        }
    }

    private object? Result(Incoming message)
    {
        if (message.Id is { } id && IsCancelled(id))
            throw new RequestException(ErrorCodes.RequestCancelled, "The request was cancelled.");
        if (message.Method == "initialize")
        {
            isInitialized = !isInitialized ? true : throw new RequestException(ErrorCodes.InvalidRequest, "The server is initialized already.");
            return handlers.Initialize(message.Parameters);
        }
        if (!isInitialized)
            return message.Id == null ? null : throw new RequestException(ErrorCodes.ServerNotInitialized, "The first request is 'initialize'.");
        if (isShutDown)
            return message.Id == null ? null : throw new RequestException(ErrorCodes.InvalidRequest, "The server is shut down.");
        if (message.Method == "shutdown")
        {
            isShutDown = true;
            return null;
        }
        if (handlers.Find(message.Method) is { } handler)
            return handler(message.Parameters);
        return message.Id == null ? null : throw new RequestException(ErrorCodes.MethodNotFound, $"There is no method '{message.Method}'.");
    }

    private bool IsCancelled(JsonElement id) => wanted.TryGetValue(id.GetRawText(), out bool isWanted) && !isWanted;

    private void Fail(Incoming message, int code, string text)
    {
        // Nobody waits for the answer to a notification; only a defect is worth a word.
        if (message.Id is { } id)
            writer.Fail(id, code, text);
        else if (code == ErrorCodes.InternalError)
            writer.Notify("window/logMessage", new ShowMessageParams(1, text));
    }

    // The document, and all that may import it.
    private void Touch(string? uri)
    {
        foreach (OpenDocument document in state.Workspace.Open)
        {
            if (document.Uri == uri || uri == null || !state.AnalysisOf(document).IsDone)
                dirty.Add(document.Uri);
        }
    }

    private void CompileNext()
    {
        while (!isCompiling && dirty.Count > 0 && !isShutDown)
        {
            string uri = dirty.First();
            dirty.Remove(uri);
            if (state.Workspace.Find(uri) is not { } document)
                continue;
            Analysis analysis = state.AnalysisOf(document);
            isCompiling = true;
            ThreadPool.UnsafeQueueUserWorkItem(_ => Compile(analysis), null);
        }
    }

    private void Compile(Analysis analysis)
    {
        string? defect = null;
        try
        {
            _ = analysis.Compilation;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            defect = $"Checking {analysis.Document.File.Text.FileName} went wrong: {exception.GetType().Name}: {exception.Message} Please report it with the file.";
        }
        queue.Add(new Incoming("", null, default, () => Publish(analysis, defect)));
    }

    private void Publish(Analysis analysis, string? defect)
    {
        isCompiling = false;
        if (defect != null)
            writer.Notify("window/showMessage", new ShowMessageParams(1, defect));
        // Findings of a text that has changed again would stand at the wrong places.
        else if (state.Workspace.Find(analysis.Document.Uri) is { } now && ReferenceEquals(now, analysis.Document))
            writer.Notify("textDocument/publishDiagnostics", state.FindingsOf(analysis));
        else if (state.Workspace.Find(analysis.Document.Uri) is { } later)
            dirty.Add(later.Uri);
    }
}
