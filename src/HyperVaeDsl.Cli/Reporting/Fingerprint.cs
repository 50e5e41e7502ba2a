using System.Security.Cryptography;
using System.Text;
using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Cli.Reporting;

/// <summary>
/// Says that a finding is the same one as before although its file was edited elsewhere: a hash of its code, the name of its file and the
/// words of its first line. What stands before it, the layout and the numbers of the message do not matter.
/// </summary>
internal static class Fingerprint
{
    /// <summary>16 hexadecimal digits; equal for two findings of one rule about equal lines of one file.</summary>
    public static string Of(SourceText text, Diagnostic finding)
    {
        SourceText file = text.FileAt(finding.Span.Start);
        int at = finding.Span.Start - text.FileStart(finding.Span.Start);
        int start = at - (text.PositionOf(finding.Span.Start).Column - 1);
        string line = file.Content[start..].Split('\n', '\r')[0];
        string words = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{finding.Code}\n{file.FileName}\n{words}"));
        return Convert.ToHexStringLower(hash.AsSpan(0, 8));
    }
}
