using System.Runtime.InteropServices;
using TorchSharp;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>
/// The indices and columns that went to the device in this step: two models that see the same batch ask for the same ones, and each transfer is several calls.
/// They are recognised by their bits, in memory that later steps use again.
/// </summary>
internal sealed class SentNumbers
{
    private const int Most = 24;

    private readonly List<Entry> entries = [];
    private int count;

    /// <summary>A new step begins; its scope has ended the tensors.</summary>
    public void Forget() => count = 0;

    /// <summary>What these indices are on the device, sent now if they were not yet.</summary>
    public torch.Tensor Of(ReadOnlySpan<int> indices, Func<int[], int, torch.Tensor> send) => Of(indices, isColumn: false, send);

    /// <summary>What this column is on the device, sent now if it was not yet.</summary>
    public torch.Tensor Of(ReadOnlySpan<float> column, Func<int[], int, torch.Tensor> send) => Of(MemoryMarshal.Cast<float, int>(column), isColumn: true, send);

    private torch.Tensor Of(ReadOnlySpan<int> bits, bool isColumn, Func<int[], int, torch.Tensor> send)
    {
        for (int i = 0; i < count; i++)
        {
            Entry known = entries[i];
            if (known.IsColumn == isColumn && known.Length == bits.Length && bits.SequenceEqual(known.Bits.AsSpan(0, bits.Length)))
                return known.Tensor;
        }

        int place = Math.Min(count, Most - 1);
        if (place == entries.Count)
            entries.Add(new Entry());
        Entry entry = entries[place];
        if (entry.Bits.Length < bits.Length)
            entry.Bits = new int[bits.Length];
        bits.CopyTo(entry.Bits);
        (entry.IsColumn, entry.Length) = (isColumn, bits.Length);
        entry.Tensor = send(entry.Bits, bits.Length);
        // Where a step sends more than is remembered, the last place is used again and again.
        count = place + 1;
        return entry.Tensor;
    }

    private sealed class Entry
    {
        public int[] Bits { get; set; } = [];

        public int Length { get; set; }

        public bool IsColumn { get; set; }

        public torch.Tensor Tensor { get; set; } = null!;
    }
}
