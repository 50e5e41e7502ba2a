using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace HyperVaeDsl.Runtime.Storage;

/// <summary>A message in the wire format of Protocol Buffers, written field by field: a key (field number and wire type) and a value.</summary>
internal sealed class ProtocolMessage
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;
    private readonly ArrayBufferWriter<byte> buffer = new();

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    /// <summary>Begins anew.</summary>
    public void Clear() => buffer.Clear();

    /// <summary>A whole number (int64, enum).</summary>
    public void Number(int field, long value)
    {
        Key(field, Varint);
        Whole((ulong)value);
    }

    /// <summary>A double.</summary>
    public void Double(int field, double value)
    {
        Key(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    /// <summary>A float.</summary>
    public void Single(int field, float value)
    {
        Key(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    /// <summary>A text.</summary>
    public void Text(int field, string value)
    {
        Key(field, Delimited);
        Whole((ulong)Encoding.UTF8.GetByteCount(value));
        Encoding.UTF8.GetBytes(value, buffer);
    }

    /// <summary>A message within this one.</summary>
    public void Message(int field, ProtocolMessage value)
    {
        Key(field, Delimited);
        Whole((ulong)value.Written.Length);
        buffer.Write(value.Written);
    }

    private void Key(int field, int type) => Whole((ulong)(field << 3 | type));

    private void Whole(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    private void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }
}
