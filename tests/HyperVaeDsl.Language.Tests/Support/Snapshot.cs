using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// Compares a text with a checked-in file NAME.verified.txt. On a difference the text is written to NAME.received.txt beside it;
/// ACCEPT_SNAPSHOTS=1 writes the verified file instead.
/// </summary>
internal static class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1";

    public static void Match(string folder, string name, string text)
    {
        string verified = Path.Combine(folder, name + ".verified.txt");
        string received = Path.Combine(folder, name + ".received.txt");
        if (Accept)
        {
            File.WriteAllText(verified, text);
            File.Delete(received);
            return;
        }
        string? expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : null;
        if (expected == text)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, text);
        string place = Path.GetRelativePath(Repository.Root, verified);
        Assert.Fail(expected == null
            ? $"{place} does not exist. Review {Path.GetFileName(received)} beside it and set ACCEPT_SNAPSHOTS=1 to accept it."
            : $"{place} differs at line {FirstDifference(expected, text)}:\n{Around(expected, text)}");
    }

    private static int FirstDifference(string expected, string actual)
    {
        string[] a = expected.Split('\n');
        string[] b = actual.Split('\n');
        return 1 + Enumerable.Range(0, Math.Min(a.Length, b.Length)).FirstOrDefault(i => a[i] != b[i], Math.Min(a.Length, b.Length));
    }

    private static string Around(string expected, string actual)
    {
        int line = FirstDifference(expected, actual) - 1;
        return $"  expected: {expected.Split('\n').ElementAtOrDefault(line)}\n  received: {actual.Split('\n').ElementAtOrDefault(line)}";
    }
}
