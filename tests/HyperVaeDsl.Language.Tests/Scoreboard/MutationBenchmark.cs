using System.Globalization;
using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Scoreboard;

/// <summary>What becomes of mistakes that are made at random: refused, warned of, shown, or nothing.</summary>
public sealed class MutationBenchmark
{
    private const int OfEachOperator = 130;
    private const int MostTries = 40;
    private const string Optimizer = "Rates, decays and clipping are choices within what the optimizer takes; decays of Adam that do not fit each other are warned of.";

    /// <summary>Every kind of fact that a mutation changed unnoticed by everything else, and why that is right.</summary>
    private static readonly SortedDictionary<string, string> Explained = new(StringComparer.Ordinal)
    {
        ["adam"] = Optimizer,
        ["adamw"] = Optimizer,
        ["balance"] = "How far and how fast gradients are balanced is a choice; a clamp that holds no 1 and an average that forgets nothing are refused.",
        ["best"] = "Which checkpoint is kept is a choice as long as its metric can get there; keeping the worse value is refused where the metric has one better side.",
        ["component"] = "Patience, warm-up and thresholds of a component are choices as long as it can change its state within the run, in both directions, by metrics of its own VAE; what cannot is refused or warned of.",
        ["controller"] = "Another gain, bound, average or cadence is another controller. Bounds inside the range, a direction that steers back where theory knows it, thresholds that can be reached and missed, and rules that do not oppose each other are proved.",
        ["data"] = "Another batch or share of a sampler is another methodology; batches that do not fit the data or the strata are refused.",
        ["early"] = "An earlier or later end of a phase by a metric is a choice; all admissible ends are verified.",
        ["evaluate"] = "Metrics may be taken more or less often; that all who wait for them (guards, components, gates, controllers) can still act within the run is proved.",
        ["every"] = "How many checkpoints are kept does not change what is trained; a cadence longer than the run is refused.",
        ["guard"] = "When to stop or to warn is a choice; a guard that can never fire, or waits for a value that its metric cannot take, is refused.",
        ["loss"] = "Another weight, margin, number of pairs, unit of a radius, VAE or group of a loss is another objective. What contradicts another loss, the ball or the data is reported; which of the others was meant only the author knows. Constant weights are no signals, so the table does not hold them.",
        ["metric"] = "The range and direction of a metric that the author's own loop measures are declared, and nothing else knows them.",
        ["milestone"] = "A milestone may stand at any time of the run; one beyond it is refused.",
        ["model"] = "Widths, noise and curvature are choices of the model; a radius outside the ball, residual blocks of unequal width and a projection that saturates are reported.",
        ["order"] = "The pipeline names its controllers by what they do, so it changes with them.",
        ["scale"] = "A component may learn more slowly or faster than the rest, up to the range of the learning rate; beyond it is warned of.",
        ["seed"] = "Every seed is as good.",
        ["sgd"] = Optimizer,
        ["signal"] = "The range is what is proved of a signal, not what is planned: the plan, and so the table, is the same. A range that the plan leaves is refused.",
        ["warm_start"] = "Which components start from a checkpoint is a choice; whether the file has them is seen when the run starts.",
    };

    private static readonly Lazy<IReadOnlyList<Mutant>> Mutants = new(Make);

    /// <summary>HVAE_MUTANTS=FILE writes a line for each, for whoever investigates them.</summary>
    [Fact]
    public void There_are_more_than_2000_and_none_throws()
    {
        Assert.True(Mutants.Value.Count >= 2000, $"{Mutants.Value.Count}");
        if (Environment.GetEnvironmentVariable("HVAE_MUTANTS") is { Length: > 0 } file)
            File.WriteAllLines(file, Mutants.Value.Select(mutant => $"{mutant.Fate}\t{mutant.Operator}\t{mutant.Source}\t{mutant.Facts}\t{mutant.Change}"));
    }

    /// <summary>"hvae show --facts" prints what the digest is of, so no change of training is invisible.</summary>
    [Fact]
    public void None_changes_training_unseen() =>
        Assert.DoesNotContain(Mutants.Value, mutant => mutant.Fate == MutantFate.Unseen);

    [Fact]
    public void The_page_has_the_table_of_the_operators()
    {
        StringBuilder table = new("| What is changed | mutants | refused | trains the same | new warning | seen in the table | seen in the facts alone | unseen |\n|---|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Mutant> group in Mutants.Value.GroupBy(mutant => mutant.Operator))
            table.Append(Row(group.Key, [.. group]));
        table.Append(Row("**all**", Mutants.Value));
        GeneratedPart.OfScoreboard("operators", table.ToString());
    }

    [Fact]
    public void The_page_explains_every_class_of_survivors()
    {
        StringBuilder table = new("| Facts that changed | mutants | for example | why that is right |\n|---|---|---|---|\n");
        foreach (IGrouping<string, Mutant> group in Mutants.Value.Where(mutant => mutant.Fate == MutantFate.Fact).GroupBy(mutant => mutant.Facts).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            string reason = string.Join(' ', group.Key.Split(' ').Select(word => Explained.GetValueOrDefault(word.Split('.')[0])).Where(why => why != null).Distinct());
            Assert.True(reason.Length > 0, $"No word on survivors that change '{group.Key}', such as {string.Join('\n', group.Take(12).Select(mutant => $"{mutant.Source}: {mutant.Change}"))}");
            table.Append(CultureInfo.InvariantCulture, $"| {group.Key} | {group.Count()} | {group.First().Change} | {reason} |\n");
        }
        GeneratedPart.OfScoreboard("survivors", table.ToString());
    }

    private static Mutant[] Make() => [.. Drawn().AsParallel().AsOrdered().Select(item => Mutant.Judge(item.Operator, item.Source, item.Text))];

    /// <summary>The same mutants every time: operators in turn, each draw with a seed of its own.</summary>
    internal static IReadOnlyList<(MutationOperator Operator, MutationSource Source, string Text)> Drawn()
    {
        List<(MutationOperator Operator, MutationSource Source, string Text)> drawn = [];
        HashSet<string> seen = [];
        foreach ((MutationOperator change, int at) in MutationOperator.All.Select((change, at) => (change, at)))
        {
            for (int number = 0; number < OfEachOperator; number++)
            {
                Random random = new((1000 * at) + number);
                for (int attempt = 0; attempt < MostTries; attempt++)
                {
                    IReadOnlyList<MutationSource> family = MutationSource.Families[random.Next(MutationSource.Families.Count)];
                    MutationSource source = family[random.Next(family.Count)];
                    if (change.Apply(source, random) is { } text && text != source.Text && seen.Add(text))
                    {
                        drawn.Add((change, source, text));
                        break;
                    }
                }
            }
        }
        return drawn;
    }

    private static string Row(string name, IReadOnlyCollection<Mutant> mutants) =>
        FormattableString.Invariant($"| {name} | {mutants.Count} | {string.Join(" | ", Enum.GetValues<MutantFate>().Select(fate => mutants.Count(mutant => mutant.Fate == fate)))} |\n");
}
