using System.Text;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Fuzzing;

/// <summary>The text of a number: the same number always gives the same text.</summary>
internal sealed class FuzzedText(int number)
{
    private readonly Random random = new(number);

    public static string Of(int number) => new FuzzedText(number).Make();

    private string Make() => random.Next(20) switch
    {
        0 => RandomBytes(random.Next(400)),
        1 => RandomWords(random.Next(200), " "),
        2 => "methodology M {\n" + RandomWords(random.Next(150), random.Next(2) == 0 ? "\n" : " ") + (random.Next(2) == 0 ? "\n}\n" : ""),
        3 => Sample.Of(RandomLines(random.Next(12))),
        4 => Nested(),
        5 => Sample.WithSignal(RandomWords(random.Next(1, 25), " ")),
        6 => Sample.Of("  signal s in 0..1\n  phase Train epochs 0..end {\n    s " + RandomWords(random.Next(1, 20), " ") + "\n  }\n  loss entropy  weight s\n"),
        7 => LongLine(),
        8 => RandomMethodology.Text(random.Next()),
        9 => Mutate(RandomMethodology.Text(random.Next())),
        10 => Splice(Pick(FuzzCorpus.Valid), Pick(FuzzCorpus.Valid)),
        11 => Mutate(Splice(Pick(FuzzCorpus.All), Pick(FuzzCorpus.All))),
        12 => MutateBytes(Pick(FuzzCorpus.All)),
        13 => Mutate(Pick(FuzzCorpus.All)),
        _ => Mutate(Pick(FuzzCorpus.Valid)),
    };

    private string RandomBytes(int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? FuzzCorpus.Decode(bytes) : new string([.. bytes.Select(value => (char)(value % 96 + 32))]);
    }

    private string RandomWords(int count, string separator) => string.Join(separator, Enumerable.Range(0, count).Select(_ => Pick(FuzzCorpus.Words)));

    private string RandomLines(int count) => string.Join('\n', Enumerable.Range(0, count).Select(_ => Pick(FuzzCorpus.Lines))) + "\n";

    private string Nested()
    {
        int depth = random.Next(4) == 0 ? random.Next(20_000) : random.Next(60);
        string open = Pick(["(", "((", "{", "min(", "clamp(", "repeat (", "delay 1 epochs ", "stretch 2 ", "warmup 1 epochs pushing ", "-", "0 + ", "0.5 * (", "0.1 then ", "\"", "a.", "phase A epochs 0..1 {", "methodology M {"]);
        string close = Pick([")", "}", "", " )", "then"]);
        return Sample.WithSignal(Repeat(open, depth) + "0.5" + Repeat(close, random.Next(3) == 0 ? random.Next(depth + 1) : depth));
    }

    private string LongLine()
    {
        int length = random.Next(4) == 0 ? random.Next(20_000) : random.Next(500);
        string piece = Pick([" 0.5", ", 5: 1", " weight 1", " then 0.5 for 1 steps", "1", "x", ".", "..", ",", " and kl < 1", " + 1", "%", ";", "é", "->", "\u2028", "/", " a"]);
        string line = Pick(["  signal s in 0..1 = steps in epochs 0: 1", "  loss radial", "  epochs 1", "  signal s in 0..1 = 0.5", "  guard g when kl < 1", "  encoder", "  // ", "  allow HV1201 because \"", "  "]);
        return Sample.Of(line + Repeat(piece, length) + "\n");
    }

    private string Mutate(string text)
    {
        for (int i = random.Next(1, 6); i > 0 && text.Length > 0; i--)
        {
            int at = random.Next(text.Length);
            text = random.Next(10) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at)),
                1 => text.Insert(at, Pick(FuzzCorpus.Words)),
                2 => text.Insert(at, " " + Pick(FuzzCorpus.Words) + " "),
                3 => text.Remove(at, 1).Insert(at, ((char)random.Next(1, 127)).ToString()),
                4 => MutateLine(text),
                5 => text[..at],
                6 => SwapWords(text),
                7 => text.Insert(at, text.Substring(random.Next(text.Length) / 2, Math.Min(text.Length / 2, random.Next(60)))),
                _ => ReplaceWord(text, Pick(FuzzCorpus.Words)),
            };
        }
        return text;
    }

    private string MutateLine(string text)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = random.Next(lines.Count);
        switch (random.Next(5))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[random.Next(lines.Count)]);
                break;
            case 2:
                lines.Insert(at, Pick(FuzzCorpus.Lines));
                break;
            case 3:
                int other = random.Next(lines.Count);
                (lines[at], lines[other]) = (lines[other], lines[at]);
                break;
            default:
                lines[at] += " " + lines[Math.Min(at + 1, lines.Count - 1)];
                break;
        }
        return string.Join('\n', lines);
    }

    private string ReplaceWord(string text, string word)
    {
        (int start, int length) = WordAt(text);
        return text.Remove(start, length).Insert(start, word);
    }

    private string SwapWords(string text)
    {
        (int start, int length) = WordAt(text);
        string word = text.Substring(start, length);
        (int otherStart, int otherLength) = WordAt(text);
        return text.Remove(otherStart, otherLength).Insert(otherStart, word);
    }

    private (int Start, int Length) WordAt(string text)
    {
        int start = random.Next(text.Length);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        int end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
            end++;
        return (start, end - start);
    }

    private string Splice(string one, string other)
    {
        string[] a = one.Split('\n');
        string[] b = other.Split('\n');
        return string.Join('\n', a.Take(random.Next(a.Length + 1)).Concat(b.Skip(random.Next(b.Length + 1))));
    }

    private string MutateBytes(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        for (int i = random.Next(1, 8); i > 0 && bytes.Length > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return FuzzCorpus.Decode(bytes);
    }

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
