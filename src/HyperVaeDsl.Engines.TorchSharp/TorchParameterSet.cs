using System.Runtime.InteropServices;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// All parameters one after the other in flat tensors: values, gradients and the two moments. What libtorch differentiates are views of them,
/// so that one operation updates, clips or measures all at once.
/// </summary>
internal sealed class TorchParameterSet : ParameterSet, IDisposable
{
    private readonly TorchEngine engine;
    private readonly ScalarCache scalars;
    private readonly Dictionary<string, int> indexOfName = [];
    private readonly TorchTensor[] tensors;
    private readonly FlatLayout layout;
    private readonly FlatBuffers whole;
    private readonly Dictionary<FlatRange, FlatBuffers> parts = [];
    private readonly UpdateSwitch? updates;
    private readonly torch.Tensor zeros;
    private readonly torch.Tensor[] nothing;
    private readonly torch.Tensor?[] gaps;

    public TorchParameterSet(TorchEngine engine, IReadOnlyList<ParameterShape> shapes, torch.Device device, ScalarCache scalars)
        : base(shapes)
    {
        this.engine = engine;
        this.scalars = scalars;
        tensors = new TorchTensor[shapes.Count];
        layout = new FlatLayout(shapes);
        for (int i = 0; i < shapes.Count; i++)
            indexOfName.Add(shapes[i].Name, i);
        whole = FlatBuffers.Allocate(layout.Length, device);
        updates = engine.DefersReading ? new UpdateSwitch(device, scalars) : null;
        zeros = torch.zeros(layout.Length, torch.ScalarType.Float32, device).DetachFromDisposeScope();
        nothing = new torch.Tensor[shapes.Count];
        gaps = new torch.Tensor?[shapes.Count];
        for (int i = 0; i < shapes.Count; i++)
        {
            tensors[i] = Leaf(i);
            nothing[i] = zeros.narrow(0, 0, layout[i].Length).DetachFromDisposeScope();
            gaps[i] = layout.GapAfter(i) is > 0 and { } gap ? zeros.narrow(0, 0, gap).DetachFromDisposeScope() : null;
        }
    }

    public override Tensor this[string name] => tensors[IndexOf(name)];

    public override void Write(string name, ReadOnlySpan<float> values) => Copy(values, State(name, ParameterState.Value));

    public override void WriteMoment(string name, ParameterState moment, ReadOnlySpan<float> values)
    {
        if (moment is not (ParameterState.FirstMoment or ParameterState.SecondMoment))
            throw new ArgumentException($"{moment} is not a moment.", nameof(moment));
        Copy(values, State(name, moment));
    }

    public override void Read(string name, ParameterState state, Span<float> destination)
    {
        int length = layout[IndexOf(name)].Length;
        if (destination.Length != length)
            throw new ArgumentException($"{length} elements do not fit {destination.Length}.");
        engine.Read(State(name, state), destination);
    }

    /// <summary>
    /// Adds what libtorch found for the parameters to the flat gradients: one addition instead of one for each parameter, which it would do if it had
    /// them to add to.
    /// </summary>
    /// <param name="step">The step; a parameter that took no part in it has no gradient, and asking for it is a call. The parameters of modules are asked.</param>
    public void CollectGradients(long step)
    {
        if (!Array.Exists(tensors, MayHaveGradient))
            return;
        List<torch.Tensor> found = [];
        bool any = false;
        for (int i = 0; i < tensors.Length; i++)
        {
            torch.Tensor leaf = tensors[i].Leaf;
            if (MayHaveGradient(tensors[i]) && leaf.grad is { } gradient)
            {
                any = true;
                leaf.grad = null;
                found.Add(gradient.reshape(layout[i].Length));
            }
            else
            {
                found.Add(nothing[i]);
            }

            if (gaps[i] is { } gap)
                found.Add(gap);
        }

        if (any)
            whole.Gradients.add_(torch.cat(found.ToArray()), scalars[1]);

        bool MayHaveGradient(TorchTensor parameter) => parameter.UsedIn == step || !ReferenceEquals(parameter.Leaf, parameter.Value);
    }

    public override void ZeroGradients() => whole.Gradients.zero_();

    public override double GradientNorm(string? component)
    {
        double sum = 0;
        Span<float> value = stackalloc float[1];
        foreach (FlatRange range in layout.Ranges(i => !IsFrozen(i) && Shapes[i].IsIn(component)))
        {
            using torch.Tensor norm = Part(range).Gradients.norm();
            engine.Read(norm, value);
            sum += (double)value[0] * value[0];
        }

        return Math.Sqrt(sum);
    }

    public override void ScaleGradients(string? component, double factor)
    {
        foreach (FlatRange range in layout.Ranges(i => Shapes[i].IsIn(component)))
            Part(range).Gradients.mul_(scalars[factor]);
    }

    public override Tensor ClipUnread(double maximum)
    {
        if (updates is null)
            return base.ClipUnread(maximum);
        torch.Tensor norm = Norm(i => !IsFrozen(i));
        updates.Clip(whole.Gradients, norm, maximum);
        return engine.Scalar(norm.reshape(1, 1));
    }

    public override Tensor GradientNormUnread(Func<ParameterShape, bool> isChosen) =>
        updates is null ? base.GradientNormUnread(isChosen) : engine.Scalar(Norm(i => !IsFrozen(i) && isChosen(Shapes[i])).reshape(1, 1));

    public override void AdamW(in AdamWSettings settings, long update, ReadOnlySpan<double> learningRates)
    {
        RequireRates(learningRates);
        ArgumentOutOfRangeException.ThrowIfLessThan(update, 1);
        AdamWSettings constants = settings;
        foreach ((FlatRange range, int first) in layout.Runs(learningRates, IsFrozen, MissedUpdates))
        {
            if (updates is null)
                Part(range).AdamW(constants, update - MissedUpdates(first), learningRates[first], scalars);
            else
                updates.AdamW(Part(range), constants, update - MissedUpdates(first), learningRates[first]);
        }
    }

    public override void AddDecay(double decay)
    {
        if (decay > 0)
            whole.Gradients.add_(whole.Values, scalars[decay]);
    }

    public override void Momentum(double momentum, ReadOnlySpan<double> learningRates)
    {
        RequireRates(learningRates);
        foreach ((FlatRange range, int first) in layout.Runs(learningRates, IsFrozen, MissedUpdates))
        {
            if (updates is null)
                Part(range).Momentum(momentum, learningRates[first], scalars);
            else
                updates.Momentum(Part(range), momentum, learningRates[first]);
        }
    }

    public void Dispose()
    {
        foreach (TorchTensor tensor in tensors)
        {
            tensor.Value.Dispose();
            tensor.Plain.Dispose();
        }

        foreach (FlatBuffers part in parts.Values)
            part.Dispose();
        foreach (torch.Tensor? view in nothing.Concat(gaps))
            view?.Dispose();
        zeros.Dispose();
        whole.Dispose();
        updates?.Dispose();
    }

    // One element.
    private torch.Tensor Norm(Func<int, bool> isChosen)
    {
        torch.Tensor[] norms = [.. layout.Ranges(isChosen).Select(range => Part(range).Gradients.norm().reshape(1))];
        return norms.Length switch { 0 => scalars.Tensor(0).reshape(1), 1 => norms[0], _ => torch.cat(norms).norm().reshape(1) };
    }

    private TorchTensor Leaf(int index)
    {
        (int rows, int columns) = (Shapes[index].Rows, Shapes[index].Columns);
        FlatBuffers part = Part(layout[index]);
        torch.Tensor plain = part.Values.reshape(rows, columns).DetachFromDisposeScope();
        torch.Tensor leaf = plain.detach().DetachFromDisposeScope();
        leaf.requires_grad_(true);
        return new TorchTensor(engine, rows, columns, leaf, TorchTensor.Persistent) { Plain = plain };
    }

    private FlatBuffers Part(FlatRange range)
    {
        if (range.Start == 0 && range.Length == whole.Length)
            return whole;
        if (!parts.TryGetValue(range, out FlatBuffers? part))
            parts.Add(range, part = whole.Slice(range));
        return part;
    }

    private void RequireRates(ReadOnlySpan<double> learningRates)
    {
        if (learningRates.Length != Shapes.Count)
            throw new ArgumentException($"{learningRates.Length} learning rates were given for {Shapes.Count} parameters.", nameof(learningRates));
    }

    private static void Copy(ReadOnlySpan<float> values, torch.Tensor destination)
    {
        int length = (int)destination.shape[0];
        if (values.Length != length)
            throw new ArgumentException($"{values.Length} elements do not fit {length}.");
        using torch.Tensor host = torch.empty(length, torch.ScalarType.Float32);
        values.CopyTo(MemoryMarshal.Cast<byte, float>(host.bytes));
        destination.copy_(host);
    }

    private torch.Tensor State(string name, ParameterState state)
    {
        FlatBuffers part = Part(layout[IndexOf(name)]);
        return state switch
        {
            ParameterState.Value => part.Values,
            ParameterState.Gradient => part.Gradients,
            ParameterState.FirstMoment => part.FirstMoments,
            ParameterState.SecondMoment => part.SecondMoments,
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
        };
    }

    private int IndexOf(string name) =>
        indexOfName.TryGetValue(name, out int index) ? index : throw new KeyNotFoundException($"No parameter is called '{name}'.");
}
