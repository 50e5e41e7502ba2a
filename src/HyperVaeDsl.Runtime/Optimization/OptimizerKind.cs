namespace HyperVaeDsl.Runtime.Optimization;

/// <summary>How gradients become updates; each equals PyTorch's.</summary>
public enum OptimizerKind
{
    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
    AdamW,

    /// <summary>Adam (Kingma and Ba 2015), whose weight decay is part of the gradient.</summary>
    Adam,

    /// <summary>Stochastic gradient descent with momentum; weight decay is part of the gradient.</summary>
    Sgd,
}
