using System.Globalization;
using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Methodologies drawn at random: random schedules over random partitions of runs of random length.</summary>
internal sealed class RandomMethodology(int seed)
{
    private static readonly string[] Losses = ["entropy_A", "entropy_B", "reconstruction_A", "reconstruction_B"];
    private readonly Random random = new(seed);

    public static string Text(int seed) => new RandomMethodology(seed).Write(controlled: false);

    /// <summary>One whose signals are driven, whose losses wait for conditions and whose components freeze.</summary>
    public static string Controlled(int seed) => new RandomMethodology(seed).Write(controlled: true);

    private string Write(bool controlled)
    {
        // What waits for metrics needs time.
        int[] lengths = controlled ? [100, 137, 1000] : [1, 2, 3, 7, 10, 50, 100, 137, 1000];
        RandomControl? control = controlled ? new(random) : null;
        int epochs = lengths[random.Next(lengths.Length)];
        double[] cuts = Cuts(epochs);
        StringBuilder statements = new();
        string[] signals = ["s", "t_2", "größe"];
        bool[] ofRun = [.. signals.Select(_ => random.Next(2) == 0)];
        // A signal may read those before it.
        RandomSchedule[] schedules = [.. signals.Select((_, i) => new RandomSchedule(random, epochs, signals[..i]))];
        for (int i = 0; i < signals.Length; i++)
        {
            string schedule = ofRun[i] ? " = " + schedules[i].Write(epochs, first: true) : "";
            statements.Append("  signal ").Append(signals[i]).Append(" in 0..1e6").Append(random.Next(4) == 0 ? " per epoch" : "").Append(schedule).Append('\n');
        }
        statements.Append(control?.Signals);
        for (int p = 0; p + 1 < cuts.Length; p++)
        {
            statements.Append(CultureInfo.InvariantCulture, $"  phase P{p} epochs {cuts[p]:R}..{(p + 2 == cuts.Length ? "end" : cuts[p + 1].ToString("R", CultureInfo.InvariantCulture))} {{\n");
            for (int i = 0; i < signals.Length; i++)
            {
                if (!ofRun[i] && (p == 0 || random.Next(4) > 0))
                    statements.Append("    ").Append(signals[i]).Append(p == 0 ? " " : " jump ").Append(schedules[i].Write(cuts[p + 1] - cuts[p], p == 0)).Append('\n');
                else if (!ofRun[i] && random.Next(2) == 0)
                    statements.Append("    ").Append(signals[i]).Append(" continue\n");
            }
            statements.Append(p + 2 == cuts.Length ? control?.Activation : "").Append("  }\n");
        }
        for (int i = 0; i < signals.Length; i++)
            statements.Append("  loss ").Append(Losses[i]).Append("  weight ").Append(signals[i]).Append('\n');
        statements.Append("  loss ").Append(Losses[3]).Append("  weight ").Append(random.Next(2) == 0 ? "1" : new RandomSchedule(random, epochs, signals).Write(epochs, first: true)).Append('\n');
        return Sample.Of(statements.Append(control?.Write()).ToString(), epochs);
    }

    private double[] Cuts(int epochs)
    {
        List<double> cuts = [0];
        for (int i = random.Next(5); i > 0; i--)
        {
            double cut = random.Next(3) == 0 ? epochs * random.NextDouble() : random.Next(1, epochs + 1) / (double)random.Next(1, 3);
            if (cut > 1e-3 && cut < epochs - 1e-3 && cuts.TrueForAll(other => Math.Abs(other - cut) > 1e-3))
                cuts.Add(cut);
        }
        cuts.Sort();
        return [.. cuts, epochs];
    }
}
