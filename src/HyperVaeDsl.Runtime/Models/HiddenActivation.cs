namespace HyperVaeDsl.Runtime.Models;

/// <summary>What follows a hidden layer.</summary>
public enum HiddenActivation
{
    /// <summary>max(0, x)</summary>
    Relu,

    /// <summary>x / (1 + e^-x) (Hendrycks and Gimpel 2016; Ramachandran et al. 2017).</summary>
    Silu,
}
