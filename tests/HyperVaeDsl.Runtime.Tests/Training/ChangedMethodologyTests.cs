using System.Text.Json;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Training;

/// <summary>A run that is to go on under what its methodology has become.</summary>
public class ChangedMethodologyTests
{
    private const int StopAfter = 45;
    private static readonly MethodologyFacts Before = SmallMethodology.SmallFacts with { Digest = "aa11", CanonicalForm = "epochs 4\nloss kl weight beta\n" };
    private static readonly MethodologyFacts After = Before with { Digest = "bb22", CanonicalForm = "epochs 4\nloss kl weight gamma\n", Epochs = 4 };

    [Fact]
    public void Without_a_verdict_it_is_refused_with_the_facts_that_differ_and_the_command_that_knows_more()
    {
        using TemporaryFolder folder = Started();
        string message = Refused(folder);
        Assert.Contains("(digest aa11, now bb22)", message, StringComparison.Ordinal);
        Assert.Contains("'loss kl weight beta' is gone; 'loss kl weight gamma' is new", message, StringComparison.Ordinal);
        Assert.Contains($"'hvae resume-check {folder["run"]} small.hvae'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void A_verdict_that_covers_the_checkpoint_lets_it_go_on_and_the_record_says_so()
    {
        // 45 steps are two epochs and a part of the third.
        using TemporaryFolder folder = Started();
        Permit(folder, "3");
        TrainingResult result = RunTwin.Train(new SmallMethodology { Facts = After }, new TrainingOptions { RunFolder = folder["run"], Resume = true });
        Assert.Equal((TrainingOutcome.Completed, 4), (result.Outcome, result.Epochs));
        JsonElement entry = Entry(folder);
        Assert.Equal("aa11", entry.GetProperty("from_digest").GetString());
        Assert.Equal((2, 5), (entry.GetProperty("epoch").GetInt32(), entry.GetProperty("step").GetInt32()));
        Assert.False(entry.TryGetProperty("forced", out _));
        Assert.Equal("bb22", Checkpoint.Load(Path.Combine(folder["run"], "checkpoints", "last.safetensors")).Digest);
    }

    [Theory]
    [InlineData("2", "By resume.json only checkpoints of up to 2 epochs of the plan may go on, and this one has begun epoch 3.")]
    [InlineData("0", "only checkpoints of up to 0 epochs")]
    public void A_verdict_that_ends_before_the_checkpoint_refuses_it(string epochs, string said)
    {
        using TemporaryFolder folder = Started();
        Permit(folder, epochs);
        Assert.Contains(said, Refused(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_verdict_on_other_methodologies_says_nothing()
    {
        using TemporaryFolder folder = Started();
        Permit(folder, "null", to: "cc33");
        Assert.Contains("resume-check", Refused(folder), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder["run"], "resume.json"), "{ \"from\": 3 }");
        Assert.Contains("resume-check", Refused(folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Forcing_it_is_recorded_with_the_difference()
    {
        using TemporaryFolder folder = Started();
        TrainingResult result = RunTwin.Train(new SmallMethodology { Facts = After }, new TrainingOptions { RunFolder = folder["run"], Resume = true, ForceResume = true });
        Assert.Equal(TrainingOutcome.Completed, result.Outcome);
        JsonElement entry = Entry(folder);
        Assert.True(entry.GetProperty("forced").GetBoolean());
        Assert.Contains("'loss kl weight gamma' is new", entry.GetProperty("notes")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_model_is_refused_even_by_force()
    {
        using TemporaryFolder folder = Started();
        MethodologyFacts wider = After with { Model = SmallMethodology.SmallModel with { Encoder = [32] } };
        byte[] last = File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints", "last.safetensors"));
        CheckpointException refused = Assert.Throws<CheckpointException>(() =>
            RunTwin.Train(new SmallMethodology { Facts = wider }, new TrainingOptions { RunFolder = folder["run"], Resume = true, ForceResume = true }));
        Assert.Contains("is of another model", refused.Message, StringComparison.Ordinal);
        Assert.Equal(last, File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints", "last.safetensors")));
    }

    private static TemporaryFolder Started()
    {
        var folder = new TemporaryFolder();
        RunTwin.Train(new SmallMethodology { Facts = Before }, new TrainingOptions { RunFolder = folder["run"] }, StopAfter);
        return folder;
    }

    private static void Permit(TemporaryFolder folder, string epochs, string to = "bb22") =>
        File.WriteAllText(Path.Combine(folder["run"], "resume.json"), $$"""{ "from": "aa11", "to": "{{to}}", "epochs": {{epochs}}, "reasons": [] }""");

    private static string Refused(TemporaryFolder folder) => Assert.Throws<CheckpointException>(() =>
        RunTwin.Train(new SmallMethodology { Facts = After }, new TrainingOptions { RunFolder = folder["run"], Resume = true })).Message;

    private static JsonElement Entry(TemporaryFolder folder)
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder["run"], "run.json")));
        return Assert.Single(record.RootElement.GetProperty("resumed").Clone().EnumerateArray());
    }
}
