using System.Globalization;

namespace HyperVaeDsl.Language.Tests.Support;

/// <summary>What a run does because of what it observes, drawn at random: a controller, a gated group of losses, a component that freezes.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="signals">The signals that may be driven and read.</param>
internal sealed class RandomControl(Random random, IReadOnlyList<string> signals)
{
    /// <summary>The words of all laws and actions.</summary>
    public static IReadOnlyList<string> Words { get; } = ["scale", "shift", "pi", "geco", "integral", "sigmoid", "plateau", "boost"];

    /// <summary>A group that a phase activates; empty if there is none.</summary>
    public string Activation { get; } = new[] { "", "    activate late\n", "    activate late when coverage < 99.9%\n", "    activate late when kl > 0 for 2 evals\n" }[random.Next(4)];

    /// <summary>Statements after the losses.</summary>
    public string Write()
    {
        string[] driven = [.. signals.OrderBy(_ => random.Next()).Take(random.Next(1, 3))];
        string controllers = string.Concat(driven.Select((signal, i) => Controller($"c{i}", signal)));
        string group = Activation.Length == 0 ? "" : "  group late {\n    loss repulsion  weight 0.01  scale 0.5\n  }\n";
        string component = random.Next(2) == 0 ? "" : $$"""
              component vae_A.encoder {
                starts {{Pick("frozen", "trainable")}}
                unfreeze when coverage < {{Pick("99.9%", "50%")}} for 2 evals
                freeze when kl > {{Number(0, 5)}}
                hysteresis {{random.Next(1, 3)}} evals
              }

            """;
        return group + controllers + component;
    }

    private string Controller(string name, string signal)
    {
        string word = Pick([.. Words]);
        // What waits for the best or for a stall looks at evaluations.
        bool atEvaluations = word is "plateau" or "boost" or "sigmoid" || random.Next(3) == 0;
        string metric = atEvaluations ? Pick("kl", "mean_radius", "coverage", "kl_B") : Pick("kl", "mean_radius", "kl_A", "entropy_A");
        string every = atEvaluations ? "every eval" : Pick("every step", "every 2 steps", "every 3 steps");
        string observe = atEvaluations && random.Next(2) == 0 ? "" : $"    observe {metric}  ema {Pick("0", "0.5", "0.99")}\n";
        string point = random.Next(2) == 0 ? Number(0, 2) : Pick([.. signals.Where(other => other != signal)]);
        string action = word switch
        {
            "scale" or "shift" => $"    when {metric} > {Number(0, 1)}  {word} {signal} by {(word == "scale" ? "1.25" : "0.05")}\n    when {metric} < {Number(1, 3)}  {word} {signal} by {(word == "scale" ? "0.8" : "-0.05")}\n",
            "pi" => $"    drive {signal} by pi of {metric} target {point} kp {Number(0.01, 0.1)} ki {Number(0.001, 0.1)}{Pick("", " as_published")}\n",
            "geco" => $"    drive {signal} by geco of {metric} target {point} rate {Number(0.001, 0.1)}\n",
            "integral" => $"    drive {signal} by integral of {metric} target {point} rate {Number(0.001, 0.1)}\n",
            "sigmoid" => $"    drive {signal} by sigmoid of {metric} threshold {Number(0, 1)} slope {Number(1, 20)}{Pick("", " trend 3")}\n",
            "plateau" => $"    drive {signal} by plateau of {metric} factor 0.6 patience {random.Next(3)} evals threshold 0.001{Pick("", " cooldown 1 evals")}\n",
            _ => $"    drive {signal} by boost of {metric} within 0.5 for {random.Next(1, 3)} evals by 1.5 relax 0.9\n",
        };
        return $"  controller {name} {every} {{\n{observe}{action}    keep {signal}  in 0.01..{Pick("0.5", "5", "1000")}\n  }}\n";
    }

    private string Number(double low, double high) => (low + ((high - low) * random.NextDouble())).ToString("R", CultureInfo.InvariantCulture);

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
