using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;

namespace HyperVaeDsl.Runtime.Tests.Support;

/// <summary>An event file of TensorBoard, read with the reader of Protocol Buffers and the checksums of TFRecord.</summary>
internal sealed class EventFile
{
    private EventFile(string path)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(path);
        while (rest.Length > 0)
        {
            int length = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(rest));
            Assert.Equal(Masked(rest[..8]), BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]));
            ReadOnlySpan<byte> content = rest.Slice(12, length);
            Assert.Equal(Masked(content), BinaryPrimitives.ReadUInt32LittleEndian(rest[(12 + length)..]));
            Event(new CodedInputStream(content.ToArray()));
            rest = rest[(16 + length)..];
        }
    }

    /// <summary>The version that the first event names.</summary>
    public string? Version { get; private set; }

    /// <summary>The step at which a session starts; null if none is logged.</summary>
    public long? Start { get; private set; }

    /// <summary>The scalars by tag and step.</summary>
    public Dictionary<(string Tag, long Step), float> Scalars { get; } = [];

    /// <summary>All event files of a folder in the order of TensorBoard.</summary>
    public static IReadOnlyList<EventFile> All(string folder) => [.. Directory.GetFiles(folder, "events.out.tfevents.*").Order(StringComparer.Ordinal).Select(path => new EventFile(path))];

    // event.proto: wall_time 1, step 2, file_version 3, summary 5, session_log 7.
    private void Event(CodedInputStream input)
    {
        long step = 0;
        double wall = 0;
        byte[]? summary = null;
        bool starts = false;
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            switch (WireFormat.GetTagFieldNumber(tag))
            {
                case 1:
                    wall = input.ReadDouble();
                    break;
                case 2:
                    step = input.ReadInt64();
                    break;
                case 3:
                    Version = input.ReadString();
                    break;
                case 5:
                    summary = input.ReadBytes().ToByteArray();
                    break;
                case 7:
                    starts = true;
                    Assert.Equal([8, 1], input.ReadBytes().ToByteArray());
                    break;
                default:
                    Assert.Fail($"An event has no field of the tag {tag}.");
                    break;
            }
        }

        Assert.InRange(wall, 1e9, 1e11);
        if (starts)
            Start = step;
        if (summary != null)
            Summary(new CodedInputStream(summary), step);
    }

    private void Summary(CodedInputStream input, long step)
    {
        while (input.ReadTag() != 0)
        {
            var value = new CodedInputStream(input.ReadBytes().ToByteArray());
            Assert.Equal(WireFormat.MakeTag(1, WireFormat.WireType.LengthDelimited), value.ReadTag());
            string name = value.ReadString();
            Assert.Equal(WireFormat.MakeTag(2, WireFormat.WireType.Fixed32), value.ReadTag());
            Scalars.Add((name, step), value.ReadFloat());
            Assert.True(value.IsAtEnd);
        }
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~bytes.ToArray().Aggregate(uint.MaxValue, BitOperations.Crc32C);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8;
    }
}
