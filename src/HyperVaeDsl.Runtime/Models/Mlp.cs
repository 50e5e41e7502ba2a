using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// Hidden layers, plain or residual, and perhaps a linear output layer. Plain ones name their parameters as PyTorch's Sequential
/// does: by the index of the module.
/// </summary>
internal sealed class Mlp
{
    private readonly LayerStyle style;
    private readonly bool isResidual;
    private readonly List<Layer> layers = [];

    private Mlp(LayerStyle style, bool isResidual)
    {
        this.style = style;
        this.isResidual = isResidual;
    }

    /// <summary>A single linear layer, its parameters named "component.weight" and "component.bias".</summary>
    public static Mlp Head(string component, int inputs, int outputs)
    {
        Mlp head = new(LayerStyle.Linear, isResidual: false);
        head.layers.Add(new Layer(component, component, null, inputs, outputs, LayerStyle.Linear));
        return head;
    }

    /// <summary>Hidden layers and, with <paramref name="outputs"/>, a linear output layer.</summary>
    /// <param name="component">Dotted path of the parameters.</param>
    /// <param name="inputs">Width of the input.</param>
    /// <param name="hidden">The hidden layers.</param>
    /// <param name="outputs">Width of the output layer; null for none.</param>
    /// <param name="style">What follows the hidden layers.</param>
    /// <param name="outputWeight">Value that the weights of the output layer start with; null for PyTorch's random ones.</param>
    /// <param name="outputBias">Value that the biases of the output layer start with; null for PyTorch's random ones.</param>
    public static Mlp Of(
        string component, int inputs, LayerSettings hidden, int? outputs, LayerStyle style, double? outputWeight = null, double? outputBias = null)
    {
        Mlp mlp = new(style, hidden.IsResidual && hidden.Widths.Count > 0);
        int width = inputs;
        string outputName = $"{component}.{hidden.Widths.Count * style.Modules}";
        if (mlp.isResidual)
        {
            width = hidden.Widths[0];
            outputName = $"{component}.output";
            mlp.layers.Add(new Layer(component, $"{component}.input", $"{component}.input_norm", inputs, width, style));
            LayerStyle second = style with { Activation = null, Drops = false };
            for (int i = 0; i < hidden.Widths.Count; i++)
            {
                string block = $"{component}.blocks.{i}";
                mlp.layers.Add(new Layer(component, $"{block}.first", $"{block}.first_norm", width, width, style));
                mlp.layers.Add(new Layer(component, $"{block}.second", $"{block}.second_norm", width, width, second));
            }
        }
        else
        {
            for (int i = 0; i < hidden.Widths.Count; i++)
            {
                int module = i * style.Modules;
                mlp.layers.Add(new Layer(component, $"{component}.{module}", $"{component}.{module + 1}", width, hidden.Widths[i], style));
                width = hidden.Widths[i];
            }
        }

        if (outputs is { } last)
            mlp.layers.Add(new Layer(component, outputName, null, width, last, LayerStyle.Linear) { InitialWeight = outputWeight, InitialBias = outputBias });
        return mlp;
    }

    /// <summary>Declares the parameters in order.</summary>
    public void Declare(List<ParameterShape> shapes)
    {
        foreach (Layer layer in layers)
            layer.Declare(shapes);
    }

    /// <summary>Takes the tensors of the parameters.</summary>
    public void Bind(ParameterSet parameters)
    {
        foreach (Layer layer in layers)
            layer.Bind(parameters);
    }

    /// <summary>n x first width to n x last width.</summary>
    public Tensor Apply(Tensor x, Dropout? dropout = null)
    {
        int i = 0;
        if (isResidual)
        {
            x = layers[i++].Apply(x, dropout);
            for (; i + 1 < layers.Count; i += 2)
                x = style.Activate(x + layers[i + 1].Apply(layers[i].Apply(x, dropout), dropout));
        }

        for (; i < layers.Count; i++)
            x = layers[i].Apply(x, dropout);
        return x;
    }
}
