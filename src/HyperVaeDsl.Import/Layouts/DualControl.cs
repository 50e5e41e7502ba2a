using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>What moves signals of the dual VAEs while they train: the learned controller, feedback on coverage, the prior that adapts, the exploration boost.</summary>
internal static class DualControl
{
    private const string Prior = "padic_losses.hyperbolic_v10.prior.";

    /// <summary>Writes the controllers.</summary>
    public static void Write(ConfigSheet sheet, MethodologyDraft draft, string? ranking)
    {
        Learned(sheet, draft, ranking);
        Homeostasis(sheet, draft);
        Coverage(sheet, draft, ranking);
        Boost(sheet, draft, ranking);
        if (sheet.Flag("correlation_feedback.enabled") == true && sheet.Number("correlation_feedback.correlation_drop_threshold") is { } drop && sheet.Whole("correlation_feedback.correlation_patience", 1) is { } patience)
            draft.Add(DraftSection.Guards, $"guard correlation_drop when triplet_concordance falls by {drop.Text} for {patience.Whole} epochs stop");
        sheet.Refuse("correlation_feedback", "it is off");
        sheet.Refuse("model.eps_kl", "the code only prints it");
    }

    private static void Learned(ConfigSheet sheet, MethodologyDraft draft, string? ranking)
    {
        if (sheet.Flag("model.use_statenet") != true)
        {
            foreach (string key in (string[])["version", "lr_scale", "lambda_scale", "ranking_scale", "hyp_sigma_scale", "hyp_curvature_scale", "curriculum_scale"])
                sheet.Refuse("model.statenet_" + key, "the learned controller is off");
            return;
        }
        DraftBlock block = draft.Block(DraftSection.Control, "learned_controller state_net", "In the original its outputs are cut from the graph, so that it never learns.")
            .Add("inputs kl_A, kl_B")
            .Add("hidden 32 8")
            .Add("drives lr in 1e-6..1e-2")
            .Add("drives lambda3 in 0.15..0.45");
        block.AddIf(ranking != null && sheet.Has("model.statenet_ranking_scale"), "drives ranking_weight in 0.1..1.5");
        foreach (string key in (string[])["version", "lr_scale", "lambda_scale", "ranking_scale", "hyp_sigma_scale", "hyp_curvature_scale", "curriculum_scale"])
            sheet.Refuse("model.statenet_" + key, "how far a learned controller may move what it drives is said by its bounds");
    }

    private static void Homeostasis(ConfigSheet sheet, MethodologyDraft draft)
    {
        if (sheet.Flag(Prior + "homeostatic") != true || sheet.Number(Prior + "adaptation_rate") is not { } rate)
            return;
        string memory = sheet.Number(Prior + "ema_alpha") is { } alpha ? Words.Number(Math.Round(1 - alpha.Value, 12)) : "0.9";
        if (sheet.Number(Prior + "target_radius") is { } radius)
        {
            draft.Block(DraftSection.Control, "controller spread every step")
                .Add($"observe mean_radius ema {memory}")
                .Add($"drive sigma by integral of mean_radius target {radius.Text} rate -{rate.Text}")
                .Add($"keep sigma in {Bounds(sheet, "sigma", "0.3..2")}");
        }
        if (sheet.Number(Prior + "kl_target") is { } target)
        {
            draft.Block(DraftSection.Control, "controller bend every step", "A tenth of the rate is a literal in the code.")
                .Add($"observe kl ema {memory}")
                .Add($"drive curvature by integral of kl target {target.Text} rate {Words.Number(rate.Value / 10)}")
                .Add($"keep curvature in {Bounds(sheet, "curvature", "0.5..4")}");
        }
    }

    private static string Bounds(ConfigSheet sheet, string name, string otherwise) =>
        sheet.Number(Prior + name + "_min") is { } low && sheet.Number(Prior + name + "_max") is { } high ? $"{low.Text}..{high.Text}" : otherwise;

    private static void Coverage(ConfigSheet sheet, MethodologyDraft draft, string? ranking)
    {
        const string feedback = "continuous_feedback.";
        if (ranking != null && sheet.Flag(feedback + "enabled") == true && sheet.Number(feedback + "coverage_threshold") is { } threshold)
        {
            // The code counts coverage in percent, the language in fractions: slopes are per fraction.
            string slope = Words.Number(Math.Round(100 * (sheet.Number(feedback + "coverage_sensitivity")?.Value ?? 0.1), 9));
            string trend = Words.Number(Math.Round(100 * (sheet.Number(feedback + "coverage_trend_sensitivity")?.Value ?? 0), 9));
            draft.Block(DraftSection.Control, "controller coverage_feedback every eval", "Slopes are per fraction of coverage here, and per percent in the configuration.")
                .Add($"drive ranking_weight by sigmoid of prior_coverage threshold {threshold.Text}% slope {slope} trend {trend}")
                .Add($"keep ranking_weight in {sheet.Number(feedback + "min_ranking_weight")?.Text ?? "0"}..{sheet.Number(feedback + "max_ranking_weight")?.Text ?? "1"}");
            sheet.Refuse(feedback + "coverage_ema_alpha", "the code updates this average and never uses it");
        }
        sheet.Refuse("continuous_feedback", "it is off");
        const string floor = "two_phase_training.phase2.";
        if (ranking != null && sheet.Number(floor + "coverage_floor") is { } least)
        {
            draft.Block(DraftSection.Control, "controller coverage_floor every eval", "The original subtracts a share of what coverage lacks; here the weight shrinks and grows by a fifth.")
                .Add($"when prior_coverage < {least.Text}% scale ranking_weight by 0.8")
                .Add($"when prior_coverage >= {least.Text}% scale ranking_weight by 1.25")
                .Add("keep ranking_weight in 0..0.8");
            sheet.Refuse(floor + "coverage_penalty_scale", "the penalty of the original has no law of its own here");
        }
        sheet.Refuse("two_phase_training", "it is off");
    }

    private static void Boost(ConfigSheet sheet, MethodologyDraft draft, string? ranking)
    {
        const string boost = "exploration_boost.";
        if (sheet.Flag(boost + "enabled") == true && sheet.Number(boost + "coverage_stall_threshold") is { } stall && sheet.Whole(boost + "coverage_stall_patience", 1) is { } patience)
        {
            DraftBlock block = draft.Block(DraftSection.Control, "controller exploration every 1 epochs", "The original asks each epoch, with a coverage that is measured at evaluations only. How it relaxes is a literal in its code.");
            string most = sheet.Number(boost + "temp_boost_max")?.Text ?? "2";
            block.Add($"drive temperature_A by boost of prior_coverage within {stall.Text}% for {patience.Whole} evals by {sheet.Number(boost + "temp_boost_factor")?.Text ?? "1.15"} relax 0.95");
            if (ranking != null)
                block.Add($"drive ranking_weight by boost of prior_coverage within {stall.Text}% for {patience.Whole} evals by {sheet.Number(boost + "ranking_reduction_factor")?.Text ?? "0.9"} relax 1.05");
            block.Add($"keep temperature_A in 0.1..{most}");
            if (ranking != null)
            {
                block.Add($"keep ranking_weight in {sheet.Number(boost + "ranking_reduction_min")?.Text ?? "0.05"}..2");
                if (sheet.Has("continuous_feedback.enabled"))
                    draft.Add(DraftSection.Control, "order ranking_weight: coverage_feedback, exploration", "The order of the code.");
            }
        }
        sheet.Refuse("exploration_boost", "it is off");
    }
}
