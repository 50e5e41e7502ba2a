using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>The signals of the dual VAEs: KL weights, temperatures, permeability, the learning rate.</summary>
internal sealed class DualSchedules(ConfigSheet sheet, MethodologyDraft draft)
{
    /// <summary>Writes the signals. Returns the name of the signal of the ranking weight, if it has one.</summary>
    public string? Write()
    {
        string? tau = Curriculum();
        Betas(tau);
        Temperatures(tau);
        draft.Signal("rho", "0.1..0.7", "0.1 for 40 epochs then ramp 0.1 -> 0.3 over 80 epochs then ramp 0.3 -> 0.7 over 80 epochs", "Permeability of the exchange of latent vectors; its epochs are literals in the code.");
        Permeability();
        Rate();
        return Ranking();
    }

    private string? Curriculum()
    {
        if (sheet.Flag("curriculum.enabled") != true || sheet.Number("curriculum.initial_tau") is not { } initial)
            return null;
        string range = sheet.Number("curriculum.tau_min") is { } low && sheet.Number("curriculum.tau_max") is { } high ? $"{low.Text}..{high.Text}" : "0..1";
        draft.Signal("tau", range, initial.Text, "From the radial losses (0) to ranking (1). Only a network that never learns would move it.");
        sheet.Refuse("curriculum", "the learned controller that would use it gets no gradient");
        return "tau";
    }

    private void Betas(string? tau)
    {
        ConfigNumber? start = sheet.Number("vae_a.beta_start");
        ConfigNumber? end = sheet.Number("vae_a.beta_end");
        ConfigNumber? warmup = sheet.Whole("vae_a.beta_warmup_epochs", 1);
        if (start == null || end == null || warmup == null)
            throw new ImportException("vae_a needs beta_start, beta_end and beta_warmup_epochs.");
        string a = $"ramp 0 -> {start.Text} over {warmup.Whole} epochs then ramp {start.Text} -> {end.Text}";
        draft.Signal("beta_A", "0..1", tau == null ? a : $"({a}) * (1 + 0.15 * tau)", "KL weight of A: the code rises from 0 to beta_start in the warm-up, and goes on to beta_end in the rest.");
        ConfigNumber? first = sheet.Number("vae_b.beta_start");
        ConfigNumber? wait = sheet.Whole("vae_b.beta_warmup_epochs", 1);
        ConfigNumber? lag = sheet.Number("controller.beta_phase_lag");
        string share = Words.Number(Math.Round(Math.Abs(Math.Sin(lag?.Value ?? 0.785)), 6));
        string b = $"{first?.Text ?? "0"} * (ramp 0 -> 1 over {wait?.Whole ?? warmup.Whole} epochs) for {wait?.Whole ?? warmup.Whole} epochs then {share} * beta_A";
        draft.Signal("beta_B", "0..1", tau == null ? b : $"({b}) * (1 + 0.3 * tau)", $"KL weight of B: the 'phase lag' of {lag?.Text ?? "0.785"} is the constant factor {share} in the code.");
    }

    private void Temperatures(string? tau)
    {
        string last = sheet.Whole("phase_transitions.ultra_exploration_start", 1)?.Whole ?? "250";
        string highest = sheet.Number("vae_a.temp_start") is { } a ? a.Text : "1.0";
        string lowest = sheet.Number("vae_a.temp_end") is { } b ? b.Text : "0.3";
        draft.Signal("cooling_A", $"{lowest}..{highest}", $"ramp {highest} -> {lowest}");
        string temperature = "cooling_A";
        if (sheet.Flag("vae_a.temp_cyclic") == true)
        {
            string boost = sheet.Number("vae_a.temp_boost_amplitude")?.Text ?? "0.5";
            draft.Signal("swing", $"0..{Larger(boost, highest)}", $"0.1 * cooling_A for {last} epochs then {boost}");
            temperature = "max(0.1, cooling_A + swing * (wave cosine -1 -> 1 period 30 epochs))";
        }
        draft.Signal("temperature_A", "0.1..2", tau == null ? temperature : temperature + " * (1 - 0.1 * tau)", "The floor of 0.1 and the period of 30 epochs are literals in the code.");
        string start = sheet.Number("vae_b.temp_start") is { } c ? c.Text : "0.9";
        string end = sheet.Number("vae_b.temp_end") is { } d ? d.Text : "0.2";
        draft.Signal("cooling_B", $"{end}..{start}", $"ramp {start} -> {end}");
        string lag = sheet.Number("controller.temp_lag")?.Text ?? "30";
        string late = sheet.Number("vae_b.temp_phase4")?.Text ?? "0.3";
        string second = $"(delay {lag} epochs cooling_B) for {last} epochs then {late}";
        draft.Signal("temperature_B", "0.1..1", tau == null ? second : $"({second}) * (1 - 0.2 * tau)");
    }

    private void Permeability()
    {
        sheet.Refuse("model.rho_min", "the code has its own 0.1");
        sheet.Refuse("model.rho_max", "the code has its own 0.7");
        ConfigNumber? middle = sheet.Number("model.lambda3_base");
        ConfigNumber? swing = sheet.Number("model.lambda3_amplitude");
        double centre = middle?.Value ?? 0.3;
        double amplitude = swing?.Value ?? 0.15;
        string low = Words.Number(Math.Round(centre - amplitude, 9));
        string high = Words.Number(Math.Round(centre + amplitude, 9));
        draft.Signal("lambda3", $"{low}..{high}", $"wave sine {low} -> {high} period 30 epochs offset 15 epochs", $"Weight of the alignment of entropies: {Words.Number(centre)} and {Words.Number(amplitude)} around it.");
    }

    private void Rate()
    {
        int rows = sheet.Count("optimizer.lr_schedule");
        List<(ConfigNumber Epoch, ConfigNumber Rate)> table = [];
        for (int i = 0; i < rows; i++)
        {
            string row = ConfigSheet.Item("optimizer.lr_schedule", i);
            if (sheet.Number(row + ".epoch") is { } epoch && sheet.Number(row + ".lr") is { } rate)
                table.Add((epoch, rate));
        }
        ConfigNumber? start = sheet.Number("optimizer.lr_start");
        if (table.Count == 0)
        {
            ConfigNumber rate = start ?? throw new ImportException("There is no learning rate: neither optimizer.lr_schedule nor optimizer.lr_start.");
            draft.Signal("lr", $"0..{rate.Text}", rate.Text, "Learning rate.");
            return;
        }
        if (table[0].Epoch.Value > 0 && start != null)
            table.Insert(0, (new ConfigNumber("0", 0), start));
        if (table.Zip(table.Skip(1)).Any(pair => pair.First.Epoch.Value >= pair.Second.Epoch.Value))
            draft.Document("The rows of optimizer.lr_schedule are not in the order of their epochs; the original takes the last row of the list that has begun.");
        string most = table.MaxBy(row => row.Rate.Value).Rate.Text;
        draft.Signal("lr", $"0..{most}", Schedules.Steps(table.Select(row => (row.Epoch.Text, row.Rate.Text))), "Learning rate.");
    }

    private string? Ranking()
    {
        if (sheet.Flag("continuous_feedback.enabled") == true)
        {
            string start = sheet.Number("continuous_feedback.base_ranking_weight")?.Text ?? "0.5";
            draft.Signal("ranking_weight", "0..2", start, "Weight of the ranking loss; driven by coverage.");
            return "ranking_weight";
        }
        const string first = "two_phase_training.phase1.";
        const string second = "two_phase_training.phase2.";
        if (sheet.Flag("two_phase_training.enabled") == true && sheet.Whole(first + "end_epoch", 1) is { } wait)
        {
            string none = sheet.Number(first + "ranking_weight")?.Text ?? "0";
            string low = sheet.Number(second + "ranking_weight_start")?.Text ?? "0.3";
            string high = sheet.Number(second + "ranking_weight_end")?.Text ?? "0.8";
            string ramp = sheet.Whole(second + "ranking_ramp_epochs", 1)?.Whole ?? "50";
            draft.Signal("ranking_weight", $"0..{high}", $"{none} for {wait.Whole} epochs then ramp {low} -> {high} over {ramp} epochs", "Weight of the ranking loss.");
            sheet.Refuse(first + "coverage_target", "the code only prints it: its phases are of epochs");
            return "ranking_weight";
        }
        if (sheet.Number("model.base_ranking_weight") is { } moved)
        {
            draft.Signal("ranking_weight", "0.1..1.5", moved.Text, "Weight of the ranking loss, which the learned controller may move.");
            return "ranking_weight";
        }
        return null;
    }

    private static string Larger(string a, string b) => double.Parse(a, System.Globalization.CultureInfo.InvariantCulture) >= double.Parse(b, System.Globalization.CultureInfo.InvariantCulture) ? a : b;
}
