using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Language.Methodologies;

/// <summary>
/// SHA-256 (FIPS 180-4). .NET takes it from OpenSSL on Linux: loading that takes the native tool 0.6 ms of 10, as nearly every answer says a digest, and where
/// it is missing there would be no answer. What is hashed is a few kilobytes and no secret.
/// </summary>
internal static class Sha256
{
    private const int BlockSize = 64;
    private const int LengthSize = 8;

    // The first 32 bits of the fractions of the cube roots of the first 64 primes.
    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    /// <summary>The hash of a text in UTF-8, in lower-case hexadecimal.</summary>
    public static string Of(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        // The first 32 bits of the fractions of the square roots of the first 8 primes.
        uint[] state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
        uint[] schedule = new uint[Constants.Length];
        int whole = bytes.Length / BlockSize * BlockSize;
        for (int start = 0; start < whole; start += BlockSize)
            Add(state, schedule, bytes, start);
        // The rest, a bit, zeros, and the length in bits at the end of a block.
        int left = bytes.Length - whole;
        byte[] end = new byte[left < BlockSize - LengthSize ? BlockSize : 2 * BlockSize];
        Array.Copy(bytes, whole, end, 0, left);
        end[left] = 0x80;
        ulong bits = (ulong)bytes.Length * 8;
        for (int i = 1; i <= LengthSize; i++, bits >>= 8)
            end[end.Length - i] = (byte)bits;
        for (int start = 0; start < end.Length; start += BlockSize)
            Add(state, schedule, end, start);
        return string.Concat(state.Select(word => word.ToString("x8", CultureInfo.InvariantCulture)));
    }

    private static void Add(uint[] state, uint[] w, byte[] bytes, int start)
    {
        unchecked
        {
            for (int i = 0; i < 16; i++, start += 4)
                w[i] = ((uint)bytes[start] << 24) | ((uint)bytes[start + 1] << 16) | ((uint)bytes[start + 2] << 8) | bytes[start + 3];
            for (int i = 16; i < w.Length; i++)
                w[i] = w[i - 16] + w[i - 7] + (Turned(w[i - 15], 7) ^ Turned(w[i - 15], 18) ^ (w[i - 15] >> 3)) + (Turned(w[i - 2], 17) ^ Turned(w[i - 2], 19) ^ (w[i - 2] >> 10));
            (uint a, uint b, uint c, uint d, uint e, uint f, uint g, uint h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
            for (int i = 0; i < w.Length; i++)
            {
                uint first = h + (Turned(e, 6) ^ Turned(e, 11) ^ Turned(e, 25)) + ((e & f) ^ (~e & g)) + Constants[i] + w[i];
                uint second = (Turned(a, 2) ^ Turned(a, 13) ^ Turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
                (h, g, f, e, d, c, b, a) = (g, f, e, d + first, c, b, a, first + second);
            }
            state[0] += a;
            state[1] += b;
            state[2] += c;
            state[3] += d;
            state[4] += e;
            state[5] += f;
            state[6] += g;
            state[7] += h;
        }
    }

    private static uint Turned(uint word, int by) => (word >> by) | (word << (32 - by));
}
