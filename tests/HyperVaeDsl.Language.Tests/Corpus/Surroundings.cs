namespace HyperVaeDsl.Language.Tests.Corpus;

/// <summary>A methodology around one statement: what stands before it and behind it, wherever in the file its place is.</summary>
internal static class Surroundings
{
    private const string Whole = """
        @file
        preset gentle_rise(peak) = ramp 0 -> peak

        methodology Around {
          epochs    100
          seed      1
          evaluate  every 1 epochs
          @methodology

          data ternary_operations {
            batch    512
            sampler  shuffled
            @data
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
            @model
          }

          optimizer adamw {
            learning_rate  lr
            betas          0.9 0.999
            epsilon        1e-8
            weight_decay   0
            @optimizer
          }

          signal lr in 0..1 = 1e-3
          signal u  in 0..1 = 0.5
          signal v  in 0..1
          signal w  in 0.1..1 = 0.5

          phase Train epochs 0..end {
            v 0.5
            @phase
          }

          loss reconstruction  weight 1
          loss kl              weight w  free_bits 0.1 nats/dim
          loss entropy         weight u
          loss repulsion       weight v  scale 0.5

          group geometry {
            loss radial  weight 0.3  inner 0.1  outer 0.85
            @group
          }

          controller first every eval {
            observe kl ema 0.9
            @controller
            when kl > 9 scale w by 0.9
            keep w in 0.1..1
          }

          component vae_A.encoder {
            starts trainable
            @component
          }

          guard collapse  when kl < 0.01 for 5 epochs  stop

          checkpoint {
            best top when coverage rises
            @checkpoint
          }
        }

        """;

    public static string Before(string place) => Parts(place).Before;

    public static string After(string place) => Parts(place).After;

    private static (string Before, string After) Parts(string place)
    {
        if (place == "alone")
            return ("", "\n");
        string text = string.Join("\n", Whole.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('@') || line.Trim() == "@" + place));
        int at = text.IndexOf("@" + place, StringComparison.Ordinal);
        return (text[..at], text[(at + place.Length + 1)..]);
    }
}
