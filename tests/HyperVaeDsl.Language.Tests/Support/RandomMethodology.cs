using System.Globalization;
using System.Text;
using HyperVaeDsl.Tests.Support;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>Methodologies drawn at random: all schedule operators over random partitions of runs of random length.</summary>
internal sealed class RandomMethodology(int seed)
{
    private static readonly string[] Losses = ["entropy_A", "entropy_B", "reconstruction_A", "reconstruction_B"];
    private static readonly string[] Values = ["0", "1", "0.3", "0.1", "1e-6", "1e-3", "0.8", "123.456", "0.30000000000000004", "5e-4", "7", "1e5"];
    private static readonly string[] Shapes = ["", " linear", " cosine", " smoothstep", " exponential"];
    private readonly Random random = new(seed);
    private int epochs;

    public static string Text(int seed) => new RandomMethodology(seed).Write();

    private string Write()
    {
        epochs = Pick(1, 2, 3, 7, 10, 50, 100, 137, 1000);
        double[] cuts = Cuts();
        StringBuilder statements = new();
        string[] signals = ["s", "t_2", "größe"];
        bool[] ofRun = [.. signals.Select(_ => random.Next(2) == 0)];
        for (int i = 0; i < signals.Length; i++)
        {
            string schedule = ofRun[i] ? " = " + Schedule(epochs, first: true) : "";
            statements.Append("  signal ").Append(signals[i]).Append(" in 0..1e6").Append(random.Next(4) == 0 ? " per epoch" : "").Append(schedule).Append('\n');
        }
        for (int p = 0; p + 1 < cuts.Length; p++)
        {
            statements.Append(CultureInfo.InvariantCulture, $"  phase P{p} epochs {cuts[p]:R}..{(p + 2 == cuts.Length ? "end" : cuts[p + 1].ToString("R", CultureInfo.InvariantCulture))} {{\n");
            for (int i = 0; i < signals.Length; i++)
            {
                if (!ofRun[i] && (p == 0 || random.Next(4) > 0))
                    statements.Append("    ").Append(signals[i]).Append(p == 0 ? " " : " jump ").Append(Schedule(cuts[p + 1] - cuts[p], p == 0)).Append('\n');
            }
            statements.Append("  }\n");
        }
        for (int i = 0; i < signals.Length; i++)
            statements.Append("  loss ").Append(Losses[i]).Append("  weight ").Append(signals[i]).Append('\n');
        statements.Append("  loss ").Append(Losses[3]).Append("  weight ").Append(random.Next(2) == 0 ? "1" : Schedule(epochs, first: true)).Append('\n');
        return Sample.Of(statements.ToString(), epochs);
    }

    private double[] Cuts()
    {
        List<double> cuts = [0];
        for (int i = random.Next(5); i > 0; i--)
        {
            double cut = random.Next(3) == 0 ? epochs * random.NextDouble() : random.Next(1, epochs + 1) / (double)Pick(1, 2);
            if (cut > 1e-3 && cut < epochs - 1e-3 && cuts.TrueForAll(other => Math.Abs(other - cut) > 1e-3))
                cuts.Add(cut);
        }
        cuts.Sort();
        return [.. cuts, epochs];
    }

    private string Schedule(double length, bool first)
    {
        string shape = Shapes[random.Next(Shapes.Length)];
        bool positive = shape == " exponential";
        string from = first || random.Next(3) > 0 ? Value(positive) + " " : "";
        return random.Next(first ? 7 : 8) switch
        {
            0 => Value(positive: true),
            1 => $"ramp {from}-> {Value(positive)}{Over(length)}{shape}",
            2 => $"decay {Value(positive: true)} -> {Value(positive: true)}{Over(length)}",
            3 => $"cycle {Value(positive)} -> {Value(positive: true)} period {Duration(length)} rise {Pick(1, 25, 50, 99, 100)}%{shape}",
            4 => $"cosine_restarts {Value(positive: true)} -> {Value(false)} period {Duration(length)}",
            5 => $"cosine_restarts {Value(positive: true)} -> {Value(false)} period {Duration(length)} growth {Pick("1", "2", "1.5", "1.1")}",
            6 => Table(length),
            _ => "hold",
        };
    }

    private string Table(double length)
    {
        double[] times = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => length * (0.01 + 0.98 * random.NextDouble())).Order()];
        string rows = string.Concat(times.Select(time => string.Create(CultureInfo.InvariantCulture, $", {time:R}: {Value(false)}")));
        return $"steps in epochs 0: {Value(positive: true)}{rows}{Pick("", " interpolated")}";
    }

    private string Value(bool positive)
    {
        if (random.Next(3) == 0)
            return (random.NextDouble() + 1e-9).ToString("R", CultureInfo.InvariantCulture);
        string value = Values[random.Next(Values.Length)];
        return positive && value == "0" ? "0.5" : value;
    }

    private string Over(double length) => random.Next(2) == 0 ? "" : " over " + Duration(length);

    private string Duration(double length)
    {
        double epochsLong = length * Pick(1.0, 0.5, 0.25, 1 / 3.0, 0.1, 0.05 + 0.9 * random.NextDouble());
        return random.Next(3) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"{epochsLong * 39 * (1 - 1e-12):R} steps"),
            1 => string.Create(CultureInfo.InvariantCulture, $"{epochsLong * 100 / epochs * (1 - 1e-12):R}%"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{epochsLong:R} epochs"),
        };
    }

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
