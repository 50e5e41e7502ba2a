using System.Globalization;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>
/// What a run does because of what it observes, drawn at random: driven signals with their controllers, a group of losses that may wait
/// for a condition, a component that freezes and trains.
/// </summary>
internal sealed class RandomControl
{
    private readonly Random random;
    private readonly string[] words;

    public RandomControl(Random random)
    {
        this.random = random;
        words = [Pick([.. Words]), Pick([.. Words])];
        Activation = Pick("", "    activate late\n", "    activate late when coverage < 99.9%\n", "    activate late when kl > 0.01 for 2 evals\n");
        // A law sets its signal from one value on; what is scaled or shifted may move.
        string[] plans = [.. words.Select(word => word is "scale" or "shift" or "boost" ? Pick("ramp 0.2 -> 3", "cycle 0.5 -> 4 count 3", "ramp 4 -> 0.1 cosine", "0.7") : Number(0.1, 4))];
        Signals = $"  signal aim in 0.2..0.7 = {Pick("ramp 0.2 -> 0.7", "cycle 0.3 -> 0.6 count 2")}\n" + string.Concat(plans.Select((plan, i) => $"  signal d{i} in 0..10 = {plan}\n"));
    }

    /// <summary>The words of all laws and actions.</summary>
    public static IReadOnlyList<string> Words { get; } = ["scale", "shift", "pi", "geco", "integral", "sigmoid", "plateau", "boost"];

    /// <summary>Statements before the phases.</summary>
    public string Signals { get; }

    /// <summary>A statement of a phase, or nothing.</summary>
    public string Activation { get; }

    /// <summary>Statements after the losses.</summary>
    public string Write()
    {
        string group = Activation.Length == 0 ? "" : "  group late {\n    loss hierarchical_norm  weight aim  groups 4  margin 0.1\n  }\n";
        string component = random.Next(2) == 0 ? "" : $$"""
              component vae_A.encoder {
                starts {{Pick("frozen", "trainable")}}
                unfreeze when kl > {{Number(0.5, 0.6)}} for 2 evals
                freeze when kl < {{Number(0.4, 0.49)}}
                hysteresis {{random.Next(1, 3)}} evals
              }

            """;
        return "  loss repulsion_A  weight d0  scale 0.5\n  loss repulsion_B  weight d1  scale 0.5\n" + group + Controller(0) + Controller(1) + component;
    }

    private string Controller(int index)
    {
        (string word, string signal) = (words[index], $"d{index}");
        bool atEvaluations = word is "plateau" or "boost" or "sigmoid" || random.Next(3) == 0;
        string metric = word is "plateau" or "boost" ? "coverage" : atEvaluations ? Pick("kl", "mean_radius", "coverage", "kl_B") : Pick("kl", "mean_radius", "kl_A", "mean_radius_B");
        string every = atEvaluations ? "every eval" : Pick("every step", "every 2 steps", "every 3 steps");
        string observe = atEvaluations && random.Next(2) == 0 ? "" : $"    observe {metric}  ema {Pick("0", "0.5", "0.99")}\n";
        string point = random.Next(2) == 0 ? Number(0.3, 0.7) : "aim";
        string action = word switch
        {
            "scale" or "shift" => $"    when {metric} > {Number(0.55, 0.8)}  {word} {signal} by {(word == "scale" ? "1.25" : "0.05")}\n    when {metric} < {Number(0.2, 0.5)}  {word} {signal} by {(word == "scale" ? "0.8" : "-0.05")}\n",
            "pi" => $"    drive {signal} by pi of {metric} target {point} kp {Number(0.01, 0.1)} ki {Number(0.001, 0.1)}{Pick("", " as_published")}\n",
            "geco" => $"    drive {signal} by geco of {metric} target {point} rate {Number(0.001, 0.1)}\n",
            "integral" => $"    drive {signal} by integral of {metric} target {point} rate {Number(0.001, 0.1)}\n",
            "sigmoid" => $"    drive {signal} by sigmoid of {metric} threshold {Number(0.3, 0.7)} slope {Number(1, 20)}{Pick("", " trend 3")}\n",
            "plateau" => $"    drive {signal} by plateau of {metric} factor 0.6 patience {random.Next(3)} evals threshold 0.001{Pick("", " cooldown 1 evals")}\n",
            _ => $"    drive {signal} by boost of {metric} within 0.5 for {random.Next(1, 3)} evals by 1.5 relax 0.9\n",
        };
        return $"  controller c{index} {every} {{\n{observe}{action}    keep {signal}  in 0.05..{Pick("4.5", "8")}\n  }}\n";
    }

    private string Number(double low, double high) => (low + ((high - low) * random.NextDouble())).ToString("R", CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
