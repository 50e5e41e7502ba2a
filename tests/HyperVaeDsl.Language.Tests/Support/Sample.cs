namespace HyperVaeDsl.Tests.Support;

/// <summary>Methodologies as text, for tests that vary one thing.</summary>
internal static class Sample
{
    private const string Blocks = """

          data ternary_operations {
            batch    512
            sampler  shuffled
          }

          model dual_vae {
            latent         4
            encoder        8
            decoder        8
            projection     tanh_radius
            decoder_input  ball
            curvature      1
            max_radius     0.9
            noise_scale    1
          }

          optimizer adamw {
            learning_rate  5e-3
            betas          0.9 0.999
            epsilon        1e-8
            weight_decay   0
          }

        """;

    /// <summary>The smallest methodology without findings.</summary>
    public static string Minimal => Of("  phase Train epochs 0..end { }\n  loss reconstruction  weight 1\n", 10);

    /// <summary>A methodology with the given statements besides the blocks; without warnings about anything else.</summary>
    public static string Of(string statements, int epochs = 100, string name = "Sample") =>
        $"methodology {name} {{\n  epochs    {epochs}\n  seed      1\n  evaluate  every 1 epochs\n{Blocks}\n{statements}}}\n";

    /// <summary>One signal with a schedule over the whole run, used as the weight of a loss.</summary>
    public static string WithSignal(string schedule, int epochs = 100, string range = "0..1000", string name = "Sample") => Of(
        $"  signal s in {range} = {schedule}\n  phase All epochs 0..end {{ }}\n  loss reconstruction  weight 1\n  loss entropy  weight s\n",
        epochs,
        name);
}
