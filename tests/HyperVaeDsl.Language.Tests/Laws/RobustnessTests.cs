using HyperVaeDsl.Language.Diagnostics;
using HyperVaeDsl.Language.Emission;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>Whatever the text, the compiler answers, soon, with findings inside the text.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Texts = [.. Repository.Shipped.Select(File.ReadAllText), Sample.Minimal, RandomMethodology.Text(1), RandomMethodology.Text(2)];

    private static readonly string[] Words =
    [
        .. string.Join(' ', Repository.Shipped.Select(File.ReadAllText)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(),
        "{", "}", "\n", "..", "->", "=", ",", ":", "%", "/", "*", "<", ">=", "\"", "//", "///", "NaN", "1e999", "-0", "1e-320", "1e308", "∞", "\0", "\r", "é", "🎲", "#", "~",
    ];

    [Fact]
    public void Random_characters_are_answered() => Law.Holds(2000, Law.Seeds, seed =>
    {
        Random random = new(seed);
        Answers(new string([.. Enumerable.Range(0, random.Next(300)).Select(_ => (char)(random.Next(3) == 0 ? random.Next(1, 0x10000) : random.Next(1, 127)))]));
    });

    [Fact]
    public void Random_words_are_answered() => Law.Holds(1500, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string words = string.Join(' ', Enumerable.Range(0, random.Next(120)).Select(_ => Words[random.Next(Words.Length)]));
        Answers(random.Next(2) == 0 ? words : "methodology M {\n" + words.Replace(" ", random.Next(3) == 0 ? "\n" : " ", StringComparison.Ordinal));
    });

    [Fact]
    public void Mutations_of_valid_texts_are_answered() => Law.Holds(2000, Law.Seeds, seed => Answers(Mutate(new Random(seed))));

    [Fact]
    public void Long_texts_take_time_in_proportion()
    {
        Answers("methodology M {\n" + string.Concat(Enumerable.Repeat("  signal s in 0..1 = ramp 0 -> 1 { { {\n", 5000)));
        Answers(new string('{', 100_000));
        Answers("methodology M {" + new string('}', 100_000));
        Answers(string.Concat(Enumerable.Repeat("methodology M { } ", 5000)));
        Answers("methodology M {\n" + string.Concat(Enumerable.Repeat("losss x\n", 20000)) + "}");
        Answers(new string(';', 100_000) + new string('"', 100_000));
        Answers(new string('1', 100_000));
    }

    [Fact]
    public void Rows_that_fall_together_give_code_that_compiles()
    {
        string text = Sample.Of("  signal s in 0..9\n  phase A epochs 0..50 {\n    s 1\n  }\n  phase B epochs 50..end {\n    s jump steps in epochs 0: 1, 1e-300: 2, 2e-300: 3\n  }\n  loss reconstruction weight 1\n  loss entropy weight s\n");
        HvaeCompilation compilation = Answers(text);
        if (compilation.Methodology is { } methodology)
            Assert.Empty(CSharp.Complaints([CSharpEmitter.Emit(methodology, compilation.Text, "N")]));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("- (", ")")]
    [InlineData("max(0, ", ")")]
    [InlineData("delay 1e-5 epochs ", "")]
    [InlineData("stretch 1 ", "")]
    [InlineData("warmup 1e-5 epochs pushing ", "")]
    [InlineData("repeat (", ")")]
    [InlineData("ramp 0 -> (", ")")]
    public void Schedules_inside_one_another_are_answered_at_any_depth(string before, string after)
    {
        foreach (int depth in new[] { 3, 30, 300, 30_000 })
            Answers(Sample.WithSignal(string.Concat(Enumerable.Repeat(before, depth)) + "1" + string.Concat(Enumerable.Repeat(after, depth))));
        Answers(Sample.WithSignal("1" + string.Concat(Enumerable.Repeat(" + 1", 30_000))));
        Answers(Sample.WithSignal("(ramp 0 -> 1)" + string.Concat(Enumerable.Repeat(" * (ramp 0 -> 1)", 10_000))));
    }

    [Fact]
    public void Long_chains_of_signals_are_answered()
    {
        string chain = string.Concat(Enumerable.Range(1, 5000).Select(i => $"  signal s{i} in 0..1 = s{i - 1} + s{i - 1}\n").Reverse());
        Answers(Sample.Of($"  signal s0 in 0..1 = ramp 0 -> 1\n{chain}  phase All epochs 0..end {{ }}\n  loss reconstruction weight s5000\n"));
        Answers(Sample.Of(chain.Replace("= s0", "= s5000", StringComparison.Ordinal) + "  phase All epochs 0..end { }\n  loss reconstruction weight s5000\n"));
    }

    [Theory(Timeout = 30_000)]
    [InlineData("cycle 0 -> 1 period 1e-300 epochs rise 50%")]
    [InlineData("cycle 0 -> 1 period 0.00001 epochs rise 50%")]
    [InlineData("cosine_restarts 1 -> 0 period 1e-300 epochs growth 2")]
    [InlineData("cosine_restarts 1 -> 0 period 1e-5 epochs growth 1.0000001")]
    [InlineData("ramp 0 -> 1 over 1e-300%")]
    [InlineData("steps in epochs 0: 1, 1e-300: 2, 2e-300: 3")]
    [InlineData("ramp 1e-320 -> 1e308 exponential")]
    [InlineData("0.5 * (cycle 0 -> 1 period 0.00001 epochs rise 50%)")]
    [InlineData("1 / (1 + (repeat (repeat (ramp 0 -> 1 over 0.00001 epochs) 3 times)))")]
    [InlineData("quantise((wave sine 0 -> 1 period 0.00001 epochs) * (ramp 0 -> 1), 1e-300)")]
    [InlineData("ramp 0 -> 1 over 0.00001 epochs staircase 10000 extends")]
    [InlineData("(ramp 0 -> 1 staircase 10000) * (ramp 0 -> 1 over 0.1 epochs staircase 10000)")]
    [InlineData("stretch 1e-6 (cycle 0 -> 1 period 1 epochs rise 50%)")]
    public async Task Tiny_durations_neither_hang_nor_give_code_that_does_not_compile(string schedule)
    {
        HvaeCompilation compilation = await Task.Run(() => Answers(Sample.WithSignal(schedule, 1_000_000, "0..1.1e308")));
        if (compilation.Methodology is { } methodology)
            Assert.Empty(CSharp.Complaints([CSharpEmitter.Emit(methodology, compilation.Text, "N")]));
    }

    private static HvaeCompilation Answers(string text)
    {
        HvaeCompilation compilation = HvaeCompiler.Compile("x.hvae", text);
        foreach (Diagnostic diagnostic in compilation.Diagnostics)
        {
            Assert.InRange(diagnostic.Span.Start, 0, compilation.Text.Content.Length);
            Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, compilation.Text.Content.Length);
            Assert.All(diagnostic.Related, related => Assert.InRange(related.Span.End, related.Span.Start, compilation.Text.Content.Length));
            Assert.NotEmpty(diagnostic.Format(compilation.Text));
        }
        if (compilation.Methodology is { } methodology)
            Assert.NotEmpty(CSharpEmitter.Emit(methodology, compilation.Text, "N"));
        else if (compilation.Parts.Count == 0)
            Assert.Contains(compilation.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return compilation;
    }

    private static string Mutate(Random random)
    {
        string text = Texts[random.Next(Texts.Length)];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(1, 30), text.Length - at);
            string word = Words[random.Next(Words.Length)];
            text = random.Next(6) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, word),
                2 => text.Insert(at, text.Substring(random.Next(text.Length - length), length)),
                3 => text.Remove(at, 1).Insert(at, ((char)random.Next(1, 127)).ToString()),
                4 => ReplaceWord(text, at, word),
                _ => text[..(text.Length - text.Length / 20)],
            };
            if (text.Length < 40)
                return text;
        }
        return text;
    }

    private static string ReplaceWord(string text, int at, string word)
    {
        int start = text.LastIndexOf(' ', at) + 1;
        int end = text.IndexOfAny([' ', '\n'], Math.Max(start, at));
        return end < 0 ? text : text.Remove(start, end - start).Insert(start, word);
    }
}
