namespace HyperVaeDsl.Runtime.Tensors;

/// <summary>Name and shape of one parameter, and the dotted path of the component that it belongs to.</summary>
/// <param name="Name">Unique name, such as "vae_A.encoder.0.weight".</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Component">Dotted path of the owner, such as "vae_A.encoder".</param>
public sealed record ParameterShape(string Name, int Rows, int Columns, string Component)
{
    /// <summary>The value that every element starts with; null for the random ones of PyTorch's Linear.</summary>
    public double? Initial { get; init; }

    /// <summary>The values that the elements start with, row by row, where the model brings its own; else empty.</summary>
    public ReadOnlyMemory<float> InitialValues { get; init; }

    /// <summary>Whether it is stored as a vector of its columns, as PyTorch does with biases, instead of a matrix.</summary>
    public bool IsVector { get; init; } = Name.EndsWith(".bias", StringComparison.Ordinal);

    /// <summary>Whether the parameter lies in a component or below it; null or "" stands for the whole model.</summary>
    public bool IsIn(string? component) =>
        string.IsNullOrEmpty(component)
        || Component == component
        || (Component.StartsWith(component, StringComparison.Ordinal) && Component.Length > component.Length && Component[component.Length] == '.');
}

/// <summary>Constants of AdamW (Loshchilov and Hutter 2019); the learning rate comes with each update.</summary>
/// <param name="Beta1">Decay of the first moment.</param>
/// <param name="Beta2">Decay of the second moment.</param>
/// <param name="Epsilon">Added to the root of the second moment.</param>
/// <param name="WeightDecay">Decoupled decay: each update multiplies a parameter by 1 - lr * decay.</param>
public readonly record struct AdamWSettings(double Beta1, double Beta2, double Epsilon, double WeightDecay);

/// <summary>
/// The trainable parameters of a model with their gradients and AdamW moments, which an engine keeps in flat buffers. Components
/// are dotted paths; a path selects everything at or below it.
/// </summary>
public abstract class ParameterSet
{
    private readonly bool[] frozen;
    private readonly long[] missed;

    /// <summary>Remembers the shapes.</summary>
    protected ParameterSet(IReadOnlyList<ParameterShape> shapes)
    {
        Shapes = shapes;
        frozen = new bool[shapes.Count];
        missed = new long[shapes.Count];
    }

    /// <summary>All parameters in the order of their creation.</summary>
    public IReadOnlyList<ParameterShape> Shapes { get; }

    /// <summary>Number of scalars in all.</summary>
    public int Count => Shapes.Sum(shape => shape.Rows * shape.Columns);

    /// <summary>The parameter as a tensor that records gradients.</summary>
    /// <exception cref="KeyNotFoundException">No parameter has the name.</exception>
    public abstract Tensor this[string name] { get; }

    /// <summary>Sets the values of one parameter.</summary>
    public abstract void Write(string name, ReadOnlySpan<float> values);

    /// <summary>Copies what the state of a parameter holds: its value, its gradient, or one of the AdamW moments.</summary>
    public abstract void Read(string name, ParameterState state, Span<float> destination);

    /// <summary>Sets a moment of one parameter (used when a checkpoint is loaded).</summary>
    public abstract void WriteMoment(string name, ParameterState moment, ReadOnlySpan<float> values);

    /// <summary>
    /// Freezes a component or lets it train again. A frozen parameter is not updated at all: its value, its moments and its weight
    /// decay stand still, and its gradient counts in no norm. Gradients still flow through it to what lies before.
    /// </summary>
    /// <exception cref="ArgumentException">No parameter is in the component.</exception>
    public void Freeze(string component, bool isFrozen)
    {
        bool any = false;
        for (int i = 0; i < frozen.Length; i++)
        {
            if (!Shapes[i].IsIn(component))
                continue;
            any = true;
            frozen[i] = isFrozen;
        }

        if (!any)
            throw new ArgumentException($"The model has no component {component}.", nameof(component));
    }

    /// <summary>Whether a parameter stands still.</summary>
    /// <param name="index">Its place in <see cref="Shapes"/>.</param>
    public bool IsFrozen(int index) => frozen[index];

    /// <summary>Sets whether a parameter stands still (used when a run is resumed).</summary>
    internal void SetFrozen(int index, bool isFrozen) => frozen[index] = isFrozen;

    /// <summary>How many updates passed a parameter while it was frozen: its moments are corrected for the updates that it took.</summary>
    /// <param name="index">Its place in <see cref="Shapes"/>.</param>
    public long MissedUpdates(int index) => missed[index];

    /// <summary>Sets how many updates passed a parameter (used when a checkpoint is loaded).</summary>
    /// <param name="index">Its place in <see cref="Shapes"/>.</param>
    /// <param name="count">How many.</param>
    public void SetMissedUpdates(int index, long count) => missed[index] = count;

    /// <summary>Counts an update as missed by all that is frozen; the optimizer calls it after each.</summary>
    internal void CountUpdate()
    {
        for (int i = 0; i < frozen.Length; i++)
        {
            if (frozen[i])
                missed[i]++;
        }
    }

    /// <summary>Sets every gradient to 0.</summary>
    public abstract void ZeroGradients();

    /// <summary>Euclidean norm of the gradients of a component (null: of all), without what is frozen.</summary>
    public abstract double GradientNorm(string? component);

    /// <summary>
    /// Euclidean norm of the gradients of the chosen parameters, 1 x 1, without what is frozen, which is not read. For engines that defer reading: norms go to the
    /// host together with what else it needs.
    /// </summary>
    /// <param name="isChosen">Which parameters, by their shapes.</param>
    /// <exception cref="NotSupportedException">The engine does not defer reading.</exception>
    public virtual Tensor GradientNormUnread(Func<ParameterShape, bool> isChosen) => throw new NotSupportedException("The engine of these parameters reads the norm.");

    /// <summary>Multiplies the gradients of a component (null: of all).</summary>
    public abstract void ScaleGradients(string? component, double factor);

    /// <summary>
    /// Clips all gradients to a norm without reading it: where it is above the maximum they are multiplied by maximum / (norm + 1e-6). If the norm is not
    /// finite, this and all later updates change nothing. For engines that defer reading.
    /// </summary>
    /// <param name="maximum">Largest norm; 0 for no clipping.</param>
    /// <returns>The norm before clipping, 1 x 1, without what is frozen.</returns>
    /// <exception cref="NotSupportedException">The engine does not defer reading.</exception>
    public virtual Tensor ClipUnread(double maximum) => throw new NotSupportedException("The engine of these parameters reads the norm.");

    /// <summary>
    /// One AdamW update of what is not frozen, equal to PyTorch's: p -= lr * decay * p; m, v updated; p -= lr * (m / (1 - beta1^n)) / (sqrt(v / (1 - beta2^n)) + eps).
    /// </summary>
    /// <param name="settings">The constants.</param>
    /// <param name="update">Number of this update, from 1; for a parameter that missed some, n is so much smaller.</param>
    /// <param name="learningRates">The learning rate of each parameter, in the order of <see cref="Shapes"/>.</param>
    public abstract void AdamW(in AdamWSettings settings, long update, ReadOnlySpan<double> learningRates);

    /// <summary>Adds weight decay to the gradients: g += decay * p. Adam and SGD take it this way (PyTorch's weight_decay).</summary>
    public abstract void AddDecay(double decay);

    /// <summary>
    /// One update of SGD with momentum of what is not frozen, equal to PyTorch's without dampening: v = momentum * v + g; p -= lr * v. The
    /// velocity v is kept as the first moment.
    /// </summary>
    /// <param name="momentum">Weight of the velocity so far, in [0, 1).</param>
    /// <param name="learningRates">The learning rate of each parameter, in the order of <see cref="Shapes"/>.</param>
    public abstract void Momentum(double momentum, ReadOnlySpan<double> learningRates);
}

/// <summary>What is kept for a parameter.</summary>
public enum ParameterState
{
    /// <summary>The parameter itself.</summary>
    Value,

    /// <summary>Its gradient.</summary>
    Gradient,

    /// <summary>Adam's running mean of gradients, or the velocity of SGD.</summary>
    FirstMoment,

    /// <summary>Adam's running mean of squared gradients.</summary>
    SecondMoment,
}
