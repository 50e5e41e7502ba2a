using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using HyperVaeDsl.Cli.Server.Protocol;

namespace HyperVaeDsl.Cli.Server.Rpc;

/// <summary>Writes messages to a stream, each whole. A client that went away is not an error: the end of its messages says so.</summary>
internal sealed class MessageWriter(Stream stream)
{
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> buffer = new();
    private int lastRequest;

    /// <summary>Answers a request; without a result the answer is null.</summary>
    public void Answer(JsonElement id, object? result) => Write(writer =>
    {
        writer.WritePropertyName("id");
        id.WriteTo(writer);
        writer.WritePropertyName("result");
        Value(writer, result);
    });

    /// <summary>Says why there is no answer; the id is null where the request could not be read.</summary>
    public void Fail(JsonElement? id, int code, string message) => Write(writer =>
    {
        writer.WritePropertyName("id");
        if (id is { } known)
            known.WriteTo(writer);
        else
            writer.WriteNullValue();
        writer.WritePropertyName("error");
        Value(writer, new ResponseError(code, message));
    });

    /// <summary>Tells the client something.</summary>
    public void Notify(string method, object parameters) => Write(writer =>
    {
        writer.WriteString("method", method);
        writer.WritePropertyName("params");
        Value(writer, parameters);
    });

    /// <summary>Asks the client for something; its answer is not waited for.</summary>
    public void Request(string method, object? parameters) => Write(writer =>
    {
        writer.WriteNumber("id", ++lastRequest);
        writer.WriteString("method", method);
        if (parameters == null)
            return;
        writer.WritePropertyName("params");
        Value(writer, parameters);
    });

    private static void Value(Utf8JsonWriter writer, object? value)
    {
        if (value == null)
            writer.WriteNullValue();
        else
            JsonSerializer.Serialize(writer, value, ProtocolJson.Default.GetTypeInfo(value.GetType())!);
    }

    private void Write(Action<Utf8JsonWriter> content)
    {
        lock (gate)
        {
            buffer.ResetWrittenCount();
            using (Utf8JsonWriter writer = new(buffer))
            {
                writer.WriteStartObject();
                writer.WriteString("jsonrpc", "2.0");
                content(writer);
                writer.WriteEndObject();
            }
            try
            {
                stream.Write(Encoding.ASCII.GetBytes($"Content-Length: {buffer.WrittenCount.ToString(CultureInfo.InvariantCulture)}\r\n\r\n"));
                stream.Write(buffer.WrittenSpan);
                stream.Flush();
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
            }
        }
    }
}
