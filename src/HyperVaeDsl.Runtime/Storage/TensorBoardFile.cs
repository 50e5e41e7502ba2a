using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>
/// An event file for TensorBoard: scalars by epoch, named signal/NAME, loss/NAME and metric/NAME. Records of the TFRecord format (length, its masked CRC-32C, the
/// message, its masked CRC-32C) hold messages of the type tensorflow.Event in the wire format of Protocol Buffers. A run that goes on begins a file of its
/// own with a session log that starts at its epoch, by which TensorBoard drops what the run wrote after the checkpoint.
/// </summary>
internal sealed class TensorBoardFile : IDisposable
{
    /// <summary>How the names of event files begin.</summary>
    public const string Prefix = "events.out.tfevents.";

    private readonly string folder;
    private readonly MethodologyFacts facts;
    private readonly int start;
    private readonly TimeProvider time;
    private readonly ProtocolMessage message = new();
    private readonly ProtocolMessage summary = new();
    private readonly ProtocolMessage value = new();
    private FileStream? stream;

    /// <summary>The file is made when its first epoch is written, so that a run that adds nothing leaves none.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="facts">The methodology.</param>
    /// <param name="start">The epoch at which the run begins or goes on.</param>
    /// <param name="time">The clock for the wall time of the events.</param>
    public TensorBoardFile(string folder, MethodologyFacts facts, int start, TimeProvider time)
    {
        this.folder = folder;
        this.facts = facts;
        this.start = start;
        this.time = time;
    }

    /// <summary>Adds the values of an epoch.</summary>
    public void Write(EpochReport report)
    {
        stream ??= Create();
        summary.Clear();
        Add("signal/", facts.Signals, report.Signals);
        Add("loss/", facts.Losses, report.Losses);
        if (report.Metrics is { } metrics)
        {
            foreach (MetricSelector metric in facts.Measured)
                Add("metric/", metric.Name, metrics[metric]);
        }

        Begin(report.Epoch);
        message.Message(5, summary);
        Write();
    }

    public void Dispose() => stream?.Dispose();

    private FileStream Create()
    {
        // TensorBoard reads the files of a folder in the order of their names.
        int count = Directory.EnumerateFiles(folder, Prefix + "*").Count();
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{time.GetUtcNow().ToUnixTimeSeconds():D10}.{count:D4}.hvae");
        stream = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        Begin(0);
        message.Text(3, "brain.Event:2");
        Write();
        if (start > 0)
        {
            // SessionLog, field 7 of Event; its status, field 1, is START.
            value.Clear();
            value.Number(1, 1);
            Begin(start);
            message.Message(7, value);
            Write();
        }

        return stream;
    }

    private void Add(string group, IReadOnlyList<string> names, IReadOnlyList<double> values)
    {
        for (int i = 0; i < names.Count; i++)
            Add(group, names[i], values[i]);
    }

    // Summary.Value: tag in field 1, simple_value in field 2. What took no part has no value.
    private void Add(string group, string name, double number)
    {
        if (double.IsNaN(number))
            return;
        value.Clear();
        value.Text(1, group + name);
        value.Single(2, (float)number);
        summary.Message(1, value);
    }

    // Event: wall_time in field 1, step in field 2.
    private void Begin(long step)
    {
        message.Clear();
        message.Double(1, time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        message.Number(2, step);
    }

    private void Write()
    {
        ReadOnlySpan<byte> content = message.Written;
        byte[] record = new byte[16 + content.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(record, (ulong)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Masked(record.AsSpan(0, 8)));
        content.CopyTo(record.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12 + content.Length), Masked(content));
        long before = stream!.Position;
        try
        {
            stream.Write(record);
            stream.Flush();
        }
        catch (IOException)
        {
            stream.SetLength(before);
            throw;
        }
    }

    // The mask of TFRecord: a checksum of data that holds checksums is weak.
    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }
}
