using System.Runtime.CompilerServices;
using HyperVaeDsl.Runtime.Tensors;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>The copies of tables on the device. Each is sent at its first use and lives as long as the table.</summary>
internal sealed class DeviceTables(torch.Device device) : IDisposable
{
    private readonly ConditionalWeakTable<object, torch.Tensor> copies = [];

    /// <summary>A table of numbers, rows x columns.</summary>
    public torch.Tensor Of(NumberTable table)
    {
        if (copies.TryGetValue(table, out torch.Tensor? copy))
            return copy;
        return Keep(table, HostTensor.Of(table.Values, table.Rows, table.Columns));
    }

    /// <summary>A table of classes, rows x columns.</summary>
    public torch.Tensor Of(ClassTable table)
    {
        if (copies.TryGetValue(table, out torch.Tensor? copy))
            return copy;
        using torch.Tensor flat = HostTensor.Of(table.Values);
        return Keep(table, flat.reshape(table.Rows, table.Columns));
    }

    public void Dispose()
    {
        foreach (KeyValuePair<object, torch.Tensor> copy in copies)
            copy.Value.Dispose();
        copies.Clear();
    }

    // Not of the running step: the step's scope must not end it.
    private torch.Tensor Keep(object table, torch.Tensor host)
    {
        torch.Tensor copy = host.to(device).DetachFromDisposeScope();
        if (!ReferenceEquals(copy, host))
            host.Dispose();
        copies.Add(table, copy);
        return copy;
    }
}
