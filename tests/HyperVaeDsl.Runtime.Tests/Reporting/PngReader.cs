using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace HyperVaeDsl.Runtime.Tests.Reporting;

/// <summary>Reads pictures as the W3C Recommendation says, and checks what it says of chunks, checksums and filters.</summary>
internal static class PngReader
{
    /// <summary>Width, height and the four bytes of every pixel.</summary>
    public static (int Width, int Height, byte[] Pixels) Read(byte[] file)
    {
        Assert.Equal([137, 80, 78, 71, 13, 10, 26, 10], file[..8]);
        List<(string Type, byte[] Data)> chunks = [];
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            Assert.Equal(Crc(file.AsSpan(at + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]));
            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        byte[] header = chunks[0].Data;
        Assert.Equal([8, 6, 0, 0, 0], header[8..]);
        Assert.Empty(chunks[2].Data);
        (int width, int height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        using var inflated = new MemoryStream();
        using (var stream = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress))
            stream.CopyTo(inflated);
        byte[] rows = inflated.ToArray();
        int stride = (width * 4) + 1;
        Assert.Equal(height * stride, rows.Length);
        Assert.All(Enumerable.Range(0, height), row => Assert.Equal(0, rows[row * stride]));
        return (width, height, [.. Enumerable.Range(0, height).SelectMany(row => rows[((row * stride) + 1)..((row + 1) * stride)])]);
    }

    // Bit by bit: x^32+x^26+x^23+x^22+x^16+x^12+x^11+x^10+x^8+x^7+x^5+x^4+x^2+x+1 with the bits reversed.
    private static uint Crc(ReadOnlySpan<byte> data)
    {
        uint crc = 0xFFFFFFFF;
        foreach (byte value in data)
        {
            for (int bit = 0; bit < 8; bit++)
            {
                uint feedback = (crc ^ (uint)(value >> bit)) & 1;
                crc = (crc >> 1) ^ (feedback == 1 ? 0xEDB88320 : 0);
            }
        }

        return ~crc;
    }
}
