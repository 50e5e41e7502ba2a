using HyperVaeDsl.Runtime.Control;
using HyperVaeDsl.Runtime.Data;
using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Models;
using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>One optimisation step as generated code sees it. One object serves the whole run.</summary>
public sealed class TrainingStep
{
    private readonly MethodologyFacts facts;
    private readonly TrainedModel model;
    private readonly Optimizer optimizer;
    private readonly LossSum loss;
    private readonly double[] signals;
    private readonly float[] dimensions;
    private readonly AccumulatedStep accumulated;
    private readonly TensorEngine engine;
    private readonly BatchSampler? operationSampler;
    private readonly Batch? operations;
    private readonly ItemSampler? itemSampler;
    private readonly ItemBatch? items;
    private readonly UnreadSteps? unread;
    private readonly bool readsOnce;
    private readonly Divergence divergence;
    private readonly Tensor[] observed = new Tensor[4];
    private int plannedEpoch;
    private bool observes;
    private bool hasObserved;

    internal TrainingStep(TensorEngine engine, MethodologyFacts facts, TrainedModel model, Optimizer optimizer, ulong seed)
    {
        this.facts = facts;
        this.engine = engine;
        this.optimizer = optimizer;
        this.model = model;
        if (model.Vae is not null)
        {
            operationSampler = BatchSampler.Create(facts.Data, seed);
            operations = new Batch(engine, facts.Data.BatchSize, seed);
        }
        else
        {
            itemSampler = new ItemSampler(facts.Data, seed);
            items = new ItemBatch(engine, facts.Data.BatchSize, seed, isTraining: true);
        }

        loss = new LossSum(facts.Losses.Count);
        divergence = new Divergence(engine, facts.Losses, model.Parameters);
        signals = new double[facts.Signals.Count];
        dimensions = new float[((facts.Model?.Latent ?? 0) * 2) + 2];
        accumulated = new AccumulatedStep(facts.Data.Accumulate, facts.Losses.Count);
        bool isDeferred = engine.DefersReading && facts.Data.Accumulate == 1;
        unread = isDeferred && optimizer.CanDeferReading ? new UnreadSteps(engine, facts.Losses.Count) : null;
        readsOnce = isDeferred && unread is null;
        StepsPerEpoch = BatchSampler.StepsPerEpoch(facts.Data);
    }

    /// <summary>The dual VAE.</summary>
    /// <exception cref="InvalidOperationException">A model of the user's own is trained.</exception>
    public DualVae Model => model.Vae ?? throw new InvalidOperationException($"{facts.Name} trains a model of its own.");

    /// <summary>Epoch, from 0.</summary>
    public int Epoch { get; private set; }

    /// <summary>Step in the epoch, from 0.</summary>
    public int StepInEpoch { get; private set; }

    /// <summary>Steps in every epoch.</summary>
    public int StepsPerEpoch { get; }

    /// <summary>
    /// Time of the plan in epochs: epoch + step / steps per epoch, and later where a phase ended early. Signals and phases go by it;
    /// batches and noise go by <see cref="Epoch"/>.
    /// </summary>
    public double Time => plannedEpoch + ((double)StepInEpoch / StepsPerEpoch);

    /// <summary>
    /// Values of the batch that the model saw last, or the means over the batches of an accumulated step: divergence and mean
    /// radius of both VAEs; zeros for a model of the user's own, whose losses are observed. Waits for the device where there is one.
    /// </summary>
    public StepObservation Observed => accumulated.Count > 0 ? accumulated.Observed : ObservedInBatch;

    /// <summary>The unweighted losses of this step, NaN for one that took no part.</summary>
    internal ReadOnlySpan<double> Losses
    {
        get
        {
            if (unread is { HasLatest: true })
                Settle();
            return accumulated.Count > 0 ? accumulated.Losses : loss.Values;
        }
    }

    /// <summary>The effective signals of this step, as the methodology reported them.</summary>
    internal ReadOnlySpan<double> Signals => signals;

    /// <summary>What the sampler remembers from batch to batch; null for nothing.</summary>
    internal IStateful? Memory => operationSampler?.Memory;

    /// <summary>Draws the next batch from all operations.</summary>
    public Batch NextBatch() => NextBatch(admission: 1);

    /// <summary>Draws the next batch from the admitted operations.</summary>
    /// <param name="admission">Operations of valuation v take part if (9 - v) / 9, or v / 9 in a curriculum from low, is at most this.</param>
    /// <exception cref="ArgumentOutOfRangeException">The admission is below 0 or not a number.</exception>
    public Batch NextBatch(double admission)
    {
        Batch batch = operations ?? throw new InvalidOperationException($"{facts.Name} trains on data of its own.");
        batch.Draw(operationSampler!, Epoch, BeginBatch(), BatchSampler.Admitted(admission, facts.Data.CurriculumFromLow));
        return batch;
    }

    /// <summary>Draws the next batch from the user's own data.</summary>
    /// <exception cref="InvalidOperationException">The ternary operations are trained on.</exception>
    public ItemBatch NextItems()
    {
        ItemBatch batch = items ?? throw new InvalidOperationException($"{facts.Name} trains on the ternary operations.");
        batch.Draw(itemSampler!, Epoch, BeginBatch());
        return batch;
    }

    /// <summary>Starts the weighted sum of this step's losses.</summary>
    public LossSum BeginLoss()
    {
        loss.Clear();
        return loss;
    }

    /// <summary>Differentiates the sum, balances and clips the gradients, and updates the parameters.</summary>
    /// <exception cref="DivergedException">A loss or the gradient is not finite; no parameter has changed.</exception>
    public void Minimize(LossSum loss, double learningRate)
    {
        if (readsOnce)
        {
            MinimizeReadingOnce(loss, learningRate);
            return;
        }

        if (unread is null)
        {
            Differentiate(loss, share: 1, isFirst: true);
            Update(learningRate);
            return;
        }

        model.Parameters.ZeroGradients();
        engine.Backward(TotalOf(loss));
        unread.Add(Epoch, StepInEpoch, loss, optimizer.UpdateUnread(learningRate));
    }

    /// <summary>Adds the gradient of the sum for one of the batches of an accumulated step, divided by their number.</summary>
    /// <exception cref="DivergedException">A loss or the gradient is not finite; no parameter has changed.</exception>
    public void Accumulate(LossSum loss)
    {
        Differentiate(loss, 1.0 / facts.Data.Accumulate, isFirst: accumulated.Count == 0);
        // Now, and not when all batches are in: what went wrong can be found as long as the operations of the batch are there.
        divergence.RequireGradient(loss, model.Parameters.GradientNorm(null));
        accumulated.Add(loss.Values, ObservedInBatch);
    }

    /// <summary>Balances and clips the gradients, and updates the parameters.</summary>
    /// <exception cref="DivergedException">The gradient is not finite; no parameter has changed.</exception>
    public void Update(double learningRate) => divergence.RequireGradient(loss, optimizer.Update(learningRate));

    /// <summary>The unweighted value of a loss in this step; NaN if it takes no part.</summary>
    /// <param name="loss">Its place in <see cref="MethodologyFacts.Losses"/>.</param>
    public double LossOf(int loss) => Losses[loss];

    /// <summary>Sets the factor by which a component's learning rate differs; it lasts until it is set again.</summary>
    /// <param name="component">A path that the methodology's optimizer scales.</param>
    /// <param name="factor">The factor of this step.</param>
    public void ScaleLearningRate(string component, double factor) => optimizer.ScaleLearningRate(component, factor);

    /// <summary>Freezes a component, or lets it train: see <see cref="ParameterSet.Freeze"/>.</summary>
    /// <param name="component">Its path.</param>
    /// <param name="isFrozen">Whether it stands still in this step.</param>
    public void Freeze(string component, bool isFrozen) => model.Parameters.Freeze(component, isFrozen);

    /// <summary>Reports the signals as they were applied, after controllers, in the order of <see cref="MethodologyFacts.Signals"/>.</summary>
    public void ReportSignals(ReadOnlySpan<double> effective) => effective.CopyTo(signals);

    /// <summary>Adds the losses of this step to the mean of its epoch, now or when they are read.</summary>
    /// <exception cref="DivergedException">A step of those that were read now has a number that is not finite; no parameter has changed since.</exception>
    internal void AddLosses(EpochLosses target)
    {
        if (unread is not { HasLatest: true })
        {
            target.Add(Losses);
            return;
        }

        unread.Count(target);
        if (unread.AreMany)
            Settle();
    }

    /// <summary>Reads what steps have left unread.</summary>
    /// <exception cref="DivergedException">One of them has a number that is not finite; no parameter has changed since.</exception>
    internal void Settle()
    {
        if (unread?.Read(loss.Room) is not { } broken)
            return;
        throw divergence.Of(broken);
    }

    internal void MoveTo(int epoch, int plannedEpoch, int stepInEpoch)
    {
        (Epoch, StepInEpoch) = (epoch, stepInEpoch);
        this.plannedEpoch = plannedEpoch;
        accumulated.Clear();
        unread?.Begin();
        hasObserved = false;
    }

    private StepObservation ObservedInBatch
    {
        get
        {
            if (model.Vae is not { } vae)
                return default;
            observes = true;
            int latent = FindObserved(vae);
            if (!hasObserved)
                engine.ReadAll(observed, dimensions);
            return new StepObservation(Sum(dimensions.AsSpan(0, latent)), Sum(dimensions.AsSpan(latent, latent)), dimensions[^2], dimensions[^1]);
        }
    }

    // Returns the number of latent dimensions.
    private int FindObserved(DualVae vae)
    {
        DualVaeOutput output = vae.Latest;
        (observed[0], observed[1], observed[2], observed[3]) = (output.A.KlOfEachDimension, output.B.KlOfEachDimension, output.A.MeanRadius, output.B.MeanRadius);
        return output.A.KlOfEachDimension.Columns;
    }

    // The trainer has begun the engine's step for the first batch of an accumulated step. Returns the number of the batch in the epoch.
    private int BeginBatch()
    {
        if (accumulated.Count > 0)
            engine.BeginStep(recordGradients: true);
        return (StepInEpoch * facts.Data.Accumulate) + accumulated.Count;
    }

    /// <summary>
    /// What follows norms on the host gets them with the losses in one transfer, and with what the methodology observed in the step before: it will ask for it again.
    /// </summary>
    private void MinimizeReadingOnce(LossSum loss, double learningRate)
    {
        model.Parameters.ZeroGradients();
        engine.Backward(TotalOf(loss));
        Tensor[] norms = optimizer.NormsUnread();
        hasObserved = observes && model.Vae is not null;
        if (hasObserved)
            FindObserved(model.Vae!);
        Tensor[] asked = hasObserved ? [.. norms, .. observed] : norms;
        Span<float> values = stackalloc float[norms.Length + (hasObserved ? dimensions.Length : 0)];
        divergence.RequireLosses(loss, loss.Read(asked, values));
        values[norms.Length..].CopyTo(dimensions);
        divergence.RequireGradient(loss, optimizer.Update(learningRate, values[0], values[1], values[2]));
    }

    private void Differentiate(LossSum loss, double share, bool isFirst)
    {
        Tensor total = TotalOf(loss);
        divergence.RequireLosses(loss, loss.Read());
        if (isFirst)
            model.Parameters.ZeroGradients();
        engine.Backward(share == 1 ? total : total * share);
    }

    private static Tensor TotalOf(LossSum loss) => loss.Total ?? throw new InvalidOperationException("A step has no loss to minimise.");

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (float value in values)
            sum += value;
        return sum;
    }
}
