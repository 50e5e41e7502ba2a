namespace HyperVaeDsl.Engines.Cpu.Nodes;

/// <summary>A parameter: its value and gradient lie in the flat buffers of the parameter set.</summary>
internal sealed unsafe class ParameterNode : Node
{
    public ParameterNode(CpuEngine engine, int rows, int columns, float* value, float* gradient)
        : base(engine, rows, columns)
    {
        Value = value;
        UseGradient(gradient);
        RequiresGradient = true;
        Tensor = new CpuTensor(engine, this);
    }

    /// <summary>The tensor that lives as long as the engine.</summary>
    public CpuTensor Tensor { get; }

    public override void Forward()
    {
    }

    public override void Backward()
    {
    }
}
