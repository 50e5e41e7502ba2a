using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// Linear layers with rectifiers between them: x W' + b, PyTorch's Linear and its initial values. Parameters are "0.weight", "0.bias",
/// "2.weight" and so on, as in a Sequential of Linear and ReLU.
/// </summary>
public sealed class DenseLayers : ModelPart
{
    private readonly (Parameter Weight, Parameter Bias)[] layers;

    /// <summary>Layers between the given widths.</summary>
    /// <param name="widths">Inputs, hidden widths, outputs: at least two, each at least 1.</param>
    /// <exception cref="ArgumentException">There are fewer than two widths.</exception>
    public DenseLayers(params int[] widths)
    {
        if (widths.Length < 2)
            throw new ArgumentException("Layers have at least inputs and outputs: two widths.", nameof(widths));
        layers = [.. widths.Zip(widths.Skip(1), (inputs, outputs) => (inputs, outputs)).Select((width, i) =>
            (Declare($"{2 * i}.weight", width.outputs, width.inputs), Declare($"{2 * i}.bias", 1, width.outputs)))];
    }

    /// <summary>n x inputs to n x outputs; nothing follows the last layer.</summary>
    public Tensor Apply(Tensor x)
    {
        for (int i = 0; i < layers.Length; i++)
            x = x.Engine.Linear(x, layers[i].Weight.Value, layers[i].Bias.Value, i + 1 < layers.Length ? Activation.Relu : Activation.None);
        return x;
    }
}
