using HyperVaeDsl.Engines.Cpu.Kernels;
using HyperVaeDsl.Engines.Cpu.Memory;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <summary>All parameters one after the other in four flat buffers: values, gradients and the two moments.</summary>
internal sealed unsafe class CpuParameterSet : ParameterSet
{
    private const int ChunkLength = 4096;

    private readonly CpuEngine engine;
    private readonly Dictionary<string, int> indexOfName = [];
    private readonly ParameterNode[] nodes;
    private readonly int[] offsets;
    private readonly PinnedBuffer<float> values;
    private readonly PinnedBuffer<float> gradients;
    private readonly PinnedBuffer<float> firstMoments;
    private readonly PinnedBuffer<float> secondMoments;
    private readonly PinnedBuffer<ParameterChunk> chunks;
    private readonly PinnedBuffer<double> partials;
    private readonly PinnedBuffer<ParameterUpdate> updates;
    private readonly float[] scales;
    private bool isScaled;

    public CpuParameterSet(CpuEngine engine, IReadOnlyList<ParameterShape> shapes)
        : base(shapes)
    {
        this.engine = engine;
        nodes = new ParameterNode[shapes.Count];
        offsets = new int[shapes.Count];
        scales = new float[shapes.Count];
        Array.Fill(scales, 1f);
        var (length, parts) = (0, new List<ParameterChunk>());
        for (var i = 0; i < shapes.Count; i++)
        {
            indexOfName.Add(shapes[i].Name, i);
            offsets[i] = length;
            var count = shapes[i].Rows * shapes[i].Columns;
            for (var start = 0; start < count; start += ChunkLength)
                parts.Add(new ParameterChunk(length + start, Math.Min(ChunkLength, count - start), i));
            length += Lanes.Vectors(count) * Lanes.Width;
        }

        values = new PinnedBuffer<float>(length);
        gradients = new PinnedBuffer<float>(length);
        firstMoments = new PinnedBuffer<float>(length);
        secondMoments = new PinnedBuffer<float>(length);
        chunks = new PinnedBuffer<ParameterChunk>(parts.Count);
        parts.ToArray().CopyTo(chunks.Span);
        partials = new PinnedBuffer<double>(parts.Count);
        updates = new PinnedBuffer<ParameterUpdate>(shapes.Count);
        for (var i = 0; i < shapes.Count; i++)
        {
            var place = i;
            nodes[i] = new ParameterNode(engine, shapes[i].Rows, shapes[i].Columns, values.Pointer + offsets[i], gradients.Pointer + offsets[i], () => IsFrozen(place));
        }
    }

    private ParameterMemory Memory => new(values.Pointer, gradients.Pointer, firstMoments.Pointer, secondMoments.Pointer);

    public override Tensor this[string name] => nodes[IndexOf(name)].Tensor;

    public override void Write(string name, ReadOnlySpan<float> values) => Copy(values, State(name, ParameterState.Value));

    public override void Read(string name, ParameterState state, Span<float> destination) => Copy(State(name, state), destination);

    public override void WriteMoment(string name, ParameterState moment, ReadOnlySpan<float> values)
    {
        if (moment is not (ParameterState.FirstMoment or ParameterState.SecondMoment))
            throw new ArgumentException($"{moment} is not a moment.", nameof(moment));
        Copy(values, State(name, moment));
    }

    /// <summary>Nothing is written: the first gradient to arrive overwrites what is there.</summary>
    public override void ZeroGradients()
    {
        engine.Team.Wait();
        foreach (var node in nodes)
            node.IsZeroed = true;
        Array.Fill(scales, 1f);
        isScaled = false;
    }

    public override double GradientNorm(string? component)
    {
        CompleteGradients();
        engine.Team.Run(new SquareSumWork(gradients.Pointer, chunks.Pointer, partials.Pointer), chunks.Length, gradients.Length);
        var sum = 0.0;
        for (var i = 0; i < chunks.Length; i++)
            if (!IsFrozen(chunks.Pointer[i].Parameter) && Shapes[chunks.Pointer[i].Parameter].IsIn(component))
                sum += partials.Pointer[i];
        return Math.Sqrt(sum);
    }

    /// <summary>The factor is kept until the gradients are used: AdamW multiplies while it reads them anyway.</summary>
    public override void ScaleGradients(string? component, double factor)
    {
        ApplyScales();
        for (var i = 0; i < nodes.Length; i++)
            if (Shapes[i].IsIn(component))
                scales[i] = (float)factor;
        isScaled = true;
    }

    public override void AdamW(in AdamWSettings settings, long update, ReadOnlySpan<double> learningRates)
    {
        RequireRates(learningRates);
        ArgumentOutOfRangeException.ThrowIfLessThan(update, 1);
        ClearZeroed();
        for (var i = 0; i < learningRates.Length; i++)
            updates.Pointer[i] = IsFrozen(i) ? ParameterUpdate.None : new ParameterUpdate(settings, update - MissedUpdates(i), learningRates[i]) { GradientScale = scales[i] };
        engine.Team.Run(new AdamWWork(Memory, chunks.Pointer, updates.Pointer, new AdamWFactors(settings)), chunks.Length, (long)values.Length * 8);
    }

    public override void AddDecay(double decay)
    {
        CompleteGradients();
        if (decay > 0)
            engine.Team.Run(new DecayWork(Memory, chunks.Pointer, (float)decay), chunks.Length, values.Length);
    }

    /// <summary>Multiplies the gradients by the factors that are kept.</summary>
    public void ApplyScales()
    {
        engine.Team.Wait();
        if (!isScaled)
            return;
        for (var i = 0; i < nodes.Length; i++)
        {
            if (scales[i] != 1f && !nodes[i].IsZeroed)
                UnaryKernels.Forward(engine.Team, new AffineFunction(scales[i], 0f), nodes[i].Gradient, nodes[i].Gradient, nodes[i].Length);
            scales[i] = 1f;
        }

        isScaled = false;
    }

    public override void Momentum(double momentum, ReadOnlySpan<double> learningRates)
    {
        RequireRates(learningRates);
        CompleteGradients();
        for (var i = 0; i < learningRates.Length; i++)
            updates.Pointer[i] = IsFrozen(i) ? ParameterUpdate.None : ParameterUpdate.By(learningRates[i]);
        engine.Team.Run(new MomentumWork(Memory, chunks.Pointer, updates.Pointer, (float)momentum), chunks.Length, (long)values.Length * 2);
    }

    /// <summary>Brings the memory of the gradients to what they are.</summary>
    private void CompleteGradients()
    {
        ApplyScales();
        ClearZeroed();
    }

    private void ClearZeroed()
    {
        engine.Team.Wait();
        foreach (var node in nodes)
        {
            if (!node.IsZeroed)
                continue;
            new Span<float>(node.Gradient, node.Length).Clear();
            node.IsZeroed = false;
        }
    }

    private void RequireRates(ReadOnlySpan<double> learningRates)
    {
        if (learningRates.Length != Shapes.Count)
            throw new ArgumentException($"{learningRates.Length} learning rates were given for {Shapes.Count} parameters.", nameof(learningRates));
    }

    private static void Copy(ReadOnlySpan<float> source, Span<float> destination)
    {
        if (source.Length != destination.Length)
            throw new ArgumentException($"{source.Length} elements do not fit {destination.Length}.");
        source.CopyTo(destination);
    }

    private Span<float> State(string name, ParameterState state)
    {
        var buffer = state switch
        {
            ParameterState.Value => values,
            ParameterState.Gradient => gradients,
            ParameterState.FirstMoment => firstMoments,
            ParameterState.SecondMoment => secondMoments,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
        var index = IndexOf(name);
        if (state == ParameterState.Gradient)
            CompleteGradients();
        else
            engine.Team.Wait();
        return buffer.Span.Slice(offsets[index], nodes[index].Length);
    }

    private int IndexOf(string name) =>
        indexOfName.TryGetValue(name, out var index) ? index : throw new KeyNotFoundException($"No parameter is called '{name}'.");
}
