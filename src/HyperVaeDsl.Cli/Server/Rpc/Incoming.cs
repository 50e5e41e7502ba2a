using System.Text.Json;

namespace HyperVaeDsl.Cli.Server.Rpc;

/// <summary>A message of the client, or something to be done between messages.</summary>
/// <param name="Method">Its method; empty for what is to be done.</param>
/// <param name="Id">Its id; null for a notification.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Work">What is to be done; null for a message.</param>
internal sealed record Incoming(string Method, JsonElement? Id, JsonElement Parameters, Action? Work = null)
{
    /// <summary>Reads the envelope of a message; null for an answer to a request of ours. <paramref name="problem"/> says in a sentence why it is no message.</summary>
    public static Incoming? Read(byte[] content, out string? problem, out int code)
    {
        problem = null;
        code = ErrorCodes.ParseError;
        JsonElement root;
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            root = document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            problem = $"The message is not JSON: {exception.Message}";
            return null;
        }
        code = ErrorCodes.InvalidRequest;
        if (root.ValueKind != JsonValueKind.Object)
        {
            problem = "A message is a JSON object.";
            return null;
        }
        bool hasId = root.TryGetProperty("id", out JsonElement id) && id.ValueKind is JsonValueKind.Number or JsonValueKind.String;
        if (root.TryGetProperty("method", out JsonElement method) && method.ValueKind == JsonValueKind.String)
            return new Incoming(method.GetString()!, hasId ? id : null, root.TryGetProperty("params", out JsonElement parameters) ? parameters : default);
        if (!hasId || !(root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _)))
            problem = "A message has a method, or is the answer to a request.";
        return null;
    }
}
