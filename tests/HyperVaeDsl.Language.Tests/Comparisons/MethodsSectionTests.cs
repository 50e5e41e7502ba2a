using System.Text;
using HyperVaeDsl.Language.Comparisons;
using HyperVaeDsl.Language.Comparisons.Methods;
using HyperVaeDsl.Language.Composition;
using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Tests.Corpus;
using HyperVaeDsl.Language.Tests.History;
using HyperVaeDsl.Language.Tests.Support;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Comparisons;

/// <summary>The sentences for a paper, of every operator, every kind of change and every methodology of the history; tests/methods holds them.</summary>
public sealed class MethodsSectionTests
{
    private static readonly string Folder = Repository.Path("tests", "methods");

    private static readonly string[] Schedules =
    [
        "0.05", "5e-3", "ramp 5e-3 -> 5e-5 cosine", "ramp 0 -> 1", "ramp 0 -> 1 over 40 epochs", "ramp 0 -> 1 over 40 epochs then hold for 20 epochs then ramp -> 0.5 cosine",
        "ramp 1 -> 0.1 cosine exponent 2", "ramp 0 -> 1 smoothstep", "ramp 1 -> 1e-3 exponential", "ramp 1 -> 0 polynomial 2", "ramp 1 -> 0 linear warp 2.5", "ramp 1 -> 0.1 cosine warp 2", "ramp 1 -> 0 sqrt", "ramp 1 -> 0.1 inverse_sqrt scale 0.1", "ramp 1 -> 0.1 inverse_time rate 2",
        "ramp 0 -> 1 sigmoid steepness 10", "ramp 0 -> 1 sigmoid raw", "ramp 0 -> 1 tanh", "ramp 0 -> 1 tanh steepness 8 raw", "ramp 1 -> 0.1 staircase 4", "ramp 5e-3 -> (5e-3 * 0.7) over 10 epochs exponential extends",
        "decay 1 -> 0.7", "cycle 0 -> 0.05 period 20 epochs rise 50%", "cycle 0.1 -> 0.7 count 2 rise 40% cosine fall 40% cosine", "cycle 0 -> 1 period 20 epochs count 2 rise 50%", "cycle 0 -> 1 count 3 rise 50% growth 2", "cycle 0 -> 1 period 25 epochs rise 50% amplitude 0.5",
        "cycle 0 -> 1 period 25 epochs rise 50% offset 5 epochs", "wave sine 0.15 -> 0.45 period 30 epochs", "wave cosine 0.15 -> 0.45 period 25 epochs offset 1 epochs", "wave triangle 0 -> 1 period 20 epochs", "wave sawtooth 0 -> 1 period 20 epochs", "wave sawtooth_down 0 -> 1 period 20 epochs", "wave square 0 -> 1 period 20 epochs",
        "cosine_restarts 1e-3 -> 1e-6 period 10 epochs growth 2", "cosine_restarts 1e-3 -> 0 period 20 epochs", "cosine_restarts 1e-3 -> 0 period 20 epochs amplitude 0.5", "steps in epochs 0: 0.67, 30: 0.89, 60: 1", "steps in percent 0: 0, 50: 0.02, 80: 0.05 interpolated", "points in percent 0: 0.001 exponential, 40: 0.05 cosine, 80: 0.02",
        "one_cycle 4e-4 -> 1e-2 -> 4e-8 rise 30%", "warmup_stable_decay 0 -> 1e-2 -> 1e-4 warmup 10 epochs decay 30 epochs sqrt", "warmup 10 epochs from 1e-5 pushing ramp 1e-2 -> 1e-4 cosine", "warmup 10 epochs overlapping ramp 1e-2 -> 1e-4 cosine", "0.3 for 50 epochs then jump 0.5",
        "repeat(ramp 0 -> 0.05 over 30 epochs cosine then ramp -> 0 over 20 epochs)", "repeat(ramp 0 -> 0.05 over 10 epochs then ramp -> 0 over 10 epochs) 3 times", "delay 20 epochs ramp 0 -> 1 over 50 epochs", "stretch 2 ramp 0 -> 1 over 50 epochs", "0.5 * t", "delay 30 epochs t", "stretch 2 t", "min(t, 1 - t)",
        "clamp(0.7068 * t + (wave sine 0 -> 0.1 period 25 epochs), 0..1)", "quantise(0.5 * t, 0.05)", "t / (1 + t) - 0.1 * (t - 0.2)", "noise 0.9..1.1 seed 7", "noise 0.9..1.1 normal deviation 0.05 seed 7", "0.5 * (noise 0.9..1.1 normal deviation 0.05 seed 7 per epoch)", "(ramp 1e-2 -> 1e-4 cosine) * (noise 0.9..1.1 seed 7 per epoch) * 0.9", "max(0.1, t) * 2",
    ];

    [Fact]
    public void Every_operator_is_said_in_plain_words()
    {
        StringBuilder page = new();
        foreach (string schedule in Schedules)
        {
            Methodology m = HvaeCompiler.Compile("m.hvae", Sample.Of($"  signal s in -1..1000 = {schedule}\n  signal t in 0..1 = ramp 0.9 -> 0.1\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight max(s, 0)\n  loss repulsion  weight t  scale 0.5\n")).Draft!;
            page.Append(schedule).Append("\n  ").Append(PlanProse.Clause("s", m.FindSignal("s")!.Timeline!)).Append('\n');
        }
        Snapshot.Match(Folder, "operators", page.ToString());
    }

    [Fact]
    public void No_operator_is_left_out()
    {
        HashSet<string> said = [.. Schedules.SelectMany(schedule => schedule.Split(' ', '(', ')', ',', ':'))];
        // Units of time, the shape that needs no word, and the word by which another phase's schedule goes on.
        Assert.Empty(ReservedWords.OfSchedules.Except(said).Except(["linear", "step", "sample", "samples", "time", "end", "continue"]));
    }

    [Fact]
    public void Every_methodology_of_the_history_has_its_sentence()
    {
        StringBuilder page = new();
        foreach (string name in HistoryFiles.Concrete)
            page.Append(Path.GetFileNameWithoutExtension(name)).Append("\n  ").Append(MethodsSection.Description(HistoryFiles.Compile(name).Methodology!)).Append('\n');
        Snapshot.Match(Folder, "history", page.ToString());
    }

    [Fact]
    public void Every_kind_of_change_has_its_words()
    {
        StringBuilder page = new();
        foreach (string folder in Directory.GetDirectories(Repository.Path("tests", "diff")).Order(StringComparer.Ordinal))
        {
            string sentences = MethodsSection.Of(MethodologyComparison.Of(Read(folder, "old"), Read(folder, "new")));
            page.Append(Path.GetFileName(folder)).Append("\n  ").Append(sentences.Length == 0 ? "(the new one has errors)" : sentences[(sentences.IndexOf("). ", StringComparison.Ordinal) + 3)..]).Append('\n');
        }
        Snapshot.Match(Folder, "changes", page.ToString());
    }

    [Fact]
    public void Every_loss_and_everything_that_acts_by_metrics_has_its_words()
    {
        Methodology[] all = [.. CorpusFolders.Names("valid").Select(name => ValidCorpusTests.Compile(name).Methodology!)];
        string[] control = [.. all.SelectMany(ControlProse.Clauses).Distinct().Order(StringComparer.Ordinal)];
        string[] terms = [.. all.SelectMany(SetupProse.Terms).Distinct().Order(StringComparer.Ordinal)];
        Assert.Empty(LossKind.All.Where(kind => !terms.Any(term => term.Contains(kind.Name, StringComparison.Ordinal))).Select(kind => kind.Name));
        Snapshot.Match(Folder, "control", string.Join("\n", control) + "\n");
        Snapshot.Match(Folder, "objectives", string.Join("\n", terms) + "\n");
    }

    private static HvaeCompilation Read(string folder, string side) => HvaeCompiler.Compile($"{side}.hvae", File.ReadAllText(Path.Combine(folder, side + ".hvae")));
}
