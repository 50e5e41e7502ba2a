using HyperVaeDsl.Runtime.Control.Conditions;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control;

/// <summary>Freezes a component of the model and lets it go, by conditions on evaluations; its thresholds may anneal.</summary>
public sealed class ComponentMachine : IStateful
{
    private readonly string path;
    private readonly FreezeMachine machine;
    private readonly ConditionMonitor? unfreeze;
    private readonly ConditionMonitor? freeze;
    private readonly AnnealingSettings? settings;
    private readonly ThresholdAnnealing? thresholds;
    private readonly PatienceSettings? patienceSettings;
    private readonly PatienceAnnealing? patience;
    private readonly IStateful[] parts;

    /// <summary>A component at the start of a run.</summary>
    /// <param name="path">Its path in the model, such as "vae_A.encoder".</param>
    /// <param name="machine">Its first state and its rests.</param>
    /// <param name="unfreeze">When it is let go; null for never.</param>
    /// <param name="freeze">When it is frozen; null for never.</param>
    /// <param name="annealing">How its thresholds anneal; null when they do not.</param>
    /// <param name="patience">How the patience of the freeze condition anneals; null when it does not.</param>
    /// <exception cref="ArgumentException">Thresholds anneal, and the freeze condition compares with no number; or patience, and there is none.</exception>
    public ComponentMachine(string path, FreezeMachine machine, Condition? unfreeze, Condition? freeze, AnnealingSettings? annealing, PatienceSettings? patience = null)
    {
        this.path = path;
        this.machine = machine;
        settings = annealing;
        if (annealing is not null)
        {
            ComparisonTest test = freeze?.Tests.OfType<ComparisonTest>().FirstOrDefault()
                ?? throw new ArgumentException("A threshold anneals only where the freeze condition compares with a number.", nameof(freeze));
            ComparisonTest? other = annealing.UnfreezeFollows ? unfreeze?.Tests.OfType<ComparisonTest>().FirstOrDefault(candidate => candidate.Metric == test.Metric) : null;
            thresholds = new ThresholdAnnealing(test.Threshold, other?.Threshold ?? double.NaN, annealing);
            freeze = Replace(freeze, test, ofUnfreezing: false);
            unfreeze = other is null ? unfreeze : Replace(unfreeze!, other, ofUnfreezing: true);
        }

        if (patience is not null)
        {
            patienceSettings = patience;
            this.patience = new PatienceAnnealing(freeze?.For ?? throw new ArgumentException("A patience anneals only where there is a freeze condition.", nameof(freeze)), patience);
        }

        this.unfreeze = unfreeze is null ? null : new ConditionMonitor(unfreeze);
        this.freeze = freeze is null ? null : new ConditionMonitor(freeze);
        IStateful?[] all = [machine, thresholds, this.patience, this.unfreeze, this.freeze];
        parts = [.. all.OfType<IStateful>()];
        string?[] prefixes = ["", "threshold.", "patience.", "unfreeze.", "freeze."];
        StateNames = [.. all.Zip(prefixes).Where(item => item.First is not null).SelectMany(item => item.First!.StateNames.Select(name => item.Second + name))];
    }

    /// <summary>Whether the component stands still.</summary>
    public bool IsFrozen => machine.IsFrozen;

    /// <summary>Its place among the components of the methodology, for the events that it reports.</summary>
    public int Index { get; init; } = -1;

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Takes an evaluation: both conditions are watched all the time, whatever the state.</summary>
    public void Evaluated(in Evaluation evaluation)
    {
        bool freezes = freeze?.Update(evaluation, patience?.Patience) == true;
        bool releases = unfreeze?.Update(evaluation) == true;
        FreezeChange change = machine.Update(evaluation.Epochs, freezes, releases);
        if (change != FreezeChange.None)
        {
            string why = IsFrozen ? (freeze!.Condition with { For = patience?.Patience ?? freeze.Condition.For }).Text : unfreeze!.Condition.Text;
            evaluation.Report(TrainingEventKind.Controlled, path, $"Component {path} {(IsFrozen ? "is frozen" : "trains")} from here on: {why}.", Index);
        }

        if (settings is not null)
            thresholds!.Update(change, evaluation[settings.By], isTrainable: !IsFrozen);
        if (patienceSettings is not null)
            patience!.Update(change, evaluation[patienceSettings.By], isTrainable: !IsFrozen);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        foreach (IStateful part in parts)
        {
            part.SaveState(destination[..part.StateNames.Count]);
            destination = destination[part.StateNames.Count..];
        }
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        foreach (IStateful part in parts)
        {
            part.LoadState(source[..part.StateNames.Count]);
            source = source[part.StateNames.Count..];
        }
    }

    private Condition Replace(Condition condition, ComparisonTest test, bool ofUnfreezing) => condition with
    {
        Tests = [.. condition.Tests.Select(item => ReferenceEquals(item, test) ? new AnnealedTest(test.Metric, test.Comparison, thresholds!, ofUnfreezing) : item)],
    };
}
