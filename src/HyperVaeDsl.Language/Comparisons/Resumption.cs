namespace HyperVaeDsl.Language.Comparisons;

/// <summary>Which checkpoints of the old methodology can be resumed under the new one so that the run is one of the new methodology from the start.</summary>
/// <param name="Epochs">After at most so many epochs of training; 0 for none; null for any number.</param>
/// <param name="Reasons">Why no later one: whole sentences.</param>
public sealed record Resumption(int? Epochs, IReadOnlyList<string> Reasons)
{
    /// <summary>It in a sentence.</summary>
    public string Sentence => Epochs switch
    {
        null => "Every checkpoint of the old methodology can be resumed under the new one.",
        0 => "No checkpoint of the old methodology can be resumed under the new one.",
        _ => $"Checkpoints of up to {Text.Numbers.Format(Epochs.Value)} trained epochs can be resumed under the new methodology; later ones were trained in another way.",
    };
}
