using System.Globalization;
using System.Text;

namespace HyperVaeDsl.Benchmarks;

/// <summary>
/// Methodologies of any size, without errors: many phases that assign many signals in all the ways that people write, with comments;
/// losses, groups, controllers, guards and checkpoints.
/// </summary>
internal static class LargeMethodology
{
    private const int LinesOfAPhase = 20;
    private const int LinesOfTheRest = 120;

    private static readonly string[] Losses = ["kl_A", "kl_B", "entropy_A", "entropy_B", "repulsion_A", "repulsion_B", "radial_A", "radial_B", "ranking_A", "ranking_B", "monotonic_radial"];

    private static readonly Dictionary<string, string> Options = new(StringComparer.Ordinal)
    {
        ["kl"] = "free_bits 0.1 nats/dim",
        ["entropy"] = "",
        ["repulsion"] = "scale 0.5",
        ["radial"] = "inner 0.1  outer 0.85",
        ["ranking"] = "margin 0.1  triplets 500",
        ["monotonic"] = "margin 0.02  temperature 0.05",
    };

    /// <summary>A methodology of exactly so many lines, 150 at least; nine of ten are the phases, whatever the length.</summary>
    public static string Write(int lines)
    {
        StringBuilder text = new();
        int guards = lines / 100;
        int phases = Math.Max(2, (lines - LinesOfTheRest - guards) / (LinesOfAPhase + 1));
        Line(text, $"/// A methodology of many lines.\nmethodology Large {{\n  epochs    {2 * phases}\n  seed      1\n  evaluate  every 1 epochs\n");
        foreach (string loss in Losses)
            Line(text, $"  /// Weight of {loss}.\n  signal w_{loss}  in 0..10");
        Line(text, "  signal lr  in 0..1  = ramp 1e-3 -> 1e-5 cosine\n  signal noise  in 0..2");
        for (int phase = 0; phase < phases; phase++)
            Phase(text, phase, phases);
        Line(text, "  data ternary_operations {\n    batch    512\n    sampler  shuffled\n  }\n");
        Line(text, "  model dual_vae {\n    latent         16\n    encoder        256 128 64\n    decoder        32 64\n    projection     tanh_radius\n    decoder_input  ball\n    curvature      1.0\n    max_radius     0.95\n    noise_scale    noise\n  }\n");
        Line(text, "  optimizer adamw {\n    learning_rate  lr\n    betas          0.9 0.999\n    epsilon        1e-8\n    weight_decay   1e-4\n  }\n\n  clip gradients norm 1.0\n");
        Line(text, "  loss reconstruction  weight 1");
        foreach (string loss in Losses.Where(loss => !loss.StartsWith("radial", StringComparison.Ordinal)))
            Line(text, $"  loss {loss}  weight w_{loss}  {Options[loss.Split('_')[0]]}");
        Line(text, "  group geometry {\n    loss radial_A  weight w_radial_A  inner 0.1  outer 0.85\n    loss radial_B  weight w_radial_B  inner 0.1  outer 0.85\n  }\n");
        Line(text, "  controller homeostasis every step {\n    observe kl  ema 0.9\n    when kl > 7.5  scale w_entropy_A by 0.95\n    keep w_entropy_A  in 0.0001..10\n  }\n");
        for (int guard = 0; guard < guards; guard++)
            Line(text, $"  guard g{guard}  when kl < 0.01 for 1 epochs  warn  // one of many");
        const int LinesOfTheEnd = 5;
        for (int left = lines - Lines(text) - LinesOfTheEnd; left > 0; left--)
            Line(text, "  // This line makes the length what it should be.");
        Line(text, "  checkpoint {\n    best coverage  when coverage rises\n    every 1 epochs  keep 3\n  }\n}");
        return text.ToString();
    }

    /// <summary>A methodology in which each of many phases says how each of many signals runs, each signal the weight of a loss.</summary>
    public static string Grid(int phases, int signals)
    {
        StringBuilder text = new();
        Line(text, $"methodology Grid {{\n  epochs    {2 * phases}\n  seed      1\n  evaluate  every 1 epochs\n  signal lr  in 0..1  = 1e-3");
        for (int signal = 0; signal < signals; signal++)
            Line(text, $"  signal s{signal}  in 0..10");
        for (int phase = 0; phase < phases; phase++)
        {
            Line(text, $"  phase P{phase} epochs {2 * phase}..{2 * phase + 2} {{");
            for (int signal = 0; signal < signals; signal++)
                Line(text, $" s{signal} {(phase == 0 ? "" : "jump ")}{Schedule(signal + phase)}");
            Line(text, "  }");
        }
        Line(text, "  data external numbers {\n    items    1000\n    batch    100\n    sampler  shuffled\n  }");
        Line(text, "  model external any {\n  }");
        Line(text, "  optimizer adamw {\n    learning_rate  lr\n    betas          0.9 0.999\n    epsilon        1e-8\n    weight_decay   1e-4\n  }");
        for (int signal = 0; signal < signals; signal++)
            Line(text, $"  loss external l{signal}  weight s{signal}");
        Line(text, "  checkpoint {\n    every 1 epochs  keep 3\n  }\n}");
        return text.ToString();
    }

    private static int Lines(StringBuilder text)
    {
        int lines = 0;
        for (int i = 0; i < text.Length; i++)
            lines += text[i] == '\n' ? 1 : 0;
        return lines;
    }

    private static void Phase(StringBuilder text, int phase, int phases)
    {
        string end = phase + 1 == phases ? "end" : (2 * phase + 2).ToString(CultureInfo.InvariantCulture);
        Line(text, $"  /// Phase {phase} of {phases}.\n  phase P{phase} epochs {2 * phase}..{end} {{");
        for (int i = 0; i < Losses.Length; i++)
            Line(text, $"    w_{Losses[i]}  {(phase == 0 ? "" : "jump ")}{Schedule(i + phase)}");
        Line(text, $"    noise  {(phase == 0 ? "" : "jump ")}{(phase % 2 == 0 ? "1.0" : "0.9")}  // factor of the noise");
        Line(text, phase % 4 == 0 ? "    activate  geometry" : phase % 4 == 3 ? "    deactivate  geometry" : "    // nothing switches here");
        Line(text, "\n    // The next phase goes on from here.\n  }\n");
    }

    private static string Schedule(int kind) => (kind % 9) switch
    {
        0 => "0.6",
        1 => "ramp 0.1 -> 0.8",
        2 => "ramp 0.1 -> 0.8 over 1 epochs smoothstep",
        3 => "decay 1 -> 0.1",
        4 => "cycle 0.05 -> 0.1 period 1 epochs rise 50% cosine",
        5 => "cosine_restarts 1 -> 0.5 period 1 epochs",
        6 => "steps in epochs 0: 0.4, 0.5: 0.25, 1: 0.125",
        7 => "ramp 0.3 -> 0.01 cosine",
        _ => "steps in percent 0: 1, 0.0001: 0.5 interpolated",
    };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
