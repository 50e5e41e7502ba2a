using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>A linear layer and what follows it.</summary>
internal sealed class Layer(string component, string name, string? normalName, int inputs, int outputs, LayerStyle style)
{
    /// <summary>As in PyTorch's LayerNorm: keeps the division finite where all elements of a row are equal.</summary>
    private const double NormalEpsilon = 1e-5;

    private Tensor? weight;
    private Tensor? bias;
    private Tensor? gain;
    private Tensor? shift;

    /// <summary>Value that all weights start with; null for PyTorch's random ones.</summary>
    public double? InitialWeight { get; init; }

    /// <summary>Value that all biases start with; null for PyTorch's random ones.</summary>
    public double? InitialBias { get; init; }

    /// <summary>Declares the parameters in order.</summary>
    public void Declare(List<ParameterShape> shapes)
    {
        shapes.Add(new ParameterShape($"{name}.weight", outputs, inputs, component) { Initial = InitialWeight });
        shapes.Add(new ParameterShape($"{name}.bias", 1, outputs, component) { Initial = InitialBias });
        if (!style.Normalizes)
            return;
        shapes.Add(new ParameterShape($"{normalName}.weight", 1, outputs, component) { Initial = 1, IsVector = true });
        shapes.Add(new ParameterShape($"{normalName}.bias", 1, outputs, component) { Initial = 0 });
    }

    /// <summary>Takes the tensors of the parameters.</summary>
    public void Bind(ParameterSet parameters)
    {
        (weight, bias) = (parameters[$"{name}.weight"], parameters[$"{name}.bias"]);
        if (style.Normalizes)
            (gain, shift) = (parameters[$"{normalName}.weight"], parameters[$"{normalName}.bias"]);
    }

    /// <summary>n x inputs to n x outputs.</summary>
    public Tensor Apply(Tensor x, Dropout? dropout)
    {
        // The engines join a linear layer and a rectifier into one operation.
        if (!style.Normalizes && style.Activation == HiddenActivation.Relu)
        {
            x = x.Engine.Linear(x, weight!, bias!, Activation.Relu);
        }
        else
        {
            x = x.Engine.Linear(x, weight!, bias!, Activation.None);
            x = style.Activate(style.Normalizes ? Normalize(x) : x);
        }

        return style.Drops && dropout is not null ? dropout.Apply(x) : x;
    }

    /// <summary>Layer normalisation (Ba et al. 2016): (x - mean) / sqrt(variance + 1e-5) gain + shift, within each row.</summary>
    private Tensor Normalize(Tensor x)
    {
        Tensor centered = x - (x.SumOfEachRow() / x.Columns);
        Tensor variance = centered.Square().SumOfEachRow() / x.Columns;
        return (centered / (variance + NormalEpsilon).Sqrt() * gain!) + shift!;
    }
}
