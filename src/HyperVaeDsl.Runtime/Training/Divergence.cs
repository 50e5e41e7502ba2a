using HyperVaeDsl.Runtime.Losses;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Training;

/// <summary>Finds out what became infinite, or no number, in a step: which loss, which gradient, and the operation at which it began.</summary>
/// <param name="engine">The engine, which has the step until the next one begins.</param>
/// <param name="losses">The names of the losses.</param>
/// <param name="parameters">The parameters with their gradients.</param>
internal sealed class Divergence(TensorEngine engine, IReadOnlyList<string> losses, ParameterSet parameters)
{
    /// <summary>Requires that all losses are finite.</summary>
    /// <param name="loss">The losses of the step.</param>
    /// <param name="broken">The place of one that is not; -1 if there is none.</param>
    /// <exception cref="DivergedException">There is one.</exception>
    public void RequireLosses(LossSum loss, int broken)
    {
        if (broken < 0)
            return;
        string operation = engine.FirstNotFinite() is { } first ? $"; the first operation without a finite result is {first}" : "";
        throw new DivergedException($"The loss {losses[broken]} became {Describe(loss.Values[broken])}{operation}");
    }

    /// <summary>Requires that the norm of the gradients is finite.</summary>
    /// <exception cref="DivergedException">It is not.</exception>
    public void RequireGradient(LossSum loss, double norm)
    {
        if (double.IsFinite(norm))
            return;
        // Before the way back is gone again, which takes the gradients.
        string gradient = GradientThatBroke();
        throw new DivergedException($"{gradient} became {Describe(norm)}{OperationThatBroke(loss)}");
    }

    /// <summary>What is said of an earlier step, of which only the numbers are left.</summary>
    /// <param name="broken">The step, the place of the loss (-1 for the norm of the gradients) and its value.</param>
    public DivergedException Of((int Epoch, int Step, int Loss, double Value) broken) =>
        new($"{(broken.Loss < 0 ? "The norm of the gradients" : "The loss " + losses[broken.Loss])} became {Describe(broken.Value)}") { At = (broken.Epoch, broken.Step) };

    // The first loss whose way back breaks by itself, and the operation at which it does.
    private string OperationThatBroke(LossSum loss)
    {
        for (int i = 0; i < losses.Count; i++)
        {
            if (loss.WeightedTermOf(i) is { } term && engine.FirstNotFiniteGradient(term) is { } operation)
                return $" by the loss {losses[i]}; the first operation on its way back without a finite gradient is {operation}";
        }

        return loss.Total is { } total && engine.FirstNotFiniteGradient(total) is { } first
            ? $" by the sum of the losses; the first operation on the way back without a finite gradient is {first}"
            : "";
    }

    // The last in the order of the model is the first on the way back.
    private string GradientThatBroke()
    {
        for (int i = parameters.Shapes.Count - 1; i >= 0; i--)
        {
            ParameterShape shape = parameters.Shapes[i];
            var gradient = new float[shape.Rows * shape.Columns];
            parameters.Read(shape.Name, ParameterState.Gradient, gradient);
            if (!parameters.IsFrozen(i) && !Array.TrueForAll(gradient, float.IsFinite))
                return $"The gradient of {shape.Name}";
        }

        return "The norm of the gradients";
    }

    private static string Describe(double value) => double.IsNaN(value) ? "NaN (not a number)" : "infinite";
}
