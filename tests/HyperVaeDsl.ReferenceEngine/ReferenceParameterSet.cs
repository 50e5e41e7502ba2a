using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Reference;

/// <summary>Parameters in float64, which tests may read and move without rounding to float32.</summary>
public sealed class ReferenceParameterSet : ParameterSet
{
    private readonly Dictionary<string, Entry> entries = [];

    internal ReferenceParameterSet(TensorEngine engine, IReadOnlyList<ParameterShape> shapes)
        : base(shapes)
    {
        foreach (var shape in shapes)
        {
            var length = shape.Rows * shape.Columns;
            var tensor = new ReferenceTensor(engine, shape.Rows, shape.Columns, new double[length], new double[length]);
            entries.Add(shape.Name, new Entry(tensor, new double[length], new double[length]));
        }
    }

    /// <inheritdoc/>
    public override Tensor this[string name] => entries[name].Tensor;

    /// <summary>What a state of a parameter holds, without rounding; the array itself, so that a test can move elements.</summary>
    public double[] Access(string name, ParameterState state) => state switch
    {
        ParameterState.Value => entries[name].Tensor.Values,
        ParameterState.Gradient => entries[name].Tensor.Gradient!,
        ParameterState.FirstMoment => entries[name].FirstMoment,
        ParameterState.SecondMoment => entries[name].SecondMoment,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <inheritdoc/>
    public override void Write(string name, ReadOnlySpan<float> values) => Copy(values, Access(name, ParameterState.Value));

    /// <inheritdoc/>
    public override void WriteMoment(string name, ParameterState moment, ReadOnlySpan<float> values) => Copy(values, Access(name, moment));

    /// <inheritdoc/>
    public override void Read(string name, ParameterState state, Span<float> destination)
    {
        var source = Access(name, state);
        for (var i = 0; i < source.Length; i++)
            destination[i] = (float)source[i];
    }

    /// <inheritdoc/>
    public override void ZeroGradients()
    {
        foreach (var entry in entries.Values)
            Array.Clear(entry.Tensor.Gradient!);
    }

    /// <inheritdoc/>
    public override double GradientNorm(string? component) =>
        Math.Sqrt(Shapes.Where((shape, index) => shape.IsIn(component) && !IsFrozen(index)).Sum(shape => Access(shape.Name, ParameterState.Gradient).Sum(g => g * g)));

    /// <inheritdoc/>
    public override void ScaleGradients(string? component, double factor)
    {
        foreach (var shape in Shapes.Where(shape => shape.IsIn(component)))
        {
            var gradient = Access(shape.Name, ParameterState.Gradient);
            for (var i = 0; i < gradient.Length; i++)
                gradient[i] *= factor;
        }
    }

    /// <inheritdoc/>
    public override void AdamW(in AdamWSettings settings, long update, ReadOnlySpan<double> learningRates)
    {
        for (var parameter = 0; parameter < Shapes.Count; parameter++)
        {
            if (IsFrozen(parameter))
                continue;
            var (tensor, m, v) = entries[Shapes[parameter].Name];
            var rate = learningRates[parameter];
            var correction1 = 1 - Math.Pow(settings.Beta1, update - MissedUpdates(parameter));
            var correction2 = 1 - Math.Pow(settings.Beta2, update - MissedUpdates(parameter));
            for (var i = 0; i < m.Length; i++)
            {
                var g = tensor.Gradient![i];
                m[i] = (settings.Beta1 * m[i]) + ((1 - settings.Beta1) * g);
                v[i] = (settings.Beta2 * v[i]) + ((1 - settings.Beta2) * g * g);
                tensor.Values[i] -= rate * settings.WeightDecay * tensor.Values[i];
                tensor.Values[i] -= rate * (m[i] / correction1) / (Math.Sqrt(v[i] / correction2) + settings.Epsilon);
            }
        }
    }

    /// <inheritdoc/>
    public override void AddDecay(double decay)
    {
        foreach (var entry in entries.Values)
        {
            for (var i = 0; i < entry.FirstMoment.Length; i++)
                entry.Tensor.Gradient![i] += decay * entry.Tensor.Values[i];
        }
    }

    /// <inheritdoc/>
    public override void Momentum(double momentum, ReadOnlySpan<double> learningRates)
    {
        for (var parameter = 0; parameter < Shapes.Count; parameter++)
        {
            if (IsFrozen(parameter))
                continue;
            var (tensor, velocity, _) = entries[Shapes[parameter].Name];
            for (var i = 0; i < velocity.Length; i++)
            {
                velocity[i] = (momentum * velocity[i]) + tensor.Gradient![i];
                tensor.Values[i] -= learningRates[parameter] * velocity[i];
            }
        }
    }

    private static void Copy(ReadOnlySpan<float> source, double[] destination)
    {
        if (source.Length != destination.Length)
            throw new ArgumentException($"{source.Length} values were given for {destination.Length} elements.", nameof(source));
        for (var i = 0; i < source.Length; i++)
            destination[i] = source[i];
    }

    private sealed record Entry(ReferenceTensor Tensor, double[] FirstMoment, double[] SecondMoment);
}
