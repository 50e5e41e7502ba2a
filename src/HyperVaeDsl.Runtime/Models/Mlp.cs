using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>Linear layers, ReLU after each but optionally the last. Names parameters as PyTorch's Sequential does.</summary>
internal sealed class Mlp
{
    private readonly string component;
    private readonly int[] widths;
    private readonly bool sequential;
    private readonly Activation last;
    private (Tensor Weight, Tensor Bias)[] layers = [];

    /// <param name="component">Dotted path of the parameters.</param>
    /// <param name="widths">Width of the input and of every layer.</param>
    /// <param name="last">What follows the last layer.</param>
    /// <param name="sequential">Whether names carry the layer's index in a PyTorch Sequential, in which every ReLU takes one too.</param>
    public Mlp(string component, IEnumerable<int> widths, Activation last, bool sequential = true)
    {
        this.component = component;
        this.widths = [.. widths];
        this.last = last;
        this.sequential = sequential;
    }

    /// <summary>Declares the parameters in order.</summary>
    public void Declare(List<ParameterShape> shapes)
    {
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            shapes.Add(new ParameterShape(NameOf(i, "weight"), widths[i + 1], widths[i], component));
            shapes.Add(new ParameterShape(NameOf(i, "bias"), 1, widths[i + 1], component));
        }
    }

    /// <summary>Takes the tensors of the parameters.</summary>
    public void Bind(ParameterSet parameters)
    {
        layers = new (Tensor, Tensor)[widths.Length - 1];
        for (int i = 0; i < layers.Length; i++)
            layers[i] = (parameters[NameOf(i, "weight")], parameters[NameOf(i, "bias")]);
    }

    /// <summary>n x first width to n x last width.</summary>
    public Tensor Apply(Tensor x)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            Activation activation = i + 1 < layers.Length ? Activation.Relu : last;
            x = x.Engine.Linear(x, layers[i].Weight, layers[i].Bias, activation);
        }

        return x;
    }

    private string NameOf(int layer, string kind) => sequential ? $"{component}.{2 * layer}.{kind}" : $"{component}.{kind}";
}
