using System.Xml;
using System.Xml.Linq;
using HyperVaeDsl.Engines.Cpu;
using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Reporting;
using HyperVaeDsl.Runtime.Storage;
using HyperVaeDsl.Runtime.Tensors;
using HyperVaeDsl.Runtime.Tests.Support;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Tests.Reporting;

public class RunReportTests
{
    [Fact]
    public void The_page_has_a_chart_for_all_that_varies_and_the_balls_and_needs_nothing_else()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["run"] });
        XElement page = Page(folder["run"]);
        Assert.DoesNotContain(Figures(page), figure => Name(figure) is "beta" or "lr");
        Assert.Equal(["beta", "0.01", "lr", "0.005"], page.Elements("body").Elements("table").Single().Descendants("td").Select(cell => cell.Value));
        Assert.Equal(2, Figures(page).Count(figure => Name(figure) == "kl"));
        foreach (string name in (string[])["reconstruction", "radial", "ranking", "coverage", "mean_radius"])
            Assert.Single(Figures(page), figure => Name(figure) == name);
        Assert.Equal(4, page.Descendants("img").Count());
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe");
        Assert.All(page.Descendants().Attributes().Where(attribute => attribute.Name.LocalName is "src" or "href"), attribute => Assert.StartsWith("data:image/png;base64,", attribute.Value, StringComparison.Ordinal));
        Assert.Contains("Explore", page.Value, StringComparison.Ordinal);
        Assert.Contains("4 of 4", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_signal_that_a_controller_drove_is_shown_beside_its_plan()
    {
        using var folder = new TemporaryFolder();
        using var engine = new CpuEngine(1);
        var observer = new RecordingObserver();
        new Trainer(engine, Small(), new TrainingOptions { RunFolder = folder["run"] }, observer, TimeProvider.System).Run();
        string[] lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"));
        // The plan of beta is 0.01 in every epoch.
        lines[3] = lines[3].Replace(",0.01,", ",0.02,", StringComparison.Ordinal);
        var page = XElement.Parse(RunReport.Of(new RunFindings(observer.Run!, Small(), observer.Result!, RunTable.Read(lines, SmallMethodology.SmallFacts), [], []))["<!DOCTYPE html>".Length..]);
        XElement beta = Assert.Single(Figures(page), figure => Name(figure) == "beta");
        string[] paths = [.. ((string[])["line", "plan"]).Select(style => (string)beta.Descendants("path").Single(path => (string?)path.Attribute("class") == style).Attribute("d")!)];
        Assert.Equal([LineChart.Bottom, LineChart.Bottom, LineChart.Top, LineChart.Bottom], Heights(paths[0]));
        Assert.Equal([LineChart.Bottom, LineChart.Bottom, LineChart.Bottom, LineChart.Bottom], Heights(paths[1]));
        Assert.DoesNotContain(Figures(page), figure => Name(figure) == "lr");
    }

    [Fact]
    public void Names_and_texts_are_text_whatever_stands_in_them()
    {
        const string Evil = "<script>alert(1)</script> & \"quoted\" 'too' ]]> \u202E\u0000";
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with
        {
            Name = Evil,
            Source = Evil,
            Text = Evil,
            CanonicalForm = Evil,
            Guards = [new GuardRule(Evil, new Condition([new ComparisonTest(Metric.Kl, Comparison.Above, 0)]), GuardAction.Warn)],
            Targets = [new Target(new ComparisonTest(Metric.Coverage, Comparison.Above, 2))],
            Signals = ["<b>&\"", "lr"],
        };
        RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["run"], Epochs = 2 });
        XElement page = Page(folder["run"]);
        Assert.Empty(page.Descendants("script"));
        string shown = Evil.Replace('\u202E', '\uFFFD').Replace('\u0000', '\uFFFD');
        Assert.Equal(shown, page.Descendants("h1").Single().Value);
        Assert.Equal([shown, shown], page.Descendants("pre").Select(text => text.Value));
        Assert.Contains(page.Descendants("td"), cell => cell.Value == "<b>&\"");
        Assert.Contains("after 2: Guard " + shown, page.Value, StringComparison.Ordinal);
        Assert.Contains("not reached", page.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_goes_on_shows_the_epochs_and_the_balls_of_before()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { EvaluateEvery = 1, Epochs = 8, Phases = [new PhaseFacts("All", 0, 8)] };
        SmallMethodology OnePhase() => new() { Facts = facts, Boundary = double.PositiveInfinity };
        RunTwin.Train(OnePhase(), new TrainingOptions { RunFolder = folder["whole"] });
        TrainingResult first = RunTwin.Train(OnePhase(), new TrainingOptions { RunFolder = folder["parts"] }, stopAfter: 45);
        Assert.Equal(TrainingOutcome.Cancelled, first.Outcome);
        Assert.Contains("Cancelled", Page(folder["parts"]).Value, StringComparison.Ordinal);
        RunTwin.Train(OnePhase(), new TrainingOptions { RunFolder = folder["parts"], Resume = true });
        string[] balls = ["ball-0001-A.png", "ball-0001-B.png", "ball-0004-A.png", "ball-0004-B.png", "ball-0008-A.png", "ball-0008-B.png"];
        foreach (string run in (string[])[folder["whole"], folder["parts"]])
        {
            Assert.Equal(balls, Directory.GetFiles(run, "*.png").Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal(balls.Select(name => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(run, name)))), Page(run).Descendants("img").Select(image => ((string)image.Attribute("src")!)["data:image/png;base64,".Length..]));
        }

        Assert.All(balls, name => Assert.Equal(File.ReadAllBytes(Path.Combine(folder["whole"], name)), File.ReadAllBytes(Path.Combine(folder["parts"], name))));
        Assert.Equal(Charts(folder["whole"]), Charts(folder["parts"]));
    }

    [Fact]
    public void A_run_that_goes_on_shows_the_guards_that_fired_before()
    {
        using var folder = new TemporaryFolder();
        SmallMethodology Watched() => new()
        {
            Facts = SmallMethodology.SmallFacts with
            {
                EvaluateEvery = 1,
                Guards = [new GuardRule("early", new Condition([new ComparisonTest(Metric.Kl, Comparison.Above, 0)]), GuardAction.Warn), new GuardRule("late", new Condition([new ComparisonTest(Metric.Kl, Comparison.Above, 0)], For: 4), GuardAction.Warn)],
            },
        };
        RunTwin.Train(Watched(), new TrainingOptions { RunFolder = folder["whole"] });
        RunTwin.Train(Watched(), new TrainingOptions { RunFolder = folder["parts"] }, stopAfter: 45);
        RunTwin.Train(Watched(), new TrainingOptions { RunFolder = folder["parts"], Resume = true });
        string[] Fired(string run) => [.. Page(run).Descendants("td").Select(cell => cell.Value).Where(text => text.StartsWith("after ", StringComparison.Ordinal))];
        Assert.Equal(2, Fired(folder["whole"]).Length);
        Assert.StartsWith("after 1: Guard early", Fired(folder["whole"])[0], StringComparison.Ordinal);
        Assert.Equal(Fired(folder["whole"]), Fired(folder["parts"]));
        Assert.DoesNotContain("never", Page(folder["parts"]).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_metrics_with_a_better_side_have_a_best_value()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(Small(), new TrainingOptions { RunFolder = folder["run"] });
        string[] best = [.. Figures(Page(folder["run"])).Where(figure => figure.Element("figcaption")!.Value.Contains("best ", StringComparison.Ordinal)).Select(Name)];
        Assert.Equal(["coverage", "trit_accuracy", "radial_correlation", "distance_correlation", "q", "saturation"], best);
    }

    [Fact]
    public void A_branch_has_the_balls_of_before_and_no_others()
    {
        using var folder = new TemporaryFolder();
        MethodologyFacts facts = SmallMethodology.SmallFacts with { EvaluateEvery = 1, Checkpoints = new CheckpointSettings([], EveryEpochs: 1, Keep: 9) };
        RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["old"] });
        string start = Path.Combine(folder["old"], "checkpoints", "epoch-0001.safetensors");
        RunTwin.Train(new SmallMethodology { Facts = facts }, new TrainingOptions { RunFolder = folder["new"], ResumeFrom = start }, stopAfter: 1);
        Assert.Equal(["ball-0001-A.png", "ball-0001-B.png"], Directory.GetFiles(folder["new"], "*.png").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_model_of_the_users_own_has_a_page_without_a_ball()
    {
        using var folder = new TemporaryFolder();
        RunTwin.Train(new OwnMethodology(), new TrainingOptions { RunFolder = folder["run"] });
        Assert.Empty(Directory.GetFiles(folder["run"], "*.png"));
        XElement page = Page(folder["run"]);
        Assert.Empty(page.Descendants("img"));
        Assert.Single(Figures(page), figure => Name(figure) == "error");
    }

    [Theory]
    [InlineData(0.0, "No epoch was trained to its end")]
    [InlineData(2.5, "2 of 4")]
    public void A_run_that_diverges_shows_what_there_is(double from, string expected)
    {
        using var folder = new TemporaryFolder();
        TrainingResult result = RunTwin.Train(new SmallMethodology { DivergesFrom = from }, new TrainingOptions { RunFolder = folder["run"] });
        Assert.Equal(TrainingOutcome.Diverged, result.Outcome);
        XElement page = Page(folder["run"]);
        Assert.Contains(expected, page.Value, StringComparison.Ordinal);
        Assert.Contains("The loss reconstruction became infinite", page.Value, StringComparison.Ordinal);
        Assert.Equal(from > 2 ? 2 : 0, page.Descendants("img").Count());
    }

    [Fact]
    public void Pictures_and_pages_change_nothing_of_the_training()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Trained(null), Trained(folder["run"]));
        Assert.NotEmpty(Directory.GetFiles(folder["run"], "*.png"));
    }

    [Fact]
    public void A_page_that_cannot_be_written_is_said_and_the_state_is_whole()
    {
        using var folder = new TemporaryFolder();
        var observer = new RecordingObserver { OnStep = step => { if (step == 5) Directory.CreateDirectory(Path.Combine(folder["run"], "report.html")); } };
        using var engine = new CpuEngine(1);
        RunFolderException refused = Assert.Throws<RunFolderException>(() => new Trainer(engine, Small(), new TrainingOptions { RunFolder = folder["run"], Epochs = 2 }, observer, TimeProvider.System).Run());
        Assert.Contains("report.html cannot be written", refused.Message, StringComparison.Ordinal);
        Assert.Contains("\"completed\"", File.ReadAllText(Path.Combine(folder["run"], "run.json")), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder["run"], "*.tmp"));
    }

    // Every bit that training makes: parameters and both moments, signals, losses and metrics of each epoch.
    private static string Trained(string? runFolder)
    {
        using var engine = new CpuEngine(1);
        var observer = new RecordingObserver();
        var trainer = new Trainer(engine, new SmallMethodology { Facts = SmallMethodology.SmallFacts with { EvaluateEvery = 1 } }, new TrainingOptions { RunFolder = runFolder }, observer, TimeProvider.System);
        trainer.Run();
        List<string> bits = [];
        foreach (ParameterShape shape in trainer.Parameters.Shapes)
        {
            var values = new float[shape.Rows * shape.Columns];
            foreach (ParameterState state in (ParameterState[])[ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment])
            {
                trainer.Parameters.Read(shape.Name, state, values);
                bits.Add(Convert.ToHexString(System.Runtime.InteropServices.MemoryMarshal.AsBytes(values.AsSpan())));
            }
        }

        bits.AddRange(observer.Epochs.Select(epoch => string.Join(' ', epoch.Signals.Concat(epoch.Losses).Select(BitConverter.DoubleToInt64Bits)) + epoch.Metrics));
        return string.Join('\n', bits);
    }

    private static SmallMethodology Small() => new();

    private static string[] Charts(string run) => [.. Page(run).Descendants("svg").Where(svg => svg.Attribute("role") is not null).Select(svg => svg.ToString())];

    private static double[] Heights(string path) => [.. path.Split('M', 'L').Where(point => point.Length > 0).Select(point => double.Parse(point.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture))];

    private static IEnumerable<XElement> Figures(XElement page) => page.Descendants("figure");

    private static string Name(XElement figure) => figure.Element("figcaption")!.Element("b")!.Value;

    private static XElement Page(string run)
    {
        using var reader = XmlReader.Create(Path.Combine(run, "report.html"), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
