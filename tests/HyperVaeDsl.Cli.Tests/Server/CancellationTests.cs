using System.Globalization;
using System.Text;
using HyperVaeDsl.Cli.Server;

namespace HyperVaeDsl.Cli.Tests.Server;

/// <summary>A request that is not wanted any more while it waits is answered as cancelled.</summary>
public sealed class CancellationTests
{
    [Fact]
    public void What_waits_can_be_cancelled()
    {
        using ManualResetEventSlim allRead = new();
        using Script input = new(allRead,
        [
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}""",
            """{"jsonrpc":"2.0","id":"two","method":"workspace/symbol","params":{"query":""}}""",
            """{"jsonrpc":"2.0","id":3,"method":"workspace/symbol","params":{"query":""}}""",
            """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"two"}}""",
            """{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}""",
        ]);
        using Gate output = new(allRead);
        Assert.Equal(1, new LanguageServer(input, output).Run());
        string answers = Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("""{"jsonrpc":"2.0","id":"two","error":{"code":-32800,""", answers, StringComparison.Ordinal);
        Assert.Contains("""{"jsonrpc":"2.0","id":3,"result":[]}""", answers, StringComparison.Ordinal);
    }

    /// <summary>Messages, and then the end, which comes when all of them were read.</summary>
    private sealed class Script(ManualResetEventSlim allRead, string[] messages) : MemoryStream([.. messages.SelectMany(message =>
        Encoding.ASCII.GetBytes($"Content-Length: {Encoding.UTF8.GetByteCount(message).ToString(CultureInfo.InvariantCulture)}\r\n\r\n").Concat(Encoding.UTF8.GetBytes(message)))])
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, count);
            // Whoever asks for more has understood what came before.
            if (read == 0)
                allRead.Set();
            return read;
        }
    }

    /// <summary>Takes nothing before everything was read: until then the server is busy with its first answer.</summary>
    private sealed class Gate(ManualResetEventSlim allRead) : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            allRead.Wait();
            base.Write(buffer);
        }
    }
}
