using System.Runtime.Intrinsics;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Engines.Cpu.Tape;
using HyperVaeDsl.Engines.Cpu.Threading;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>
/// The embedded engine: float32 on all cores with SIMD, nothing to install. Operations are handed to the threads and computed
/// while the caller goes on; who reads a result waits for it. The tape of a step is kept, so a step that repeats the one before allocates
/// nothing. Results do not depend on the number of threads.
/// </summary>
public sealed partial class CpuEngine : TensorEngine
{
    private readonly OperationTape trainingTape = new();
    private readonly OperationTape evaluationTape = new();
    private readonly BackwardPlan plan = new();
    private readonly List<CpuParameterSet> parameterSets = [];
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

    /// <summary>Sees every node that runs, or null.</summary>
    internal INodeObserver? Observer { get; set; }

    /// <inheritdoc/>
    public override void BeginStep(bool recordGradients)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        Team.Wait();
        tape = recordGradients ? trainingTape : evaluationTape;
        tape.Rewind();
        IsRecording = recordGradients;
        wentBackward = false;
        step++;
    }

    /// <inheritdoc/>
    public override ParameterSet CreateParameters(IReadOnlyList<ParameterShape> shapes)
    {
        var set = new CpuParameterSet(this, shapes);
        parameterSets.Add(set);
        return set;
    }

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
        Team.Wait();
        foreach (var set in parameterSets)
            set.ApplyScales();
        var count = start is ParameterNode ? 0 : plan.Make(tape, start);
        var seed = start.TakeGradient(out var accumulate);
        *seed = accumulate ? *seed + 1f : 1f;
        if (count == 0)
            return;
        Team.Submit(start, count);
        Team.Wait();
    }

    /// <inheritdoc/>
    public override unsafe void Read(Tensor x, Span<float> destination)
    {
        var node = Own(x);
        ShapeRules.RequireRoom(destination.Length, x);
        Team.Wait();
        new ReadOnlySpan<float>(node.Value, node.Length).CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (!disposed)
        {
            Team.Wait();
            Team.Dispose();
        }

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
