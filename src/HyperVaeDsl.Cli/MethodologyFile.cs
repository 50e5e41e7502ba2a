using System.Text;
using HyperVaeDsl.Language;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Diagnostics;

namespace HyperVaeDsl.Cli;

/// <summary>Reads a file for the compiler. What cannot be read is said in one line.</summary>
internal static class MethodologyFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The compiled file; null after saying why it cannot be read, or why a param cannot have the value that is set.</summary>
    public static HvaeCompilation? Compile(string path, TextWriter errors, IReadOnlyDictionary<string, string>? settings = null, bool checksParams = true)
    {
        SourceFile file = Read(path, out long size);
        if (size > 0)
            return HvaeCompiler.TooLarge(path, size, "bytes");
        if (file.Problem != null)
        {
            errors.WriteLine($"{path}: error {Rules.UnreadableFile.Code}: The file cannot be read: {file.Problem}.");
            return null;
        }
        HvaeCompilation compilation = Compile(path, file.Content!, settings, checksParams);
        foreach (SettingError error in compilation.SettingErrors)
            errors.WriteLine($"hvae: {error.Sentence}");
        return compilation.SettingErrors.Count > 0 ? null : compilation;
    }

    /// <summary>A text compiled as the content of a file.</summary>
    public static HvaeCompilation Compile(string path, string content, IReadOnlyDictionary<string, string>? settings = null, bool checksParams = true) =>
        HvaeCompiler.Compile(path, content, new HvaeOptions { Resolve = Import, Settings = settings ?? HvaeOptions.None.Settings, ChecksParams = checksParams });

    /// <summary>The file that an import means: relative to the importing file, wherever the tool was started.</summary>
    public static SourceFile? Import(string importer, string import)
    {
        SourceFile file = Read(ImportPath.Resolve(importer, import), out long size);
        return size > 0 ? file with { Content = null, Problem = "it is too large for a methodology" } : file;
    }

    /// <summary>The file, or why it cannot be read; <paramref name="size"/> is its size when that is too large to be worth reading.</summary>
    private static SourceFile Read(string path, out long size)
    {
        size = 0;
        string problem;
        try
        {
            if (Directory.Exists(path))
                return new SourceFile(path, null, "it is a folder");
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            // A character has at most four bytes, so a file beyond that need not be read to be refused.
            if (stream.Length > 4L * HvaeCompiler.MostCharacters)
            {
                size = stream.Length;
                return new SourceFile(path, "");
            }
            using StreamReader reader = new(stream, StrictUtf8);
            return new SourceFile(path, reader.ReadToEnd());
        }
        catch (DecoderFallbackException)
        {
            // The compiler says of such a text that it is none.
            return new SourceFile(path, "\0");
        }
        catch (FileNotFoundException)
        {
            problem = "it does not exist";
        }
        catch (DirectoryNotFoundException)
        {
            problem = "its folder does not exist";
        }
        catch (UnauthorizedAccessException)
        {
            problem = "permission is denied";
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or NotSupportedException)
        {
            problem = exception.Message.TrimEnd('.');
        }
        return new SourceFile(path, null, problem);
    }
}
