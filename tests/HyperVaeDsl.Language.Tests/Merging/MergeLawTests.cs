using System.Text.RegularExpressions;
using HyperVaeDsl.Language.Formatting;
using HyperVaeDsl.Language.Merging;
using HyperVaeDsl.Language.Syntax.Nodes;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Merging;

/// <summary>Laws of the merge, over edits of the methodologies that are shipped and of the history.</summary>
public sealed partial class MergeLawTests
{
    private static readonly EditedFile[] Files =
    [
        .. Repository.Shipped.Concat(Directory.GetFiles(Repository.Path("examples", "history"), "*.hvae")).OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => new EditedFile(path)).Where(file => file.HasPlaces),
    ];

    [Fact]
    public void Edits_of_different_facts_are_both_made_whoever_merges_whom()
    {
        int merged = 0;
        int asTogether = 0;
        Law.Holds(100, Law.Seeds, seed =>
        {
            Random random = new(seed);
            EditedFile file = Files[random.Next(Files.Length)];
            HashSet<int> first = [];
            HashSet<int> second = [];
            (string a, string b, string both) = file.Edit(random, first, second);
            MergeResult forth = file.Merge(a, b);
            MergeResult back = file.Merge(b, a);
            if (forth.Outcome == MergeOutcome.Unreadable)
                return;
            merged++;
            Assert.True(forth.Conflicts.Count == 0, forth.Text);
            Assert.Equal(forth.Text, back.Text);
            Assert.Equal(forth.Merged!.Methodology?.Digest, file.Compile(both).Methodology?.Digest);
            // What only one side changed stays as it is written there.
            string? expected = a == file.Text ? b : b == file.Text ? a : file.Format(both);
            if (expected == null)
                return;
            asTogether++;
            Assert.Equal(expected, forth.Text);
        });
        // The law is about merges, not about texts that cannot be read.
        Assert.True(merged >= 70 && asTogether >= 70, $"{merged} {asTogether}");
    }

    [Fact]
    public void Who_changed_nothing_but_the_layout_gets_the_other_sides_text()
    {
        Law.Holds(15, Law.Seeds, seed =>
        {
            Random random = new(seed);
            EditedFile file = Files[random.Next(Files.Length)];
            (string a, _, _) = file.Edit(random, [], []);
            if (file.Format(a) is not { } edited)
                return;
            string loose = file.Text.Replace("  ", "   ", StringComparison.Ordinal);
            Assert.Equal(edited, file.Merge(loose, edited).Text);
            Assert.Equal(edited, file.Merge(edited, loose).Text);
            Assert.Equal(edited, file.Merge(edited, a.Replace("  ", "   ", StringComparison.Ordinal)).Text);
            Assert.Equal(edited, file.Merge(edited, file.Text).Text);
            Assert.Equal(edited, file.Merge(file.Text, edited).Text);
            Assert.Equal(edited, file.Merge(edited, edited).Text);
        });
    }

    /// <summary>A file whose lines are edited at places that the syntax tree gives: what is merged must not say what is right.</summary>
    private sealed partial class EditedFile
    {
        private readonly string path;
        private readonly string[] lines;
        private readonly HvaeCompilation before;
        private readonly List<(int First, int Line, int Depth)> statements = [];

        public EditedFile(string path)
        {
            this.path = path;
            Text = HvaeFormatter.Format(path, File.ReadAllText(path), Options).Text!;
            lines = Text.Split('\n');
            before = Compile(Text);
            Collect(before, before.Tree.Root.Statements, 0);
        }

        public string Text { get; }

        public bool HasPlaces => statements.Count > 8;

        private HvaeOptions Options => new() { Resolve = (importer, import) => new SourceFile(import, File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, import))) };

        public HvaeCompilation Compile(string text) => HvaeCompiler.Compile(path, text, Options);

        public string? Format(string text) => HvaeFormatter.Format(path, text, Options).Text;

        public MergeResult Merge(string ours, string theirs) => MethodologyMerge.Merge(before, Compile(ours), Compile(theirs), Compile);

        /// <summary>Two sets of edits of different statements, each alone and both together.</summary>
        public (string A, string B, string Both) Edit(Random random, HashSet<int> first, HashSet<int> second)
        {
            string?[] a = [.. lines];
            string?[] b = [.. lines];
            string?[] both = [.. lines];
            int count = random.Next(2, 8);
            for (int i = 0; i < count; i++)
            {
                bool isFirst = i % 2 == 0;
                int index = random.Next(statements.Count);
                if (!first.Add(index) || !second.Add(index))
                    continue;
                (int from, int line, int depth) = statements[index];
                string?[] changed = Change(random, from, line, depth, isFirst ? "a" : "b", i);
                foreach (string?[] target in new[] { isFirst ? a : b, both })
                    changed.CopyTo(target, from);
            }
            return (Join(a), Join(b), Join(both));
        }

        // Another number, no statement (nor its comments), a comment, or a further statement behind it.
        private string?[] Change(Random random, int from, int line, int depth, string side, int number)
        {
            string?[] changed = lines[from..(line + 1)];
            switch (random.Next(4))
            {
                case 0 when Number().Matches(lines[line].Split("allow")[0].Split("//")[0]) is { Count: > 0 } numbers:
                    Match match = numbers[random.Next(numbers.Count)];
                    changed[^1] = string.Concat(lines[line].AsSpan(0, match.Index + match.Length), "1", lines[line].AsSpan(match.Index + match.Length));
                    break;
                case 1:
                    Array.Clear(changed);
                    break;
                case 2 when depth == 1:
                    changed[^1] += $"\n  guard added_{side}{number}  when kl < 0.0{number + 1} for 3 epochs  warn";
                    break;
                default:
                    changed[^1] += $"  // {side}";
                    break;
            }
            return changed;
        }

        private void Collect(HvaeCompilation compilation, IEnumerable<StatementSyntax> list, int depth)
        {
            foreach (StatementSyntax statement in list)
            {
                int line = compilation.Text.PositionOf(statement.Header.Start).Line - 1;
                if (statement is IBlockSyntax block)
                    Collect(compilation, block.Statements, depth + 1);
                // Statements of one line without a comment behind them; the comments above belong to them.
                else if (depth > 0 && compilation.Text.FileStart(statement.Header.Start) == 0 && IsOneLine(line))
                    statements.Add((FirstOf(line), line, depth));
            }
        }

        private bool IsOneLine(int line) =>
            !lines[line].Contains("//", StringComparison.Ordinal) && !lines[line].Contains('{', StringComparison.Ordinal)
            && Indent(lines[line + 1]) <= Indent(lines[line]) && !Continued().IsMatch(lines[line]) && !Continued().IsMatch(lines[line - 1]);

        private int FirstOf(int line)
        {
            while (line > 0 && (lines[line - 1].Trim().Length == 0 || lines[line - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
                line--;
            return line;
        }

        private static int Indent(string line) => line.Length == 0 ? 0 : line.Length - line.TrimStart().Length;

        private static string Join(string?[] parts) => string.Join("\n", parts.Where(part => part != null));

        [GeneratedRegex(@"(?<![\w.])\d+(\.\d+)?(?![\w.])")]
        private static partial Regex Number();

        [GeneratedRegex(@"(,|->|=|\+|-|\*|/|\(|then|because)$")]
        private static partial Regex Continued();
    }
}
