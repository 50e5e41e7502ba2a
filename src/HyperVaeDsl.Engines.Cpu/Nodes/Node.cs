using System.Diagnostics;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Threading;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>
/// One operation with its result and the gradient of the result. Nodes are reused from step to step. As a job it computes the
/// result, and later in the step, once <see cref="Tape.BackwardPlan"/> has put it in order, passes its gradient on.
/// </summary>
internal abstract unsafe class Node : Job
{
    private readonly CpuTensor evenHandle;
    private readonly CpuTensor oddHandle;
    private readonly Node[] inputs = new Node[3];
    private PinnedBuffer<float>? gradient;
    private int inputCount;
    private bool isBackward;

    protected Node(CpuEngine engine, int rows, int columns, int inner = 0)
    {
        Engine = engine;
        Rows = rows;
        Columns = columns;
        Inner = inner;
        evenHandle = new CpuTensor(engine, this);
        oddHandle = new CpuTensor(engine, this);
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>A further dimension that decides on the node's memory, such as the inner one of a product; 0 where there is none.</summary>
    public int Inner { get; }

    public int Length => Rows * Columns;

    /// <summary>The result, row by row.</summary>
    public float* Value { get; protected set; }

    /// <summary>What it computes, in a word, for messages.</summary>
    public virtual string Operation => GetType().Name.Replace("Node", "", StringComparison.Ordinal);

    /// <summary>Place on the tape.</summary>
    public int Index { get; set; }

    /// <summary>What the result is computed from.</summary>
    public ReadOnlySpan<Node> Inputs => inputs.AsSpan(0, inputCount);

    /// <summary>Whether the result depends on a parameter, and gradients are recorded.</summary>
    public bool RequiresGradient { get; protected set; }

    /// <summary>Whether a gradient has arrived in this step.</summary>
    public bool HasGradient { get; protected set; }

    /// <summary>The gradient that has arrived.</summary>
    public float* Gradient { get; private set; }

    /// <summary>While a way back is planned: the last planned node that adds to the gradient of this one.</summary>
    public Node? LastUser { get; set; }

    /// <summary>How many of the planned nodes add to the gradient of this one.</summary>
    public int UserCount { get; set; }

    /// <summary>The way back that this node was planned for.</summary>
    public long PlannedFor { get; set; }

    protected CpuEngine Engine { get; }

    /// <summary>
    /// The tensor for this step. Two take turns, so that one held over from the step before is recognised even after its
    /// node has been taken again.
    /// </summary>
    public CpuTensor HandleFor(long step)
    {
        var handle = (step & 1) == 0 ? evenHandle : oddHandle;
        handle.Step = step;
        return handle;
    }

    /// <inheritdoc/>
    public sealed override void Execute()
    {
        var start = Engine.Observer is null ? 0 : Stopwatch.GetTimestamp();
        if (isBackward)
            Backward();
        else
            Forward();
        Engine.Observer?.Ran(this, isBackward, start, Stopwatch.GetTimestamp());
        isBackward = false;
    }

    /// <summary>Lets the next execution pass the gradient on.</summary>
    public void TurnBackward()
    {
        Reset();
        isBackward = true;
    }

    /// <summary>Computes the result from the inputs.</summary>
    protected abstract void Forward();

    /// <summary>Adds to the gradients of the inputs; called after the gradient of the result is complete.</summary>
    protected abstract void Backward();

    /// <summary>Puts a node without inputs into the running step.</summary>
    protected void Begin()
    {
        inputCount = 0;
        RequiresGradient = false;
        HasGradient = false;
    }

    /// <summary>
    /// Puts the node into the running step: no gradient has arrived, and none is wanted unless the step records them and an
    /// input has one.
    /// </summary>
    protected void Begin(Node input)
    {
        Begin();
        Add(input);
    }

    /// <inheritdoc cref="Begin(Node)"/>
    protected void Begin(Node first, Node second)
    {
        Begin(first);
        Add(second);
    }

    /// <inheritdoc cref="Begin(Node)"/>
    protected void Begin(Node first, Node second, Node third)
    {
        Begin(first, second);
        Add(third);
    }

    /// <summary>
    /// Where a gradient of the result goes. The first to arrive in a step overwrites what is there, later ones are added
    /// (<paramref name="accumulate"/>), so nothing has to be zeroed.
    /// </summary>
    public float* TakeGradient(out bool accumulate)
    {
        accumulate = HasGradient;
        HasGradient = true;
        return Gradient;
    }

    /// <summary>Where gradients of the result are added element by element: 0 where none has arrived.</summary>
    public float* TakeClearedGradient()
    {
        var target = TakeGradient(out var accumulate);
        if (!accumulate)
            new Span<float>(target, Length).Clear();
        return target;
    }

    /// <summary>Forgets what has arrived, so that the way back can be gone again.</summary>
    public void ForgetGradient() => HasGradient = false;

    /// <summary>Whether the gradient decides on anything: that of a frozen parameter does not.</summary>
    public virtual bool IsGradientUsed => RequiresGradient;

    /// <summary>Makes room for the gradient.</summary>
    public void PrepareGradient()
    {
        if (Gradient != null)
            return;
        gradient = new PinnedBuffer<float>(Length);
        Gradient = gradient.Pointer;
    }

    /// <summary>For parameters: their gradient lives elsewhere.</summary>
    protected void UseGradient(float* gradient) => Gradient = gradient;

    private void Add(Node input)
    {
        inputs[inputCount++] = input;
        RequiresGradient |= input.RequiresGradient && Engine.IsRecording;
    }
}
