using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>What the caller holds of a <see cref="Nodes.Node"/>: it knows the step that it belongs to.</summary>
internal sealed class CpuTensor(TensorEngine engine, Node node) : Tensor(engine, node.Rows, node.Columns)
{
    /// <summary>The step number of tensors that outlive steps.</summary>
    public const long Persistent = -1;

    public Node Node { get; } = node;

    public long Step { get; set; } = Persistent;
}
