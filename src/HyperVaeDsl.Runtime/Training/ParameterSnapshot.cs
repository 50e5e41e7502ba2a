using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Parameters, moments and the number of updates at one moment, in memory.</summary>
internal sealed class ParameterSnapshot
{
    /// <summary>What is kept of every parameter.</summary>
    public static readonly ParameterState[] States = [ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment];

    private readonly Dictionary<(string Name, ParameterState State), float[]> values = [];

    /// <summary>Epochs trained when it was taken.</summary>
    public int Epochs { get; private set; }

    /// <summary>Updates of the optimizer when it was taken.</summary>
    public long Updates { get; private set; }

    /// <summary>How many updates passed each parameter while it was frozen, in the order of the shapes.</summary>
    public IReadOnlyList<long> Missed { get; private set; } = [];

    /// <summary>What is kept of a parameter.</summary>
    public float[] this[string name, ParameterState state] => values[(name, state)];

    /// <summary>Whether every value of every parameter is a finite number; if not, the first parameter with one that is none.</summary>
    public static string? FirstNotFinite(ParameterSet parameters)
    {
        foreach (ParameterShape shape in parameters.Shapes)
        {
            var values = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, ParameterState.Value, values);
            if (!Array.TrueForAll(values, float.IsFinite))
                return shape.Name;
        }

        return null;
    }

    /// <summary>Replaces what is held by the present state.</summary>
    public void Take(ParameterSet parameters, Optimizer optimizer, int epochs)
    {
        (Epochs, Updates) = (epochs, optimizer.Updates);
        Missed = [.. Enumerable.Range(0, parameters.Shapes.Count).Select(parameters.MissedUpdates)];
        foreach (ParameterShape shape in parameters.Shapes)
        {
            foreach (ParameterState state in States)
            {
                if (!values.TryGetValue((shape.Name, state), out float[]? copy))
                    values.Add((shape.Name, state), copy = new float[shape.Rows * shape.Columns]);
                parameters.Read(shape.Name, state, copy);
            }
        }
    }

    /// <summary>Replaces what is held by what was stored.</summary>
    /// <param name="epochs">Epochs trained when it was taken.</param>
    /// <param name="updates">Updates then.</param>
    /// <param name="missed">Updates that passed each parameter, in the order of the shapes.</param>
    /// <param name="stored">Every state of every parameter.</param>
    public void Put(int epochs, long updates, IReadOnlyList<long> missed, IEnumerable<(string Name, ParameterState State, float[] Values)> stored)
    {
        (Epochs, Updates, Missed) = (epochs, updates, missed);
        foreach ((string name, ParameterState state, float[] copy) in stored)
            values[(name, state)] = copy;
    }

    /// <summary>Puts back what was taken.</summary>
    public void Restore(ParameterSet parameters, Optimizer optimizer)
    {
        optimizer.Updates = Updates;
        for (int i = 0; i < Missed.Count; i++)
            parameters.SetMissedUpdates(i, Missed[i]);
        foreach (ParameterShape shape in parameters.Shapes)
        {
            parameters.Write(shape.Name, values[(shape.Name, ParameterState.Value)]);
            foreach (ParameterState moment in States.Skip(1))
                parameters.WriteMoment(shape.Name, moment, values[(shape.Name, moment)]);
        }
    }
}
