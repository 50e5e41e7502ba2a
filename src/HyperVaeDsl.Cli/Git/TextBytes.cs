using System.Text;
using HyperVaeDsl.Language;

namespace HyperVaeDsl.Cli.Git;

/// <summary>Bytes as the text of a methodology.</summary>
internal static class TextBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text; "\0", which the compiler says is none, where the bytes are no text.</summary>
    public static string Decode(byte[] bytes)
    {
        if (bytes.Length > 4L * HvaeCompiler.MostCharacters)
            return new string(' ', HvaeCompiler.MostCharacters + 1);
        try
        {
            using StreamReader reader = new(new MemoryStream(bytes), Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return "\0";
        }
    }

    /// <summary>A text as UTF-8, with a byte order mark if the bytes that it replaces begin with one.</summary>
    public static byte[] Encode(string text, byte[] before) => [.. before.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble : [], .. Strict.GetBytes(text)];
}
