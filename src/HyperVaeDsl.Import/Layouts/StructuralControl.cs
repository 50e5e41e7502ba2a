using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>What is loaded, frozen and let go in the structural line, and its controller.</summary>
internal static class StructuralControl
{
    private const string Home = "homeostasis.";

    /// <summary>Writes warm start, components and the learned controller.</summary>
    public static void Write(ConfigSheet sheet, MethodologyDraft draft, bool isPartial)
    {
        if (sheet.Text("frozen_checkpoint.path") is { } path)
        {
            List<string> parts = [];
            if (sheet.Text("frozen_checkpoint.encoder_to_load") is { } encoders)
            {
                foreach (string vae in encoders is "both" ? (string[])["vae_A", "vae_B"] : encoders.EndsWith('B') ? ["vae_B"] : ["vae_A"])
                    parts.AddRange([$"{vae}.encoder", $"{vae}.mean", $"{vae}.log_variance"]);
            }
            if (sheet.Text("frozen_checkpoint.decoder_to_load") is { } decoder)
                parts.Add(decoder.EndsWith('B') ? "vae_B.decoder" : "vae_A.decoder");
            if (parts.Count > 0)
                draft.Add(DraftSection.Components, $"warm_start {Words.Quoted(path)} load {string.Join(", ", parts)}", "A checkpoint of PyTorch must be stored as safetensors first.");
            else
                sheet.Return("frozen_checkpoint.path", "nothing is loaded from it");
        }
        sheet.Refuse("frozen_checkpoint", "no checkpoint is named");
        Components(sheet, draft, isPartial);
        if (sheet.Flag("model.use_controller") == true)
        {
            draft.Block(DraftSection.Control, "learned_controller differentiable_controller", "The trainer of v5.12 never calls it.")
                .Add("inputs mean_radius_A, mean_radius_B, kl_A, kl_B")
                .Add("hidden 32 32")
                .Add($"drives {(sheet.Number("loss.radial.radial_weight") != null && sheet.Has("loss.geodesic.phase_start_epoch") ? "radial_share" : "lr")} in 0.05..5");
        }
    }

    private static void Components(ConfigSheet sheet, MethodologyDraft draft, bool isPartial)
    {
        DraftBlock a = draft.Block(DraftSection.Components, "component vae_A.encoder").Add("starts frozen");
        bool acts = isPartial && sheet.Flag(Home + "enabled") == true;
        if (acts && sheet.Number(Home + "coverage_unfreeze_threshold") is { } unfreeze && sheet.Number(Home + "coverage_freeze_threshold") is { } freeze)
        {
            string stall = sheet.Number(Home + "hierarchy_plateau_threshold")?.Text ?? "0.001";
            string warmup = sheet.Whole(Home + "warmup_epochs", 1)?.Whole ?? "5";
            string rest = sheet.Whole(Home + "hysteresis_epochs", 1)?.Whole ?? "3";
            a.Add($"unfreeze when coverage >= {unfreeze.Text} and radial_correlation_A stalls within {stall} for 9 evals", "The code wants five stalls of a window of five.")
                .Add($"freeze when coverage < {freeze.Text}")
                .Add($"warmup {warmup} epochs")
                .Add($"hysteresis {rest} evals", "The code counts evaluations; its key says epochs.");
            if (sheet.Flag(Home + "enable_annealing") == true && sheet.Number(Home + "annealing_step") is { } step)
                a.Add($"anneal freeze by q step {step.Text} tolerance 0.05 floor {sheet.Number(Home + "coverage_floor")?.Text ?? "0.95"} ceiling 100% gap 0.5%");
            string patience = sheet.Whole(Home + "hierarchy_plateau_patience", 1)?.Whole ?? "5";
            DraftBlock b = draft.Block(DraftSection.Components, "component vae_B.encoder")
                .Add("starts trainable")
                .Add($"freeze when radial_correlation_B stalls within {stall} for {patience} evals")
                .Add("unfreeze when radial_correlation_B rises by 0.01", "A literal in the code.")
                .Add($"warmup {warmup} epochs")
                .Add($"hysteresis {rest} evals");
            if (sheet.Whole(Home + "hierarchy_patience_ceiling", 1) is { } ceiling)
                b.Add($"anneal patience by q step 1 evals tolerance 0.05 floor {patience} evals ceiling {ceiling.Whole} evals");
        }
        else if (!isPartial)
        {
            draft.Block(DraftSection.Components, "component vae_B.encoder").Add("starts frozen");
        }
        draft.Block(DraftSection.Components, "component vae_A.decoder").Add("starts frozen");
        foreach (string key in (string[])["controller_grad_threshold", "controller_grad_patience", "controller_patience_ceiling"])
            sheet.Refuse(Home + key, "the controller that it watches is never called");
        sheet.Refuse("homeostasis", acts ? "the code never reads it" : "it is off");
    }
}
