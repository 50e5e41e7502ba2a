using System.Text;

namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// The reference of the language (docs/language.md), looked up by words: what a hover says of a keyword is what the reference says of it. The text is handed in, since
/// the language reads no files.
/// </summary>
public sealed class Manual
{
    private const int MostLines = 14;

    // The sections of words that are no headings themselves.
    private static readonly Dictionary<string, string> SectionOf = ByWord(
        ("A whole file", "methodology"),
        ("Time", "end epochs epoch samples"),
        ("Phases", "phase percent"),
        ("A phase that ends when a condition holds", "until"),
        ("Signals", "signal per"),
        ("then and for", "then for"),
        ("delay and stretch", "delay stretch"),
        ("Calculations", "min max clamp quantise"),
        ("Losses", "loss"),
        ("Groups", "group activate deactivate"),
        ("Data", "data"),
        ("Model", "model decoder encoder_A encoder_B decoder_A decoder_B logit_temperature_A logit_temperature_B noise_scale_A noise_scale_B"),
        ("Optimizer", "optimizer balance clip scale learning_rate betas epsilon weight_decay momentum"),
        ("Precision", "precision"),
        ("Warm start", "warm_start"),
        ("External data and models", "external items levels components reads metric"),
        ("What the runtime lacks", "learned_controller inputs hidden drives compile gradient_checkpointing"),
        ("Controllers", "controller observe when keep shift"),
        ("Laws", "drive"),
        ("The plant", "plant"),
        ("Order", "order"),
        ("Components", "component starts freeze unfreeze hysteresis anneal"),
        ("Checkpoints", "checkpoint best every milestone"),
        ("Guards", "guard"),
        ("Ensure", "ensure"),
        ("Allow", "allow"),
        ("abstract methodology", "abstract"),
        ("extends, override, without", "extends override without"),
        ("Targets", "target"),
        ("Metrics", "measure"),
        ("Conditions", "stalls rises falls"));

    private readonly Dictionary<string, Section> sections = new(StringComparer.Ordinal);

    /// <summary>Reads the reference.</summary>
    public Manual(string markdown)
    {
        Section? open = null;
        bool isCode = false;
        foreach (string line in markdown.Replace("\r\n", "\n").Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith("##", StringComparison.Ordinal))
            {
                open = new Section(line.TrimStart('#').Trim(), []);
                sections[open.Title] = open;
            }
            else
                open?.Lines.Add(line);
        }
    }

    /// <summary>What the reference says of a word of the language; null where it says nothing.</summary>
    /// <param name="word">The word.</param>
    /// <param name="within">The word whose section explains it: the operator or statement that it stands in; null for none.</param>
    public string? Find(string word, string? within = null)
    {
        Section? around = within == null ? null : SectionFor(within);
        if (around != null && Rows(around, word) is { Length: > 0 } rows)
            return Entry(around, rows);
        if (SectionFor(word) is { } own)
            return Entry(own, Beginning(own));
        foreach (string title in (string[])["A whole file", "Data", "Model", "ramp", "wave", "Conditions"])
        {
            if (sections.TryGetValue(title, out Section? section) && Rows(section, word) is { Length: > 0 } found)
                return Entry(section, found);
        }
        return around == null ? null : Entry(around, Beginning(around));
    }

    /// <summary>What the reference says of a kind of loss.</summary>
    public string? Loss(string kind) => Row("Losses", kind);

    /// <summary>What the reference says of a metric.</summary>
    public string? Metric(string name) => Row("Metrics", name);

    /// <summary>What the reference says of a preset of the language.</summary>
    public string? Preset(string name) => Row("preset", name);

    private string? Row(string title, string word) => sections.TryGetValue(title, out Section? section) && Rows(section, word) is { Length: > 0 } rows ? Entry(section, rows) : null;

    private Section? SectionFor(string word) => sections.TryGetValue(SectionOf.TryGetValue(word, out string? title) ? title : word, out Section? section) ? section : null;

    private static string Entry(Section section, string text) => $"{Plain(text)}\n\n*Reference: {section.Title}*";

    // Rows of tables, and points of lists, whose first words in code begin with the word.
    private static string Rows(Section section, string word)
    {
        StringBuilder text = new();
        string[]? heads = null;
        for (int i = 0; i < section.Lines.Count; i++)
        {
            string line = section.Lines[i];
            if (line.StartsWith("|---", StringComparison.Ordinal) && i > 0)
                heads = Cells(section.Lines[i - 1]);
            else if (line.StartsWith("| ", StringComparison.Ordinal) && heads != null && Cells(line) is { Length: > 0 } cells && Codes(cells[0]).Contains(word))
                text.Append(text.Length > 0 ? "\n\n" : "").Append(Row(cells, heads));
            else if (line.StartsWith("- `", StringComparison.Ordinal) && Codes(line.Substring(2)).FirstOrDefault() == word)
            {
                text.Append(text.Length > 0 ? "\n\n" : "").Append(line.Substring(2));
                while (i + 1 < section.Lines.Count && section.Lines[i + 1].StartsWith("  ", StringComparison.Ordinal))
                    text.Append(' ').Append(section.Lines[++i].Trim());
            }
        }
        return text.ToString();
    }

    private static string Row(string[] cells, string[] heads)
    {
        StringBuilder text = new(cells[0]);
        text.Append(cells.Length > 1 ? ": " + cells[1] : "");
        for (int i = 2; i < Math.Min(cells.Length, heads.Length); i++)
        {
            if (cells[i].Length > 0)
                text.Append("  \n").Append(heads[i].Length > 0 ? heads[i] : "").Append(": ").Append(cells[i]);
        }
        return text.ToString();
    }

    // What a cell explains: the first words of its code, up to a word that only joins alternatives of a value.
    private static IEnumerable<string> Codes(string cell)
    {
        for (int at = cell.IndexOf('`'); at >= 0; at = cell.IndexOf('`', at + 1))
        {
            int end = cell.IndexOf('`', at + 1);
            if (end < 0)
                yield break;
            yield return cell.Substring(at + 1, end - at - 1).Split(' ', '(')[0];
            at = end;
            if (!cell.Substring(end + 1).StartsWith(", ", StringComparison.Ordinal))
                yield break;
        }
    }

    private static string[] Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    // The forms, and what is said first.
    private static string Beginning(Section section)
    {
        StringBuilder text = new();
        bool isCode = false;
        int lines = 0;
        foreach (string line in section.Lines)
        {
            bool isForm = line.StartsWith("    ", StringComparison.Ordinal);
            if (line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("![", StringComparison.Ordinal) || lines >= MostLines)
                break;
            // A blank line in a form is one of the form only if the form goes on behind it.
            if (line.Length == 0 && (isCode || lines == 0))
                continue;
            if (isForm != isCode)
            {
                text.Append(isForm ? "```text\n" : "```\n\n");
                isCode = isForm;
            }
            text.Append(isForm ? line.Substring(4) : line).Append('\n');
            lines++;
        }
        return text.Append(isCode ? "```" : "").ToString().Trim();
    }

    // Links lead to other places of the reference, which an editor does not have; their words stay.
    private static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int middle = text[i] == '[' ? text.IndexOf("](", i, StringComparison.Ordinal) : -1;
            int close = middle < 0 ? -1 : text.IndexOf(')', middle);
            if (close < 0 || text.IndexOf('\n', i, close - i) >= 0)
            {
                plain.Append(text[i]);
                continue;
            }
            plain.Append(text, i + 1, middle - i - 1);
            i = close;
        }
        return plain.ToString();
    }

    private static Dictionary<string, string> ByWord(params (string Section, string Words)[] sections) =>
        sections.SelectMany(item => item.Words.Split(' ').Select(word => (word, item.Section))).ToDictionary(pair => pair.word, pair => pair.Section, StringComparer.Ordinal);

    private sealed record Section(string Title, List<string> Lines);
}
