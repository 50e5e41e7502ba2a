using HyperVaeDsl.Language.Text;

namespace HyperVaeDsl.Language.Comparisons;

/// <summary>How two texts differ as texts, in lines without blanks and comments.</summary>
/// <param name="IsIdentical">Whether they are equal, character for character.</param>
/// <param name="Added">Lines of the new file that the old one does not have.</param>
/// <param name="Removed">Lines of the old file that the new one does not have.</param>
/// <param name="Moved">Lines that both have, in another order: the fewest that one would have to move.</param>
/// <param name="IntoOthers">Of the removed ones: lines that stand in a file that the new one imports.</param>
/// <param name="FromOthers">Of the added ones: lines that stood in a file that the old one imported.</param>
public sealed record TextDifference(bool IsIdentical, int Added, int Removed, int Moved, int IntoOthers, int FromOthers)
{
    /// <summary>Whether only blanks, comments or line ends differ.</summary>
    public bool IsLayoutOnly => !IsIdentical && Added == 0 && Removed == 0 && Moved == 0;

    /// <summary>It in words.</summary>
    public string Words
    {
        get
        {
            if (IsIdentical)
                return "the texts are identical";
            if (IsLayoutOnly)
                return "only layout and comments differ";
            List<string> parts = [];
            Say(Moved, "reordered");
            Say(IntoOthers, "moved into an imported file");
            Say(FromOthers, "moved here from an imported file");
            Say(Added - FromOthers, "new");
            Say(Removed - IntoOthers, "gone");
            return string.Join(", ", parts);

            void Say(int count, string what)
            {
                if (count > 0)
                    parts.Add($"{Numbers.Format(count)} line{(count == 1 ? "" : "s")} {what}");
            }
        }
    }

    /// <summary>Compares the main files of two texts.</summary>
    public static TextDifference Of(SourceText old, SourceText @new)
    {
        (SourceText before, SourceText after) = (old.FileAt(0), @new.FileAt(0));
        string[] a = Lines(before.Content);
        string[] b = Lines(after.Content);
        Dictionary<string, Queue<int>> places = Places(b);
        List<int> matched = [];
        List<string> gone = [];
        foreach (string line in a)
        {
            if (places.TryGetValue(line, out Queue<int>? at) && at.Count > 0)
                matched.Add(at.Dequeue());
            else
                gone.Add(line);
        }
        string[] come = [.. places.SelectMany(place => Enumerable.Repeat(place.Key, place.Value.Count))];
        return new TextDifference(
            before.Content == after.Content && old.Content == @new.Content,
            come.Length,
            gone.Count,
            matched.Count - LongestRising(matched),
            Found(gone, Lines(@new.Content.Substring(after.Content.Length)), Lines(old.Content.Substring(before.Content.Length))),
            Found(come, Lines(old.Content.Substring(before.Content.Length)), Lines(@new.Content.Substring(after.Content.Length))));
    }

    private static string[] Lines(string content) =>
        [.. content.Split('\r', '\n').Select(line => Wording.OnOneLine(line).Trim()).Where(line => line.Length > 0 && line is not ("{" or "}") && (!line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("///", StringComparison.Ordinal)))];

    private static Dictionary<string, Queue<int>> Places(string[] lines)
    {
        Dictionary<string, Queue<int>> places = new(StringComparer.Ordinal);
        for (int i = 0; i < lines.Length; i++)
        {
            if (!places.TryGetValue(lines[i], out Queue<int>? at))
                places.Add(lines[i], at = new Queue<int>());
            at.Enqueue(i);
        }
        return places;
    }

    // Lines that stand in the other files of one side and did not stand in those of the other.
    private static int Found(IReadOnlyCollection<string> lines, string[] others, string[] before)
    {
        HashSet<string> there = new(others.Except(before), StringComparer.Ordinal);
        return lines.Count(there.Contains);
    }

    // Length of the longest rising subsequence, by patience sorting.
    private static int LongestRising(List<int> numbers)
    {
        List<int> tails = [];
        foreach (int number in numbers)
        {
            int at = tails.BinarySearch(number);
            if (~at == tails.Count)
                tails.Add(number);
            else
                tails[at < 0 ? ~at : at] = number;
        }
        return tails.Count;
    }
}
