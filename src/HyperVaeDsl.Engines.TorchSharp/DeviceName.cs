using System.Globalization;

namespace HyperVaeDsl.Engines.TorchSharp;

/// <summary>A device as it is named on a command line: cpu, cuda, or cuda:N for the GPU with number N.</summary>
internal readonly record struct DeviceName(bool IsCuda, int Index)
{
    private const string Cuda = "cuda";

    /// <summary>Reads a name.</summary>
    /// <exception cref="ArgumentException">It is not the name of a device.</exception>
    public static DeviceName Parse(string text)
    {
        if (text == "cpu")
            return new DeviceName(false, 0);
        if (text == Cuda)
            return new DeviceName(true, 0);
        if (text.StartsWith(Cuda + ":", StringComparison.Ordinal) && int.TryParse(text.AsSpan(Cuda.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return new DeviceName(true, index);
        throw new ArgumentException($"'{text}' is not a device. Write cpu, cuda for the first GPU, or cuda:1 for the second.");
    }

    /// <inheritdoc/>
    public override string ToString() => IsCuda ? string.Create(CultureInfo.InvariantCulture, $"{Cuda}:{Index}") : "cpu";
}
