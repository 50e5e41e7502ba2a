namespace HyperVaeDsl.Language.Timelines;

/// <summary>How a ramp gets from its start to its end; p is the progress u / duration, k the parameter of the shape.</summary>
public enum RampShape
{
    /// <summary>from + (to - from) p</summary>
    Linear,

    /// <summary>from + (to - from) (1 - cos(pi p)) / 2; a falling one is PyTorch's cosine annealing (Loshchilov and Hutter 2017).</summary>
    Cosine,

    /// <summary>from + (to - from) p^2 (3 - 2 p)</summary>
    Smoothstep,

    /// <summary>from (to / from)^p</summary>
    Exponential,

    /// <summary>to + (from - to) ((1 + cos(pi p)) / 2)^k, the cosine decay with an exponent of Optax.</summary>
    CosinePower,

    /// <summary>to + (from - to) (1 - p)^k, the polynomial decay of Keras and Optax.</summary>
    Polynomial,

    /// <summary>from + (to - from) sqrt(p)</summary>
    Sqrt,

    /// <summary>g = 1 / sqrt(1 + p / k), renormalised to reach 'to' at p = 1 (Vaswani et al. 2017).</summary>
    InverseSqrt,

    /// <summary>g = 1 / (1 + k p), renormalised to reach 'to' at p = 1 (the inverse time decay of Keras).</summary>
    InverseTime,

    /// <summary>The logistic function of k (p - 1/2), renormalised to start at 'from' and end at 'to' (Bowman et al. 2016).</summary>
    Sigmoid,

    /// <summary>The same as it is: it starts above 'from' and ends below 'to'.</summary>
    RawSigmoid,

    /// <summary>tanh(k (p - 0.7)), renormalised; with k = 10 the bounds -7 and 3 of timm.</summary>
    Tanh,

    /// <summary>(1 + tanh(k (p - 0.7))) / 2 as it is.</summary>
    RawTanh,

    /// <summary>k steps of one height and one length: floor(k p) / k.</summary>
    Staircase,
}
