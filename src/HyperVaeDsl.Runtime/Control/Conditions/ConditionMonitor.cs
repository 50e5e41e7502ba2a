using System.Globalization;
using HyperVaeDsl.Runtime.Training;

namespace HyperVaeDsl.Runtime.Control.Conditions;

/// <summary>
/// Watches one condition: it is fed with every evaluation from the time on at which the condition is watched, and says whether the
/// condition holds now and since when its tests have held.
/// </summary>
public sealed class ConditionMonitor : IStateful
{
    private readonly double[] memories;

    /// <summary>Starts to watch.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="from">Epochs trained when the watch begins.</param>
    public ConditionMonitor(Condition condition, double from = 0)
    {
        Condition = condition;
        StateNames = ["holds", "evaluations", "failed_after", .. condition.Tests.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"memory.{i}"))];
        memories = new double[condition.Tests.Count];
        Restart(from);
    }

    /// <summary>What is watched.</summary>
    public Condition Condition { get; }

    /// <summary>Whether the condition held at the latest evaluation.</summary>
    public bool Holds { get; private set; }

    /// <summary>At how many evaluations in a row, up to the latest, all tests held.</summary>
    public int Evaluations { get; private set; }

    /// <summary>Epochs trained at the latest evaluation at which a test failed; when the watch began if none has.</summary>
    public double FailedAfter { get; private set; }

    /// <inheritdoc />
    public IReadOnlyList<string> StateNames { get; }

    /// <summary>Takes an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="patience">For how long the tests must hold now, instead of what the condition says; null for that.</param>
    /// <returns><see cref="Holds"/>.</returns>
    public bool Update(in Evaluation evaluation, int? patience = null)
    {
        int length = patience ?? Condition.For;
        bool all = true;
        for (int i = 0; i < memories.Length; i++)
            all &= Condition.Tests[i].Holds(evaluation, ref memories[i]);
        if (all)
            Evaluations++;
        else
            (Evaluations, FailedAfter) = (0, evaluation.Epochs);
        return Holds = all && (Condition.Unit == ConditionUnit.Evaluations
            ? Evaluations >= length
            : evaluation.Epochs - FailedAfter >= length);
    }

    /// <summary>Forgets what was seen and begins again.</summary>
    /// <param name="from">Epochs trained when the watch begins.</param>
    public void Restart(double from)
    {
        Array.Fill(memories, double.NaN);
        (Holds, Evaluations, FailedAfter) = (false, 0, from);
    }

    /// <inheritdoc />
    public void SaveState(Span<double> destination)
    {
        (destination[0], destination[1], destination[2]) = (Holds ? 1 : 0, Evaluations, FailedAfter);
        memories.CopyTo(destination[3..]);
    }

    /// <inheritdoc />
    public void LoadState(ReadOnlySpan<double> source)
    {
        (Holds, Evaluations, FailedAfter) = (source[0] != 0, (int)source[1], source[2]);
        source[3..].CopyTo(memories);
    }
}
