using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>What a methodology for a training loop of the user's own needs beside its schedules.</summary>
internal static class LoopParts
{
    private const string Missing = "not in the configuration; PyTorch's default";

    /// <summary>Epochs, seed and evaluation.</summary>
    public static void Run(MethodologyDraft draft, string epochs, ConfigNumber? seed, ConfigNumber? every)
    {
        draft.Add(DraftSection.Run, $"epochs {epochs}");
        draft.Add(DraftSection.Run, $"seed {seed?.Whole ?? "0"}", seed == null ? "The configuration has no seed; this one is chosen here." : null);
        draft.Add(DraftSection.Run, $"evaluate every {every?.Whole ?? "1"} epochs", every == null ? "The configuration does not say when it evaluates." : null);
        draft.Add(DraftSection.Phases, "phase Train epochs 0..end { }");
    }

    /// <summary>How the user's loop computes. What the runtime does not have stands there for the reader.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="type">The type of products, float16 where nothing is said, as in PyTorch.</param>
    public static void MixedPrecision(MethodologyDraft draft, string? type)
    {
        if (IsWide(type))
            draft.Add(DraftSection.Run, "precision mixed");
        else
            draft.Add(DraftSection.Run, "off precision mixed float16", "Your own loop computes so, with a loss scaler; the schedule does not change with it.");
    }

    /// <summary>Whether a type of products has the range of float32.</summary>
    public static bool IsWide(string? type) => type is "bfloat16" or "bf16" or "torch.bfloat16";

    /// <summary>Data and model of the user.</summary>
    public static void DataAndModel(MethodologyDraft draft, string data, string model, ConfigNumber? items, ConfigNumber batch, ConfigNumber? accumulate, ImportOptions options)
    {
        string count = options.Items is { } given
            ? HyperVaeDsl.Language.Text.Numbers.Format(given)
            : items?.Whole ?? throw new ImportException("The configuration does not say how many items an epoch has, and without it no epoch has a length in steps. Add --items N.");
        DraftBlock block = draft.Block(DraftSection.Data, $"data external {data}")
            .Add($"items {count}")
            .Add($"batch {batch.Whole}")
            .Add("sampler shuffled");
        block.AddIf(accumulate is { Value: > 1 }, $"accumulate {accumulate?.Whole}");
        draft.Block(DraftSection.Model, $"model external {model}");
    }

    /// <summary>The optimizer, with PyTorch's defaults where the configuration is silent.</summary>
    /// <param name="draft">Where to write.</param>
    /// <param name="kind">adamw, adam or sgd.</param>
    /// <param name="betas">Two numbers; null where nothing is said.</param>
    /// <param name="epsilon">Null where nothing is said.</param>
    /// <param name="decay">Null where nothing is said.</param>
    /// <param name="momentum">Of sgd; null where nothing is said.</param>
    public static void Optimizer(MethodologyDraft draft, string kind, (string First, string Second)? betas, ConfigNumber? epsilon, ConfigNumber? decay, ConfigNumber? momentum)
    {
        DraftBlock block = draft.Block(DraftSection.Optimizer, $"optimizer {kind}").Add("learning_rate lr");
        if (kind == "sgd")
        {
            block.Add($"momentum {momentum?.Text ?? "0"}", momentum == null ? Missing : null);
        }
        else
        {
            block.Add(betas is { } pair ? $"betas {pair.First} {pair.Second}" : "betas 0.9 0.999", betas == null ? Missing : null);
            block.Add($"epsilon {epsilon?.Text ?? "1e-8"}", epsilon == null ? Missing : null);
        }
        block.Add($"weight_decay {decay?.Text ?? (kind == "adamw" ? "0.01" : "0")}", decay == null ? Missing : null);
    }

    /// <summary>The word of the language for an optimizer by the name of its class; null if it has none.</summary>
    public static string? OptimizerKind(string name) => name.Split('.')[^1].ToUpperInvariant() switch
    {
        "ADAMW" or "DECOUPLEDADAMW" or "DECOUPLED_ADAMW" => "adamw",
        "ADAM" => "adam",
        "SGD" or "MOMENTUM" or "DECOUPLEDSGDW" or "DECOUPLED_SGDW" => "sgd",
        _ => null,
    };
}
