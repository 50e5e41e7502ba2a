using System.Text;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli;

/// <summary>Reads a file for the compiler. What cannot be read is said in one line.</summary>
internal static class MethodologyFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The compiled file; null after saying why it cannot be read.</summary>
    public static HvaeCompilation? Compile(string path, TextWriter errors)
    {
        string? why;
        try
        {
            if (Directory.Exists(path))
            {
                why = "it is a folder";
            }
            else
            {
                using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                // A character has at most four bytes, so a file beyond that need not be read to be refused.
                if (stream.Length > 4L * HvaeCompiler.MostCharacters)
                    return HvaeCompiler.TooLarge(path, stream.Length, "bytes");
                using StreamReader reader = new(stream, StrictUtf8);
                return HvaeCompiler.Compile(path, reader.ReadToEnd());
            }
        }
        catch (DecoderFallbackException)
        {
            return HvaeCompiler.Compile(path, "\0");
        }
        catch (FileNotFoundException)
        {
            why = "it does not exist";
        }
        catch (DirectoryNotFoundException)
        {
            why = "its folder does not exist";
        }
        catch (UnauthorizedAccessException)
        {
            why = "permission is denied";
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            why = exception.Message.TrimEnd('.');
        }
        errors.WriteLine($"{path}: error {Rules.UnreadableFile.Code}: The file cannot be read: {why}.");
        return null;
    }
}
