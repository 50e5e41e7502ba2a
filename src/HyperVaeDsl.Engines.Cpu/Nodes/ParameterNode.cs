namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>A parameter: its value and gradient lie in the flat buffers of the parameter set.</summary>
internal sealed unsafe class ParameterNode : Node
{
    private readonly Func<bool> isFrozen;

    public ParameterNode(CpuEngine engine, int rows, int columns, float* value, float* gradient, Func<bool> isFrozen)
        : base(engine, rows, columns)
    {
        this.isFrozen = isFrozen;
        Value = value;
        UseGradient(gradient);
        IsZeroed = true;
        RequiresGradient = true;
        Tensor = new CpuTensor(engine, this);
    }

    /// <summary>Whether the gradient is 0 without its memory saying so: the next to arrive overwrites it.</summary>
    public bool IsZeroed
    {
        get => !HasGradient;
        set => HasGradient = !value;
    }

    /// <inheritdoc/>
    public override bool IsGradientUsed => !isFrozen();

    /// <summary>The tensor that lives as long as the engine.</summary>
    public CpuTensor Tensor { get; }

    protected override void Forward()
    {
    }

    protected override void Backward()
    {
    }
}
