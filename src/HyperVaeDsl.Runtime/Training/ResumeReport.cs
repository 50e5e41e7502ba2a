namespace HyperVaeDsl.Runtime.Training;

/// <summary>Where a run went on from.</summary>
/// <param name="Checkpoint">Path of the checkpoint; "" where there was none yet, so that the run began anew.</param>
/// <param name="Epoch">The epoch that goes on, from 0.</param>
/// <param name="Step">Steps of it that were done.</param>
public sealed record ResumeReport(string Checkpoint, int Epoch, int Step)
{
    /// <summary>What the user should know, a sentence each: a damaged checkpoint that was passed over, a methodology that differs.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Digest of the methodology of the checkpoint, if it is another one; else null.</summary>
    public string? FromDigest { get; init; }

    /// <summary>Whether <see cref="TrainingOptions.ForceResume"/> was needed.</summary>
    public bool IsForced { get; init; }

    /// <summary>It as a sentence.</summary>
    public override string ToString() => Checkpoint.Length == 0
        ? "No checkpoint was written yet; the run begins anew."
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Goes on after {Epoch} {(Epoch == 1 ? "epoch" : "epochs")} and {Step} {(Step == 1 ? "step" : "steps")}, from {Checkpoint}.");
}
