using HyperVaeDsl.Runtime.Optimization;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Parameters, moments and the number of updates at one moment, in memory.</summary>
internal sealed class ParameterSnapshot
{
    private static readonly ParameterState[] States = [ParameterState.Value, ParameterState.FirstMoment, ParameterState.SecondMoment];

    private readonly Dictionary<(string Name, ParameterState State), float[]> values = [];

    /// <summary>Epochs trained when it was taken.</summary>
    public int Epochs { get; private set; }

    private long Updates { get; set; }

    private long[] Missed { get; set; } = [];

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

    /// <summary>Puts back what was taken.</summary>
    public void Restore(ParameterSet parameters, Optimizer optimizer)
    {
        optimizer.Updates = Updates;
        for (int i = 0; i < Missed.Length; i++)
            parameters.SetMissedUpdates(i, Missed[i]);
        foreach (ParameterShape shape in parameters.Shapes)
        {
            parameters.Write(shape.Name, values[(shape.Name, ParameterState.Value)]);
            foreach (ParameterState moment in States.Skip(1))
                parameters.WriteMoment(shape.Name, moment, values[(shape.Name, moment)]);
        }
    }
}
