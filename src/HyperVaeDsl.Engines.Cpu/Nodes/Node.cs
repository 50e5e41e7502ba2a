using HyperVaeDsl.Engines.Cpu.Memory;

namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>One operation with its result and the gradient of the result. Nodes are reused from step to step.</summary>
internal abstract unsafe class Node
{
    private readonly CpuTensor evenHandle;
    private readonly CpuTensor oddHandle;
    private PinnedBuffer<float>? rentedGradient;

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

    /// <summary>Whether the result depends on a parameter, and gradients are recorded.</summary>
    public bool RequiresGradient { get; protected set; }

    /// <summary>Whether a gradient has arrived in this step.</summary>
    public bool HasGradient { get; private set; }

    /// <summary>The gradient that has arrived.</summary>
    public float* Gradient { get; private set; }

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

    /// <summary>Computes the result from the inputs.</summary>
    public abstract void Forward();

    /// <summary>Adds to the gradients of the inputs; called after the gradient of the result is complete.</summary>
    public abstract void Backward();

    /// <summary>
    /// Puts the node into the running step: no gradient has arrived, and none is wanted unless the step records them and an
    /// input has one (<paramref name="requiresGradient"/>).
    /// </summary>
    public void Begin(bool requiresGradient)
    {
        RequiresGradient = requiresGradient && Engine.IsRecording;
        HasGradient = false;
    }

    /// <summary>
    /// Where a gradient of the result goes. The first to arrive in a step overwrites what is there, later ones are added
    /// (<paramref name="accumulate"/>), so nothing has to be zeroed.
    /// </summary>
    public float* TakeGradient(out bool accumulate)
    {
        if (Gradient == null)
        {
            rentedGradient = Engine.Gradients.Rent(Length);
            Gradient = rentedGradient.Pointer;
        }

        accumulate = HasGradient;
        HasGradient = true;
        return Gradient;
    }

    /// <summary>Gives the gradient's memory back, once it has been passed on.</summary>
    public void ReleaseGradient()
    {
        if (rentedGradient is null)
            return;
        Engine.Gradients.Return(rentedGradient);
        rentedGradient = null;
        Gradient = null;
    }

    /// <summary>For parameters: their gradient lives elsewhere and is always added to.</summary>
    protected void UseGradient(float* gradient)
    {
        Gradient = gradient;
        HasGradient = true;
    }
}
