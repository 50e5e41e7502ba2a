using System.Globalization;
using HyperVaeDsl.Runtime.Metrics;
using HyperVaeDsl.Runtime.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace TernaryOperations;

/// <summary>Progress on a terminal: phase band, signals, losses, metrics, time left; redrawn at most ten times a second.</summary>
internal sealed class LiveProgress(TimeProvider time) : ITrainingObserver
{
    private const int BandWidth = 60;
    private static readonly TimeSpan RedrawEvery = TimeSpan.FromMilliseconds(100);
    private readonly List<string> notes = [];
    private readonly List<EpochReport> epochs = [];
    private LiveDisplayContext? display;
    private RunDescription? run;
    private double[] signals = [];
    private double[] losses = [];
    private long start;
    private long drawn;
    private int steps;
    private int stepsBefore;
    private double planned;

    /// <summary>Where to draw.</summary>
    public void Attach(LiveDisplayContext display) => this.display = display;

    public void RunStarted(RunDescription run)
    {
        this.run = run;
        signals = new double[run.Facts.Signals.Count];
        losses = new double[run.Facts.Losses.Count];
        start = drawn = time.GetTimestamp();
        if (run.Resumed is not { } resumed)
            return;
        steps = stepsBefore = (resumed.Epoch * run.StepsPerEpoch) + resumed.Step;
        notes.Add(Markup.Escape(resumed.ToString()));
        notes.AddRange(resumed.Notes.Select(note => $"[yellow]{Markup.Escape(note)}[/]"));
    }

    public void StepDone(in StepReport step)
    {
        steps++;
        if (time.GetElapsedTime(drawn) < RedrawEvery)
            return;
        planned = step.Time;
        step.Signals.CopyTo(signals);
        step.Losses.CopyTo(losses);
        Draw();
    }

    public void EpochDone(EpochReport epoch)
    {
        epochs.Add(epoch);
        planned = epoch.Time + 1;
        Draw();
    }

    public void EventHappened(TrainingEvent happened) => notes.Add($"[deepskyblue1]{Markup.Escape(happened.Message)}[/]");

    public void GuardFired(GuardReport guard) => notes.Add($"[yellow]{Markup.Escape(guard.Message)}[/]");

    public void CheckpointWritten(CheckpointReport checkpoint)
    {
    }

    public void RunFinished(TrainingResult result)
    {
        if (result.Reason != null)
            notes.Add($"[red]{result.Outcome}:[/] {Markup.Escape(result.Reason)}");
        Draw();
    }

    private void Draw()
    {
        drawn = time.GetTimestamp();
        List<IRenderable> rows = [Header(), Band(), new Columns(Values("signal", run!.Facts.Signals, signals, i => epochs.Select(epoch => epoch.Signals[i])), Values("loss", run.Facts.Losses, losses, i => epochs.Select(epoch => epoch.Losses[i])), Metrics()).Collapse()];
        rows.AddRange(notes.Select(note => new Markup(note)));
        display?.UpdateTarget(new Rows(rows));
        display?.Refresh();
    }

    private Markup Header()
    {
        // A phase that ended early has shortened the run.
        double stepsLeft = Math.Min(run!.Epochs * run.StepsPerEpoch - steps, (run.Facts.Epochs - planned) * run.StepsPerEpoch);
        TimeSpan elapsed = time.GetElapsedTime(start);
        TimeSpan left = steps == stepsBefore ? TimeSpan.Zero : elapsed / (steps - stepsBefore) * stepsLeft;
        int epoch = Math.Min(steps / run.StepsPerEpoch, run.Epochs - 1);
        return new Markup(string.Create(CultureInfo.InvariantCulture, $"[bold]{run.Facts.Name}[/]  epoch {epoch + 1}/{run.Epochs}{(planned - steps / run.StepsPerEpoch >= 1 ? $" (plan {(int)planned + 1})" : "")}, step {steps % run.StepsPerEpoch}/{run.StepsPerEpoch}  {(steps - stepsBefore) / Math.Max(elapsed.TotalSeconds, 0.001):0} steps/s  {Show.Duration(elapsed)} gone, {Show.Duration(left)} left  seed {run.Seed}"));
    }

    // The run as a band of its phases, filled up to now.
    private Markup Band()
    {
        double done = planned / run!.Facts.Epochs * BandWidth;
        string[] colours = ["deepskyblue1", "mediumpurple1", "orange1", "springgreen2"];
        List<string> parts = [];
        for (int i = 0; i < run.Facts.Phases.Count; i++)
        {
            PhaseFacts phase = run.Facts.Phases[i];
            int from = (int)Math.Round(phase.Start / run.Facts.Epochs * BandWidth);
            int to = Math.Max(from + 1, (int)Math.Round(phase.End / run.Facts.Epochs * BandWidth));
            int filled = Math.Clamp((int)done - from, 0, to - from);
            parts.Add($"[{colours[i % colours.Length]}]{new string('█', filled)}{new string('░', to - from - filled)}[/]");
        }
        string names = string.Join("  ", run.Facts.Phases.Select((phase, i) => $"[{colours[i % colours.Length]}]{phase.Name}[/]"));
        return new Markup($"{string.Concat(parts)}  {names}");
    }

    private static Table Values(string title, IReadOnlyList<string> names, double[] values, Func<int, IEnumerable<double>> history)
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn(title).AddColumn(new TableColumn("now").RightAligned()).AddColumn("so far");
        for (int i = 0; i < names.Count; i++)
            table.AddRow(Markup.Escape(names[i]), Show.Value(values[i]), Sparkline.Of(history(i)));
        return table;
    }

    private Table Metrics()
    {
        DualVaeMetrics? last = epochs.LastOrDefault(epoch => epoch.Metrics != null)?.Metrics;
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("metric").AddColumn(new TableColumn("now").RightAligned()).AddColumn("so far");
        Row("coverage", Metric.Coverage, Show.Percent);
        Row("trit accuracy", Metric.TritAccuracy, Show.Percent);
        Row($"radial corr. (limit {Show.Correlation(-MetricCeilings.RadialCorrelation)})", Metric.RadialCorrelation, Show.Correlation);
        Row("distance corr.", Metric.DistanceCorrelation, Show.Correlation);
        Row("Q", Metric.Q, Show.Value);
        Row("KL (nats)", Metric.Kl, Show.Value);
        Row("mean radius", Metric.MeanRadius, Show.Value);
        return table;

        void Row(string name, Metric metric, Func<double, string> show) =>
            table.AddRow(name, last == null ? "-" : show(last[metric]), Sparkline.Of(epochs.Where(epoch => epoch.Metrics != null).Select(epoch => epoch.Metrics![metric])));
    }
}
