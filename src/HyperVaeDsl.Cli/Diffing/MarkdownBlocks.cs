using System.Text;

namespace HyperVaeDsl.Cli.Diffing;

/// <summary>Parts of a comment in their order. Where there is no room for all, what matters least is left out, and said.</summary>
internal sealed class MarkdownBlocks
{
    private readonly List<(int Rank, string Name, string Text)> blocks = [];

    /// <summary>Adds a part.</summary>
    /// <param name="rank">The higher, the sooner it is left out; 0 never is.</param>
    /// <param name="name">What is said to be left out.</param>
    /// <param name="text">The part; "" for none.</param>
    public void Add(int rank, string name, string text)
    {
        if (text.Length > 0)
            blocks.Add((rank, name, text));
    }

    /// <summary>Adds a part that is folded away.</summary>
    public void Fold(int rank, string name, string text, string? title = null)
    {
        if (text.Length > 0)
            Add(rank, name, $"<details><summary>{MarkdownText.Prose(title ?? char.ToUpperInvariant(name[0]) + name[1..])}</summary>\n\n{text.TrimEnd()}\n\n</details>\n");
    }

    /// <summary>The parts that have room, each followed by an empty line.</summary>
    /// <param name="most">The size that they may have, in bytes of UTF-8.</param>
    public string Write(int most)
    {
        List<(int Rank, string Name, string Text)> kept = [.. blocks];
        List<string> left = [];
        while (Size(kept, left) > most && kept.Max(block => block.Rank) is > 0 and int rank)
        {
            int last = kept.FindLastIndex(block => block.Rank == rank);
            left.Insert(0, kept[last].Name);
            kept.RemoveAt(last);
        }
        return Text(kept, left);
    }

    private static int Size(List<(int Rank, string Name, string Text)> kept, List<string> left) => Encoding.UTF8.GetByteCount(Text(kept, left));

    private static string Text(List<(int Rank, string Name, string Text)> kept, List<string> left)
    {
        string text = string.Concat(kept.Select(block => $"{block.Text.TrimEnd('\n')}\n\n"));
        return left.Count == 0 ? text : $"{text}*Left out, because a comment has a limit: {string.Join(", ", left.Distinct())}. `hvae diff` shows all.*\n\n";
    }
}
