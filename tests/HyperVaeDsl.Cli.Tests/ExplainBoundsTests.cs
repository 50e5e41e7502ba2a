namespace HyperVaeDsl.Cli.Tests;

/// <summary>hvae check --explain-bounds.</summary>
public sealed class ExplainBoundsTests
{
    private const string Loops = """
        methodology Loops {
          epochs    10
          seed      1
          evaluate  every 1 epochs
          phase Early epochs 0..4 { }
          phase Late  epochs 4..end { }
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
            learning_rate  1e-3
            betas          0.9 0.999
            epsilon        1e-8
            weight_decay   0
          }
          signal beta   in 0..1  = 0.1
          signal sigma  in 0..2  = 1
          loss reconstruction  weight 1
          loss kl_A             weight beta  free_bits 0 nats/dim
          loss hyperbolic_kl_B  weight 0.1   sigma sigma  density tangent
          controller homeostasis every eval {
            when kl > 7.5  scale beta by 1.5
            when kl < 2.5  scale beta by 0.9
            keep beta  in 0.01..0.5
          }
          controller spread every eval {
            drive sigma  by integral of mean_radius target 0.5 rate -0.1
            keep sigma  in 0.5..1.5
          }
          component vae_A.encoder {
            starts      frozen
            unfreeze    when coverage >= 99%
            freeze      when coverage < 95% for 2 evals
            hysteresis  3 evals
          }
          guard collapse  when kl < 0.01 for 5 epochs  stop
        }
        """;

    [Fact]
    public void It_says_how_far_each_signal_comes_and_when_what_waits_can_happen()
    {
        using Tool tool = new();
        string file = tool.File("loops.hvae", Loops);
        Answer answer = Tool.Run("check", "--explain-bounds", file);
        Assert.Equal("", answer.Errors);
        Assert.Equal(0, answer.Code);
        string explained = answer.Output[(answer.Output.IndexOf("bounds of Loops", StringComparison.Ordinal) + "bounds of Loops\n\n".Length)..];
        Assert.Equal("""
            beta in 0..1
              homeostasis, every evaluation: when kl > 7.5 scales it by 1.5, when kl < 2.5 scales it by 0.9; keeps it in 0.01..0.5
              phase  epochs  plan  reachable
              Early  0..4    0.1   0.0729..0.3375
              Late   4..10   0.1   0.03874..0.5
              up    0.5 after 4 evaluations with kl > 7.5, at epoch 4; 'keep' stops it
              down  0.03874 after 9 evaluations with kl < 2.5, at epoch 9; the end of the run stops it

            sigma in 0..2
              spread, every evaluation: sets it by integral of mean_radius; keeps it in 0.5..1.5
              phase  epochs  plan  reachable
              Early  0..4    1     0.88..1.15
              Late   4..10   1     0.64..1.45
              up    1.45 after 9 evaluations with mean_radius = 0, at epoch 9; the end of the run stops it
              down  0.64 after 9 evaluations with mean_radius = 0.9, at epoch 9; the end of the run stops it

            Earliest, with the most favourable metrics:
              component vae_A.encoder: let go at epoch 1, frozen at epoch 4, let go at epoch 7, frozen at epoch 10, of 10
              guard collapse fires: at epoch 5


            """.ReplaceLineEndings("\n"), explained);
    }

    [Fact]
    public void A_property_that_a_controller_breaks_comes_with_the_way_there_and_the_bounds()
    {
        using Tool tool = new();
        string file = tool.File("loops.hvae", Loops.Insert(Loops.LastIndexOf('}'), "  ensure always beta <= 0.2\n"));
        Answer answer = Tool.Run("check", "--explain-bounds", file);
        Assert.Equal(1, answer.Code);
        Assert.Contains("error HV1305", answer.Output, StringComparison.Ordinal);
        Assert.Contains("note: After 2 evaluations with kl > 7.5, at epoch 2, 'beta' is 0.225.\n", answer.Output, StringComparison.Ordinal);
        Assert.Contains("  up    0.5 after 4 evaluations with kl > 7.5, at epoch 4; 'keep' stops it\n", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_understood_has_no_bounds()
    {
        using Tool tool = new();
        string file = tool.File("loops.hvae", Loops.Replace("scale beta by 1.5", "scale beta to 1.5", StringComparison.Ordinal));
        Answer answer = Tool.Run("check", "--explain-bounds", file);
        Assert.Equal(1, answer.Code);
        Assert.DoesNotContain("bounds of", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_for_programs_holds_nothing_else()
    {
        using Tool tool = new();
        string file = tool.File("x.hvae", "methodology X { }\n");
        Answer answer = Tool.Run("check", "--explain-bounds", "--format", "msbuild", file);
        Assert.DoesNotContain("bounds of", answer.Output, StringComparison.Ordinal);
        Assert.Equal(1, answer.Code);
    }
}
