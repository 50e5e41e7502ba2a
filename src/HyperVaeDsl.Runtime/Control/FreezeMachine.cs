namespace HyperVaeDsl.Runtime.Control;

/// <summary>
/// Whether a component of the model is frozen. At every evaluation it may change its state: a frozen one is let go when its unfreeze
/// condition holds, a trainable one is frozen when its freeze condition holds. It stays as it is during a warm-up, and for some
/// evaluations or epochs after each change.
/// </summary>
public sealed class FreezeMachine : IStateful
{
    private readonly double warmup;
    private readonly int restEvaluations;
    private readonly double restEpochs;
    private int evaluations;
    private double changedAtEvaluation = double.NegativeInfinity;
    private double changedAtEpoch = double.NegativeInfinity;

    /// <summary>A component at the start of a run.</summary>
    /// <param name="startsFrozen">Its first state.</param>
    /// <param name="warmup">No change before so many epochs are trained.</param>
    /// <param name="restEvaluations">No change before so many evaluations have passed since the last change; 0 for no rest.</param>
    /// <param name="restEpochs">No change before so many epochs have passed since the last change; 0 for no rest.</param>
    public FreezeMachine(bool startsFrozen, double warmup, int restEvaluations, double restEpochs)
    {
        this.warmup = warmup;
        this.restEvaluations = restEvaluations;
        this.restEpochs = restEpochs;
        IsFrozen = startsFrozen;
    }

    /// <summary>Whether the component stands still.</summary>
    public bool IsFrozen { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; } = ["frozen", "evaluations", "changed_at_evaluation", "changed_at_epoch"];

    /// <summary>Takes an evaluation.</summary>
    /// <param name="epochs">Epochs trained so far.</param>
    /// <param name="freeze">Whether the freeze condition holds; false without one.</param>
    /// <param name="unfreeze">Whether the unfreeze condition holds; false without one.</param>
    /// <returns>The change, if there is one.</returns>
    public FreezeChange Update(double epochs, bool freeze, bool unfreeze)
    {
        evaluations++;
        bool rests = epochs < warmup || evaluations - changedAtEvaluation < restEvaluations || epochs - changedAtEpoch < restEpochs;
        if (rests || !(IsFrozen ? unfreeze : freeze))
            return FreezeChange.None;
        (IsFrozen, changedAtEvaluation, changedAtEpoch) = (!IsFrozen, evaluations, epochs);
        return IsFrozen ? FreezeChange.Frozen : FreezeChange.Released;
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination) =>
        (destination[0], destination[1], destination[2], destination[3]) = (IsFrozen ? 1 : 0, evaluations, changedAtEvaluation, changedAtEpoch);

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source) =>
        (IsFrozen, evaluations, changedAtEvaluation, changedAtEpoch) = (source[0] != 0, (int)source[1], source[2], source[3]);
}

/// <summary>What an evaluation did to a component.</summary>
public enum FreezeChange
{
    /// <summary>It stayed as it was.</summary>
    None,

    /// <summary>It was let go.</summary>
    Released,

    /// <summary>It was frozen: a cycle of training and freezing is complete.</summary>
    Frozen,
}
