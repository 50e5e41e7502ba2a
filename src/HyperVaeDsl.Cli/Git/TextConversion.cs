using HyperVaeDsl.Cli.Reporting;
using HyperVaeDsl.Language.Formatting;

namespace HyperVaeDsl.Cli.Git;

/// <summary>
/// What 'git log -p' compares: the text in the one layout, below the digest. A change of the layout is no difference, and a commit
/// without a change of training shows the digest unchanged.
/// </summary>
internal static class TextConversion
{
    private const int Digits = 12;

    /// <summary>Writes a file for a comparison. What cannot be read is written as it is.</summary>
    public static int Write(string path, TextWriter output, TextWriter errors)
    {
        string content;
        try
        {
            content = TextBytes.Decode(File.ReadAllBytes(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.WriteLine($"{path}: The file cannot be read: {exception.Message.TrimEnd('.')}.");
            return ExitCodes.Usage;
        }
        // Git gives the text alone, without its place, so what it imports is not known.
        FormattedText formatted = HvaeFormatter.Format("text.hvae", content);
        if (formatted.Before.Methodology is { } methodology)
            output.Write($"// digest {methodology.Digest[..Digits]}\n");
        output.Write(formatted.Text ?? string.Join("\n", content.Split('\n').Select(line => SafeText.Of(line.TrimEnd('\r')))));
        return ExitCodes.Success;
    }
}
