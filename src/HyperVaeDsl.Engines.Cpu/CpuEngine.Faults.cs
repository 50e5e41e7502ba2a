using System.Globalization;
using HyperVaeDsl.Engines.Cpu.Nodes;

namespace HyperVaeDsl.Engines.Cpu;

/// <content>What is looked at only when a step has failed.</content>
public sealed partial class CpuEngine
{
    /// <inheritdoc/>
    public override unsafe string? FirstNotFinite()
    {
        Team.Wait();
        for (var i = 0; i < tape.Count; i++)
        {
            Node node = tape[i];
            foreach (var value in new ReadOnlySpan<float>(node.Value, node.Length))
                if (!float.IsFinite(value))
                    return string.Create(CultureInfo.InvariantCulture, $"{node.Operation} of {node.Rows} x {node.Columns} (number {i + 1} of the step)");
        }

        return null;
    }
}
