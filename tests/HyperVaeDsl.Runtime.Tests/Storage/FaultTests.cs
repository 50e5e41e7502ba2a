using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Storage;

/// <summary>What goes wrong with files, disks, clocks and processes.</summary>
public class FaultTests
{
    private static readonly TrainingOptions EveryStep = new() { Resume = true, CheckpointEvery = TimeSpan.Zero };

    [Fact]
    public void A_newest_state_with_any_bit_flipped_is_passed_over_for_the_one_before_which_is_said()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["whole"] });
        RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }, stopAfter: 6);
        string last = Last(folder["run"]);
        byte[] good = File.ReadAllBytes(last);
        var draw = new Random(11);
        for (int i = 0; i < 40; i++)
        {
            byte[] bad = [.. good];
            bad[i < 16 ? i : draw.Next(bad.Length)] ^= (byte)(1 << draw.Next(8));
            AssertPassedOver(folder[$"flip{i}"], bad);
        }

        for (int i = 0; i < 20; i++)
            AssertPassedOver(folder[$"cut{i}"], good[..draw.Next(good.Length)]);

        void AssertPassedOver(string copy, byte[] content)
        {
            CopyRun(folder["run"], copy);
            File.WriteAllBytes(Last(copy), content);
            var observer = new RecordingObserver();
            using var engine = new CpuEngine(1);
            TrainingResult result = new Trainer(engine, Tiny(), new TrainingOptions { RunFolder = copy, Resume = true }, observer, TimeProvider.System).Run();
            ResumeReport report = observer.Run!.Resumed!;
            string note = Assert.Single(report.Notes);
            Assert.Contains("last.safetensors cannot be used", note, StringComparison.Ordinal);
            Assert.EndsWith("previous.safetensors is used instead.", note, StringComparison.Ordinal);
            Assert.Equal(5, (report.Epoch * observer.Run.StepsPerEpoch) + report.Step);
            Assert.Equal(whole.Metrics!.A, result.Metrics!.A);
            // The damaged file is kept for whoever looks for the reason, and pushes out nothing.
            Assert.Equal(content, File.ReadAllBytes(Last(copy) + ".damaged"));
            Assert.Contains("previous.safetensors is used instead.", File.ReadAllText(Path.Combine(copy, "run.json")), StringComparison.Ordinal);
            Assert.Equal(File.ReadAllBytes(Last(folder["whole"])), File.ReadAllBytes(Last(copy)));
        }
    }

    [Fact]
    public void Every_byte_of_a_checkpoint_is_covered_by_its_checksum()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["run"] }, stopAfter: 3);
        byte[] good = File.ReadAllBytes(Last(folder["run"]));
        var draw = new Random(5);
        // The header, where a flip could change a number without any trace, and samples of the values.
        for (int i = 0; i < good.Length; i += i < 4096 ? 1 : 97)
        {
            byte[] bad = [.. good];
            bad[i] ^= (byte)(1 << draw.Next(8));
            File.WriteAllBytes(folder["bad.safetensors"], bad);
            Assert.Throws<CheckpointException>(() => Checkpoint.Load(folder["bad.safetensors"]));
        }
    }

    [Fact]
    public void Without_any_whole_checkpoint_nothing_is_trained()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }, stopAfter: 5);
        foreach (string file in Directory.GetFiles(Path.Combine(folder["run"], "checkpoints")))
            File.WriteAllText(file, "");
        CheckpointException refused = Assert.Throws<CheckpointException>(() => RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }));
        Assert.Contains("has no checkpoint that can be used", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void A_run_that_was_killed_before_its_first_checkpoint_begins_anew_with_its_seed()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["whole"], Seed = 9 });
        var observer = new RecordingObserver { OnStep = step => { if (step == 7) throw new OperationCanceledException("as if killed"); } };
        using (var engine = new CpuEngine(1))
            Assert.Throws<OperationCanceledException>(() => new Trainer(engine, Tiny(), new TrainingOptions { RunFolder = folder["run"], Seed = 9 }, observer, TimeProvider.System).Run());
        TrainingResult result = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["run"], Resume = true });
        RunTwin.AssertSame(folder["whole"], whole, folder["run"], result);
    }

    [Fact]
    public void Metrics_that_someone_cut_or_changed_are_not_continued()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }, stopAfter: 9);
        string csv = Path.Combine(folder["run"], "metrics.csv");
        File.WriteAllLines(csv, File.ReadLines(csv).Take(1).ToArray());
        RunFolderException refused = Assert.Throws<RunFolderException>(() => RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }));
        Assert.Contains("fewer than the 2 rows", refused.Message, StringComparison.Ordinal);
        Assert.Single(File.ReadAllLines(csv));
    }

    [Fact]
    public void A_second_trainer_on_one_folder_is_refused_and_the_first_goes_on()
    {
        using var folder = new TemporaryFolder();
        RunFolderException? refused = null;
        var observer = new RecordingObserver
        {
            OnStep = step =>
            {
                if (step == 6)
                    refused = Assert.Throws<RunFolderException>(() => RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] }));
            },
        };
        using var engine = new CpuEngine(1);
        TrainingResult result = new Trainer(engine, Tiny(), EveryStep with { RunFolder = folder["run"] }, observer, TimeProvider.System).Run();
        Assert.Contains("is in use by another process", refused!.Message, StringComparison.Ordinal);
        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
    }

    /// <summary>A name that leads to /dev/full stands for a disk without room: the system answers every write with ENOSPC.</summary>
    [Fact]
    public void A_full_disk_ends_the_run_with_a_sentence_and_the_state_before_is_whole()
    {
        if (!File.Exists("/dev/full"))
            return;
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["whole"] });
        string last = Last(folder["run"]);
        var observer = new RecordingObserver { OnStep = step => { if (step == 6) File.CreateSymbolicLink(last + ".tmp", "/dev/full"); } };
        using (var engine = new CpuEngine(1))
        {
            RunFolderException full = Assert.Throws<RunFolderException>(() => new Trainer(engine, Tiny(), EveryStep with { RunFolder = folder["run"] }, observer, TimeProvider.System).Run());
            Assert.Contains("checkpoint last cannot be written: No space left on device", full.Message, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(last + ".tmp"));
        Assert.Equal(5L, (long)Checkpoint.Load(last).Remembered("run.position.steps")!);
        TrainingResult result = RunTwin.Train(Tiny(), EveryStep with { RunFolder = folder["run"] });
        RunTwin.AssertSame(folder["whole"], whole, folder["run"], result);
    }

    [Fact]
    public void A_clock_that_jumps_changes_no_result_and_hinders_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["whole"] });
        TrainingResult result = RunTwin.Train(Tiny(), new TrainingOptions { RunFolder = folder["run"] }, time: new JumpingClock());
        RunTwin.AssertSame(folder["whole"], whole, folder["run"], result);
        // It fell back by hours again and again, and the newest state was written all the same.
        Assert.True(File.Exists(Path.Combine(folder["run"], "checkpoints", "previous.safetensors")));
    }

    private static RandomMethodology Tiny() => new(3);

    private static string Last(string run) => Path.Combine(run, "checkpoints", "last.safetensors");

    private static void CopyRun(string source, string target)
    {
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>Jumps by up to an hour, forwards and back, at every look.</summary>
    private sealed class JumpingClock : TimeProvider
    {
        private readonly Random draw = new(1);
        private long now;

        public override long GetTimestamp() => now += draw.NextInt64(-TimestampFrequency * 3600, TimestampFrequency * 3600);
    }
}
