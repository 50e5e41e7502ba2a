using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The losses of the structural line.</summary>
internal sealed class StructuralLosses(ConfigSheet sheet, MethodologyDraft draft)
{
    private string inner = "0.1";
    private string outer = "0.85";

    /// <summary>Writes the losses.</summary>
    public void Write()
    {
        const string rich = "loss.rich_hierarchy.";
        bool isRich = sheet.Flag(rich + "enabled") == true;
        string coverage = isRich ? sheet.Number(rich + "coverage_weight")?.Text ?? "1" : "1";
        draft.Add(DraftSection.Losses, $"loss reconstruction weight {coverage}", isRich ? "coverage_weight of rich_hierarchy" : null);
        inner = sheet.Number("loss.radial.inner_radius")?.Text ?? inner;
        outer = sheet.Number("loss.radial.outer_radius")?.Text ?? outer;
        string? geodesic = sheet.Flag("loss.geodesic.enabled") == true && sheet.Has("loss.geodesic.phase_start_epoch") ? sheet.Whole("loss.geodesic.phase_start_epoch")?.Whole : null;
        bool fades = sheet.Has("loss.curriculum");
        if (fades)
            Curriculum();
        Radial(geodesic, fades);
        Geodesic(geodesic, fades);
        Rank();
        if (isRich)
            Rich(rich);
        Zeros();
        sheet.Refuse("loss.rich_hierarchy", "it is off");
        sheet.Refuse("loss.adaptive_loss", "the code looks for it at another place and does not find it");
    }

    // The keys of the curriculum are not read: the code rises to 1 over 70 % of the run.
    private void Curriculum()
    {
        draft.Signal("tau", "0..1", "ramp 0 -> 1 over 70%", "From the radii (0) to the distances (1), over 70 % of the run in the code.");
        draft.Signal("radial_weight", "0..1", "1 - tau");
        sheet.Refuse("loss.curriculum", "the code never reads it: its curriculum takes 70 % of the run");
    }

    private void Radial(string? geodesic, bool fades)
    {
        if (sheet.Flag("loss.radial.enabled") == false)
        {
            sheet.Refuse("loss.radial", "it is off");
            return;
        }
        ConfigNumber? weight = sheet.Number("loss.radial.radial_weight");
        string radial = fades ? "radial_weight" : weight?.Text ?? "1";
        if (geodesic != null && weight != null && geodesic != "0")
        {
            draft.Signal("radial_share", "0..5", $"{weight.Text} for {geodesic} epochs then {Words.Number(weight.Value / 2)}", "Halves as soon as the geodesic loss acts; so the code.");
            radial = "radial_share";
        }
        draft.Add(DraftSection.Losses, $"loss radial_hierarchy weight {radial} inner {inner} outer {outer} weight_growth 0.4 radius norm", "weight_growth is a literal in the code.");
        if (sheet.Number("loss.radial.margin_weight") is { } margin)
            draft.Add(DraftSection.Losses, $"loss radial_margin weight {(radial == "radial_share" ? $"{margin.Text} * radial_share" : margin.Text)} inner {inner} outer {outer} share 50% pairs 1000 radius norm");
        sheet.Whole("loss.radial.max_valuation");
        sheet.Flag("loss.radial.valuation_weighting");
    }

    private void Geodesic(string? start, bool fades)
    {
        if (sheet.Flag("loss.geodesic.enabled") != true)
        {
            sheet.Refuse("loss.geodesic", "it is off");
            return;
        }
        string weight = fades ? "tau" : sheet.Number("loss.geodesic.weight")?.Text ?? "1";
        string most = sheet.Number("loss.geodesic.max_target_distance")?.Text ?? "3.0";
        string scale = sheet.Number("loss.geodesic.valuation_scale")?.Text ?? "3.0";
        string pairs = sheet.Whole("loss.geodesic.n_pairs", 1)?.Whole ?? "1000";
        draft.Add(DraftSection.Losses, $"loss geodesic weight {weight} max_distance {most} valuation_scale {scale} pairs {pairs}{(start is null or "0" ? "" : $" from {start} epochs")}");
        sheet.Flag("loss.geodesic.use_smooth_l1");
        sheet.Refuse("loss.geodesic.curvature", "distances here are those of the model's ball");
    }

    private void Rank()
    {
        if (sheet.Flag("loss.rank.enabled") == true)
            draft.Add(DraftSection.Losses, $"loss global_rank weight {sheet.Number("loss.rank.weight")?.Text ?? "1"} temperature {sheet.Number("loss.rank.temperature")?.Text ?? "0.1"} pairs {sheet.Whole("loss.rank.n_pairs", 1)?.Whole ?? "2000"} radius norm");
        sheet.Refuse("loss.rank", "it is off");
    }

    private void Rich(string rich)
    {
        if (sheet.Number(rich + "hierarchy_weight") is { } hierarchy)
            draft.Add(DraftSection.Losses, $"loss level_radius weight {hierarchy.Text} inner {inner} outer {outer} radius norm");
        if (sheet.Number(rich + "richness_weight") is { } richness)
            draft.Add(DraftSection.Losses, $"loss level_richness weight {richness.Text} ratio {sheet.Number(rich + "min_richness_ratio")?.Text ?? "0.5"} variance 0.005 radius norm", "The code measures the variance of its first batch; 0.005 is written here.");
        if (sheet.Number(rich + "separation_weight") is { } separation)
            draft.Add(DraftSection.Losses, $"loss level_separation weight {separation.Text} margin 0.01 radius norm", "The margin is a literal in the code.");
    }

    private void Zeros()
    {
        if (sheet.Flag("loss.zero_structure.enabled") == true)
        {
            if (sheet.Number("loss.zero_structure.valuation_weight") is { } valuation)
                draft.Add(DraftSection.Losses, $"loss zero_valuation weight {valuation.Text} inner {inner} outer {outer} radius norm");
            if (sheet.Number("loss.zero_structure.sparsity_weight") is { } sparsity)
                draft.Add(DraftSection.Losses, $"loss zero_sparsity weight {sparsity.Text} correlation -0.3 radius norm", "The correlation is a literal in the code.");
        }
        sheet.Refuse("loss.zero_structure", "it is off");
    }
}
