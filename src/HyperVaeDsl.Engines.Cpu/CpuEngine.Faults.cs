using System.Globalization;
using HyperVaeDsl.Engines.Cpu.Nodes;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Engines.Cpu;

/// <content>What is looked at only when a step has failed.</content>
public sealed partial class CpuEngine
{
    /// <inheritdoc/>
    public override unsafe string? FirstNotFinite()
    {
        Team.Wait();
        for (var i = 0; i < tape.Count; i++)
            if (!IsFinite(tape[i].Value, tape[i].Length))
                return Place(tape[i]);
        return null;
    }

    /// <inheritdoc/>
    public override unsafe string? FirstNotFiniteGradient(Tensor scalar)
    {
        var start = Own(scalar);
        ShapeRules.RequireScalar(scalar);
        if (!start.RequiresGradient || start is ParameterNode)
            return null;
        foreach (var set in parameterSets)
            set.ZeroGradients();
        for (var i = 0; i < tape.Count; i++)
            tape[i].ForgetGradient();
        plan.Make(tape, start);
        *start.TakeGradient(out _) = 1f;
        string? first = null;
        for (var i = start.Index; i >= 0; i--)
        {
            var node = tape[i];
            if (!plan.Contains(node))
                continue;
            node.Execute();
            node.IsDone = true;
            foreach (var input in node.Inputs)
                if (first is null && input.IsGradientUsed && !IsFinite(input.Gradient, input.Length))
                    first = Place(node);
        }

        return first;
    }

    private static string Place(Node node) =>
        string.Create(CultureInfo.InvariantCulture, $"{node.Operation} of {node.Rows} x {node.Columns} (number {node.Index + 1} of the step)");

    private static unsafe bool IsFinite(float* values, int length)
    {
        foreach (var value in new ReadOnlySpan<float>(values, length))
            if (!float.IsFinite(value))
                return false;
        return true;
    }
}
