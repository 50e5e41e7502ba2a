using System.Globalization;
using System.Text.Json;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Storage;

/// <summary>metrics.jsonl and the event files of TensorBoard hold what metrics.csv holds.</summary>
public class EpochFilesTests
{
    [Fact]
    public void The_lines_of_json_have_what_the_table_has()
    {
        using var folder = new TemporaryFolder();
        Train(folder["run"], epochs: 3);
        (string[] columns, string[][] rows) = Table(folder["run"]);
        string[] lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.jsonl"));
        Assert.Equal(rows.Length, lines.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            using var json = JsonDocument.Parse(lines[i]);
            JsonElement root = json.RootElement;
            Dictionary<string, string> found = new()
            {
                ["epoch"] = root.GetProperty("epoch").GetRawText(),
                ["phase"] = root.GetProperty("phase").GetString()!,
            };
            foreach (string group in (string[])["signals", "losses", "metrics"])
            {
                if (!root.TryGetProperty(group, out JsonElement values))
                    continue;
                foreach (JsonProperty value in values.EnumerateObject())
                    found.Add(found.ContainsKey(value.Name) || (group == "metrics" && columns.Contains("metric." + value.Name)) ? "metric." + value.Name : value.Name, value.Value.ValueKind == JsonValueKind.Null ? "" : value.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture));
            }

            for (int column = 0; column < columns.Length; column++)
                Assert.Equal(rows[i][column], found.GetValueOrDefault(columns[column], ""));
        }
    }

    [Fact]
    public void The_events_have_what_the_table_has_in_single_precision()
    {
        using var folder = new TemporaryFolder();
        Train(folder["run"], epochs: 3);
        EventFile file = Assert.Single(EventFile.All(folder["run"]));
        Assert.Equal("brain.Event:2", file.Version);
        Assert.Null(file.Start);
        AssertIsTable(folder["run"], file.Scalars);
    }

    [Fact]
    public void A_run_that_goes_on_takes_back_lines_and_begins_an_event_file_that_purges()
    {
        using var folder = new TemporaryFolder();
        TrainingResult whole = Train(folder["whole"], epochs: 4);
        // Killed in the middle of an epoch whose predecessor was written already.
        var options = new TrainingOptions { RunFolder = folder["parts"], Resume = true, Epochs = 4 };
        RunTwin.Train(new SmallMethodology(), options, stopAfter: (int)whole.Steps / 2 + 1);
        File.AppendAllText(Path.Combine(folder["parts"], "metrics.jsonl"), "{\"epoch\":2,\"half");
        RunTwin.Train(new SmallMethodology(), options);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["whole"], "metrics.jsonl")), File.ReadAllBytes(Path.Combine(folder["parts"], "metrics.jsonl")));
        IReadOnlyList<EventFile> files = EventFile.All(folder["parts"]);
        Assert.Equal([null, 2L], files.Select(file => file.Start));
        // TensorBoard drops what is at the start or later when a session starts.
        Dictionary<(string, long), float> scalars = [];
        foreach (EventFile file in files)
        {
            foreach ((string Tag, long Step) late in scalars.Keys.Where(key => file.Start is { } start && key.Item2 >= start).ToList())
                scalars.Remove(late);
            foreach (((string, long) key, float value) in file.Scalars)
                scalars[key] = value;
        }

        AssertIsTable(folder["parts"], scalars);
    }

    private static void AssertIsTable(string run, IReadOnlyDictionary<(string Tag, long Step), float> scalars)
    {
        (string[] columns, string[][] rows) = Table(run);
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            for (int column = 0; column < columns.Length; column++)
            {
                if (columns[column] is "epoch" or "phase" or "planned" || rows[i][column].Length == 0)
                    continue;
                count++;
                float expected = (float)double.Parse(rows[i][column], CultureInfo.InvariantCulture);
                string[] tags = columns[column].StartsWith("metric.", StringComparison.Ordinal) ? ["metric/" + columns[column][7..]] : ["signal/" + columns[column], "loss/" + columns[column], "metric/" + columns[column]];
                Assert.Contains(tags, tag => scalars.TryGetValue((tag, i), out float value) && value.Equals(expected));
            }
        }

        Assert.Equal(count, scalars.Count);
        Assert.True(count > 0);
    }

    private static (string[] Columns, string[][] Rows) Table(string run)
    {
        string[] lines = File.ReadAllLines(Path.Combine(run, "metrics.csv"));
        return (lines[0].Split(','), [.. lines[1..].Select(line => line.Split(','))]);
    }

    private static TrainingResult Train(string path, int epochs) => RunTwin.Train(new SmallMethodology(), new TrainingOptions { RunFolder = path, Epochs = epochs });
}
