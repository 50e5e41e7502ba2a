using System.Text;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Fuzzing;

/// <summary>What fuzzed texts are made of: all texts of the corpus and the examples, their lines and their words.</summary>
internal static class FuzzCorpus
{
    private static readonly string[] Signs =
    [
        "{", "}", "\n", "\r\n", "..", "...", "->", "=>", "=", "==", ",", ":", "%", "/", "*", "+", "-", "(", ")", "<", "<=", ">", ">=", "\"", "//", "///", "NaN", "inf",
        "1e999", "-0", "1e-320", "1e308", "-1", "0", "0.5", "1,5", "2147483648", "9999999999999999999", "∞", "\0", "\r", "é", "🎲", "#", "~", "\t", "\u2028", "\uFEFF",
    ];

    /// <summary>Texts without syntax errors.</summary>
    public static string[] Valid { get; } =
    [
        .. CorpusFolders.Names("valid").Select(name => Path.Combine(CorpusFolders.Folder("valid", name), "input.hvae")).Where(File.Exists).Select(File.ReadAllText),
        .. Directory.GetFiles(Repository.Path("examples"), "*.hvae", SearchOption.AllDirectories).Where(path => !path.Contains("/bin/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText),
    ];

    /// <summary>The texts without errors, and those with.</summary>
    public static string[] All { get; } =
        [.. Valid, .. CorpusFolders.Names("invalid").Select(name => File.ReadAllText(Path.Combine(CorpusFolders.Folder("invalid", name), "input.hvae")))];

    /// <summary>Their distinct lines.</summary>
    public static string[] Lines { get; } = [.. All.SelectMany(text => text.Split('\n')).Distinct()];

    /// <summary>Their distinct words, and signs and numbers that are known for trouble.</summary>
    public static string[] Words { get; } =
        [.. All.SelectMany(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(word => word.Length < 40).Distinct(), .. Signs];

    /// <summary>Bytes as a program would read them from a file.</summary>
    public static string Decode(byte[] bytes) => Encoding.UTF8.GetString(bytes);
}
