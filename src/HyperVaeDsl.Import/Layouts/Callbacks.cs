using HyperVaeDsl.Import.Configuration;
using HyperVaeDsl.Import.Drafting;

namespace HyperVaeDsl.Import.Layouts;

/// <summary>Early stopping and checkpoints of Lightning: items of trainer.callbacks, or blocks below callbacks.</summary>
internal static class Callbacks
{
    /// <summary>Writes guards and checkpoints, and declares the metrics that they watch.</summary>
    public static void Write(ConfigSheet sheet, MethodologyDraft draft)
    {
        HashSet<string> metrics = [];
        DraftBlock? checkpoint = null;
        foreach ((string block, string name) in Blocks(sheet))
        {
            string arguments = sheet.Has(block + "init_args") ? block + "init_args." : block;
            if (sheet.Text(arguments + "monitor") is not { } monitor)
                continue;
            bool rises = sheet.Text(arguments + "mode") is "max";
            string metric = Words.Name(monitor, "score");
            if (metrics.Add(metric))
                draft.Add(DraftSection.Metrics, $"metric {metric} in {(rises ? "0..1" : "0..1000000")} {(rises ? "rises" : "falls")}", "The range is a guess; write what is possible.");
            if (name.Contains("EarlyStopping", StringComparison.OrdinalIgnoreCase) || name.Contains("early_stopping", StringComparison.Ordinal))
            {
                string within = sheet.Number(arguments + "min_delta") is { Value: not 0 } delta ? $" within {Words.Number(Math.Abs(delta.Value))}" : "";
                draft.Add(DraftSection.Guards, $"guard early_stop when {metric} stalls{within} for {sheet.Whole(arguments + "patience", 1)?.Whole ?? "3"} evals stop");
            }
            else if (name.Contains("Checkpoint", StringComparison.OrdinalIgnoreCase))
            {
                checkpoint ??= draft.Block(DraftSection.Checkpoints, "checkpoint");
                checkpoint.Add($"best {metric} when {metric} {(rises ? "rises" : "falls")}");
                if (sheet.Whole(arguments + "every_n_epochs", 1) is { } every)
                    checkpoint.Add($"every {every.Whole} epochs keep {sheet.Whole(arguments + "save_top_k", 1)?.Whole ?? "1"}");
                else if (sheet.Whole(arguments + "save_top_k", 1) is { Value: not 1 })
                    sheet.Return(arguments + "save_top_k", "a best checkpoint here is the best one; 'every N epochs keep K' keeps the newest K");
            }
        }
        sheet.Refuse("callbacks", "it changes no schedule");
    }

    private static IEnumerable<(string Block, string Name)> Blocks(ConfigSheet sheet)
    {
        for (int i = 0; i < sheet.Count("trainer.callbacks"); i++)
        {
            string block = ConfigSheet.Item("trainer.callbacks", i) + ".";
            if ((sheet.Text(block + "class_path") ?? sheet.Text(block + "_target_")) is { } name)
                yield return (block, name);
        }
        if (sheet.Root.Find("callbacks") is not ConfigMap callbacks)
            yield break;
        foreach ((string key, ConfigNode _) in callbacks.Entries)
            yield return ($"callbacks.{key}.", sheet.Text($"callbacks.{key}._target_") ?? key);
    }
}
