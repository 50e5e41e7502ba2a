using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Laws;

/// <summary>The digest is a digest of the meaning: it survives every spelling and no change.</summary>
public sealed partial class DigestTests
{
    private static readonly string[] Texts = [.. Repository.Shipped.Select(File.ReadAllText), Sample.Minimal];

    /// <summary>Of every length around the ends of the blocks, and of texts that are not ASCII, the hash is that of the platform.</summary>
    [Fact]
    public void The_digest_is_SHA_256()
    {
        for (int length = 0; length < 300; length++)
        {
            string text = string.Concat(Enumerable.Range(0, length).Select(i => (char)("aé\u4e2d\n"[(i * 7 + length) % 4] + (i % 5))));
            Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))), CanonicalForm.DigestOf(text));
        }
    }

    [Fact]
    public void Comments_blank_lines_and_indentation_keep_it() => Law.Holds(60, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string text = Texts[random.Next(Texts.Length)];
        StringBuilder noisy = new();
        foreach (string line in text.Split('\n'))
        {
            noisy.Append(' ', random.Next(4)).Append(random.Next(4) == 0 ? "\n  // a remark\n/// documentation\n" : "").Append(line);
            noisy.Append(random.Next(3) == 0 ? "   // why" : "").Append(random.Next(5) == 0 ? "\r\n\r\n" : "\n");
        }
        Assert.Equal(Digest(text), Digest(noisy.ToString()));
    });

    [Fact]
    public void The_order_of_declarations_keeps_it() => Law.Holds(60, Law.Seeds, seed =>
    {
        Random random = new(seed);
        string text = Texts[random.Next(Texts.Length)];
        string[] statements = Statement().Split(text[(text.IndexOf('{', StringComparison.Ordinal) + 2)..text.LastIndexOf('}')]);
        random.Shuffle(statements);
        Assert.Equal(Digest(text), Digest("methodology Other {\n" + string.Join("\n", statements) + "\n}"));
    });

    [Theory]
    [InlineData("ramp 0.1 -> 1", "ramp 0.1 -> 1 over 100 epochs")]
    [InlineData("ramp 0.1 -> 1", "ramp 0.1 -> 1 over 100% linear")]
    [InlineData("ramp 0.1 -> 1 over 40 epochs", "ramp 0.1 -> 1 over 40%")]
    [InlineData("ramp 0.1 -> 1 over 40 epochs", "ramp 0.1 -> 1 over 1560 steps")]
    [InlineData("decay 1 -> 0.1", "ramp 1 -> 0.1 exponential")]
    [InlineData("cycle 0 -> 1 period 25 epochs rise 50%", "cycle 0.0 -> 1.00 period 25% rise 50% linear")]
    [InlineData("cosine_restarts 1 -> 0 period 50 epochs", "cosine_restarts 1 -> 0 period 50% growth 1")]
    [InlineData("cosine_restarts 1 -> 0 period 100 epochs", "ramp 1 -> 0 cosine")]
    [InlineData("steps in epochs 0: 1, 50: 0.5", "steps in percent 0: 1e0, 50: +0.5")]
    [InlineData("steps in epochs 0: 1", "1")]
    [InlineData("steps in epochs 0: 1, 10: 1, 20: 0.5", "steps in epochs 0: 1, 20: 0.5")]
    [InlineData("steps in epochs 0: 0, 50: 1 interpolated", "ramp 0 -> 1 over 50 epochs")]
    [InlineData("ramp 0 -> 1 over 50 epochs cosine", "ramp 0 -> (2 * 0.5) over (5 * 10) epochs cosine exponent 1")]
    [InlineData("ramp 0.1 -> 1 over 40 epochs", "ramp 0.1 -> 1 over 798720 samples polynomial 1")]
    [InlineData("cycle 0 -> 1 period 25 epochs rise 50%", "cycle 0 -> 1 count 4 rise 50%")]
    [InlineData("cycle 0 -> 1 period 25 epochs rise 50%", "repeat (ramp 0 -> 1 over 12.5 epochs then hold for 12.5 epochs)")]
    [InlineData("wave sawtooth 0 -> 1 period 25 epochs", "cycle 0 -> 1 period 25 epochs")]
    [InlineData("ramp 0 -> 1 over 40 epochs then ramp -> 0.5", "points in epochs 0: 0, 40: 1, 100: 0.5")]
    [InlineData("warmup 10 epochs pushing ramp 1 -> 0 cosine", "ramp 0 -> 1 over 10 epochs then ramp 1 -> 0 cosine")]
    [InlineData("stretch 2 ramp 0 -> 1 over 20 epochs", "ramp 0 -> 1 over 40 epochs")]
    [InlineData("delay 10 epochs ramp 0.5 -> 1 over 20 epochs", "0.5 for 10 epochs then ramp -> 1 over 20 epochs")]
    [InlineData("0.5 * 2", "1")]
    [InlineData("(ramp 0 -> 1)", "ramp 0 -> 1")]
    [InlineData("clamp(2 * (ramp 0 -> 1), 0.1..0.9)", "min(max(2 * (ramp 0 -> 1), 0.1), 0.9)")]
    public void Spellings_of_one_meaning_have_one_digest(string one, string other) =>
        Assert.Equal(Digest(Sample.WithSignal(one)), Digest(Sample.WithSignal(other)));

    [Fact]
    public void Names_and_boundaries_of_phases_without_effect_keep_it()
    {
        string one = Sample.Of("  phase Train epochs 0..end { }\n  loss reconstruction weight 1\n");
        string other = Sample.Of("  phase First percent 0..25 { }\n  phase Second percent 25..end { }\n  loss reconstruction weight 1\n");
        Assert.Equal(Digest(one), Digest(other));
    }

    [Theory]
    [InlineData("homeostatic.hvae")]
    [InlineData("cyclical.hvae")]
    public void A_change_of_any_number_changes_it(string file)
    {
        string text = File.ReadAllText(Repository.Shipped.Single(path => Path.GetFileName(path) == file));
        string code = Comment().Replace(text, match => new string(' ', match.Length));
        string digest = Digest(text);
        int tried = 0;
        foreach (Match number in Number().Matches(code))
        {
            double value = double.Parse(number.Value, CultureInfo.InvariantCulture);
            foreach (double different in new[] { value * 0.9, value + 1, value * 2, 1, 3 }.Where(candidate => candidate != value))
            {
                string other = Numbers.Format(different);
                string changed = text.Remove(number.Index, number.Length).Insert(number.Index, other);
                if (HvaeCompiler.Compile("x.hvae", changed).Methodology is not { } methodology)
                    continue;
                tried++;
                Assert.True(methodology.Digest != digest, $"{number.Value} at {number.Index} became {other}, and nothing changed.");
                break;
            }
        }
        Assert.True(tried > 40, $"Only {tried} changes gave a valid methodology.");
    }

    private static string Digest(string text) => Timelines.Compile(text).Digest;

    // A new statement begins on a line that is indented by two spaces and is not a brace.
    [GeneratedRegex(@"\n(?=  [a-z/])(?<!///[^\n]*\n)")]
    private static partial Regex Statement();

    // Texts, comments and properties: training knows of none of them.
    [GeneratedRegex(@"//[^\n]*|""[^""\n]*""|(?<=\n)  ensure [^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(e-?\d+)?(?![\w])")]
    private static partial Regex Number();
}
