using System.Globalization;
using HyperVaeDsl.Training.Tests.Support;

namespace HyperVaeDsl.Training.Tests;

/// <summary>
/// A process that trains is killed (SIGKILL) at random moments, resumed, and killed again. HVAE_KILLS says how often, in place of the usual number.
/// </summary>
public sealed class KillTests
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("HVAE_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills) ? kills : 24;

    /// <summary>After every step a checkpoint: half the time is spent writing one, so that half the kills hit that.</summary>
    [UnixFact]
    public void A_run_that_is_killed_again_and_again_ends_as_the_one_that_was_not()
    {
        using TemporaryFolder folder = new();
        using (Child whole = Child.Train(folder["whole"], 1e9))
            Assert.Equal(0, whole.Wait().Code);
        Random draw = new(20261126);
        int killed = 0;
        int duringWriting = 0;
        for (int run = 0; killed < Kills; run++)
        {
            string parts = folder[$"parts{run}"];
            int saved = 0;
            while (true)
            {
                using Child child = Child.Train(parts, millisecondsBetweenCheckpoints: 0);
                // Some die before they train.
                if ((killed == Kills || draw.Next(4) > 0) && child.WaitForStart() != null)
                {
                    Assert.True(child.From >= saved, $"went on at step {child.From}, and step {saved} was on the disk");
                    Assert.Empty(child.Notes);
                    saved = child.From;
                }

                // The first steps compile, so that a run takes about half a second. Every third kill waits for a checkpoint that is being written.
                if (killed < Kills)
                {
                    if (draw.Next(3) == 0)
                        SpinWait.SpinUntil(() => File.Exists(RunFiles.Checkpoint(parts, "last") + ".tmp"), draw.Next(1, 300));
                    else
                        Thread.Sleep(draw.Next(0, 300));
                }

                if (killed == Kills || !child.Kill())
                {
                    (int code, _, string errors) = child.Wait();
                    Assert.True(code == 0, errors);
                    break;
                }

                killed++;
                saved = Math.Max(saved, child.Saved);
                duringWriting += File.Exists(RunFiles.Checkpoint(parts, "last") + ".tmp") ? 1 : 0;
            }

            RunFiles.AssertSame(folder["whole"], parts);
        }

        Assert.True(Kills < 100 || duringWriting > 0, "No kill has hit the writing of a checkpoint.");
    }
}
