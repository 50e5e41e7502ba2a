using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Engines.Cpu.Tape;
using HyperVaeDsl.Engines.Cpu.Threading;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>
/// The embedded engine: float32 on all cores with SIMD, nothing to install. Operations compute at once; the tape of a step is
/// kept, so a step that repeats the one before allocates nothing. Results do not depend on the number of threads.
/// </summary>
public sealed partial class CpuEngine : TensorEngine
{
    private readonly OperationTape trainingTape = new();
    private readonly OperationTape evaluationTape = new();
    private OperationTape tape;
    private bool wentBackward;
    private bool disposed;
    private long step;

    /// <summary>Starts the engine's threads.</summary>
    /// <param name="threadCount">Threads that compute, the caller included; null for one on each core.</param>
    public CpuEngine(int? threadCount = null)
    {
        Team = new WorkerTeam(threadCount ?? Environment.ProcessorCount);
        tape = evaluationTape;
    }

    /// <inheritdoc/>
    public override string Name => "cpu";

    /// <inheritdoc/>
    public override string Description
    {
        get
        {
            var instructions = Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "128-bit vectors";
            return $"embedded CPU engine, {Team.ThreadCount} {(Team.ThreadCount == 1 ? "thread" : "threads")}, {instructions}";
        }
    }

    /// <summary>Whether the step records gradients.</summary>
    internal bool IsRecording { get; private set; }

    internal WorkerTeam Team { get; }

    internal Scratch Scratch { get; } = new();

    internal GradientPool Gradients { get; } = new();

    /// <inheritdoc/>
    public override void BeginStep(bool recordGradients)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        tape = recordGradients ? trainingTape : evaluationTape;
        tape.Rewind();
        IsRecording = recordGradients;
        wentBackward = false;
        step++;
    }

    /// <inheritdoc/>
    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes) => new CpuParameterSet(this, shapes);

    /// <inheritdoc/>
    public override unsafe void Backward(Tensor scalar)
    {
        var start = Own(scalar);
        ShapeRules.RequireScalar(scalar);
        if (!IsRecording)
            throw new InvalidOperationException("This step does not record gradients; begin it with recordGradients.");
        if (wentBackward)
            throw new InvalidOperationException("Backward was already called in this step.");
        wentBackward = true;
        if (!start.RequiresGradient)
            return;
        var seed = start.TakeGradient(out var accumulate);
        *seed = accumulate ? *seed + 1f : 1f;
        if (start is ParameterNode)
            return;
        for (var i = start.Index; i >= 0; i--)
        {
            if (tape[i] is not { RequiresGradient: true, HasGradient: true } node)
                continue;
            node.Backward();
            node.ReleaseGradient();
        }
    }

    /// <inheritdoc/>
    public override unsafe void Read(Tensor x, Span<float> destination)
    {
        var node = Own(x);
        ShapeRules.RequireRoom(destination.Length, x);
        new ReadOnlySpan<float>(node.Value, node.Length).CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposed)
            Team.Dispose();
        disposed = true;
        base.Dispose(disposing);
    }

    private Node Own(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x is not CpuTensor tensor || !ReferenceEquals(tensor.Engine, this))
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to another engine ({x.Engine.Name}).");
        if (tensor.Step != step && tensor.Step != CpuTensor.Persistent)
            throw new InvalidOperationException($"The {x.Rows} x {x.Columns} tensor belongs to an earlier step; its memory has been recycled.");
        return tensor.Node;
    }
}
