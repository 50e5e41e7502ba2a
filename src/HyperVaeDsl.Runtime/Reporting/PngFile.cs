using System.Buffers.Binary;
using System.IO.Compression;

namespace HyperVaeDsl.Runtime.Reporting;

/// <summary>
/// Pictures in the Portable Network Graphics format (W3C Recommendation, third edition): eight bits of red, green, blue and opacity for each pixel, one block of data, no filter.
/// </summary>
internal static class PngFile
{
    private const int BytesPerPixel = 4;

    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Encodes a picture.</summary>
    /// <param name="pixels">Red, green, blue and opacity (not premultiplied) of every pixel, row by row from the top.</param>
    /// <param name="width">Pixels in a row.</param>
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width)
    {
        int stride = width * BytesPerPixel;
        int height = pixels.Length / stride;
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        // Eight bits a sample, colour with opacity (type 6); deflate, adaptive filters, not interlaced are all 0.
        (header[8], header[9]) = (8, 6);
        WriteChunk(file, "IHDR"u8, header);
        using var data = new MemoryStream();
        using (var deflate = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int row = 0; row < height; row++)
            {
                deflate.WriteByte(0);
                deflate.Write(pixels.Slice(row * stride, stride));
            }
        }

        WriteChunk(file, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return crc;
    }

    // The polynomial of ISO 3309, bits reversed.
    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (uint n = 0; n < table.Length; n++)
        {
            uint crc = n;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            table[n] = crc;
        }

        return table;
    }
}
