namespace HyperVaeDsl.Runtime.Randomness;

/// <summary>What random numbers are for. Streams of different purposes are independent, so that adding a draw for one leaves the others as they were.</summary>
public enum RandomPurpose
{
    /// <summary>Initial values of the parameters.</summary>
    Initialization = 1,

    /// <summary>The order of operations in an epoch.</summary>
    Shuffle = 2,

    /// <summary>The order of operations within a stratum.</summary>
    Deck = 3,

    /// <summary>Noise of the first VAE's reparameterisation.</summary>
    NoiseA = 4,

    /// <summary>Noise of the second VAE's reparameterisation.</summary>
    NoiseB = 5,

    /// <summary>Triplets of the ranking loss.</summary>
    Triplets = 6,

    /// <summary>The pairs on which distance correlation is measured.</summary>
    MetricPairs = 7,

    /// <summary>Dropout of the first VAE.</summary>
    DropoutA = 8,

    /// <summary>Dropout of the second VAE.</summary>
    DropoutB = 9,

    /// <summary>Operations drawn with replacement.</summary>
    Replacement = 10,

    /// <summary>Which operations are for training, validation and test.</summary>
    Split = 11,

    /// <summary>Pairs of the losses that compare two operations.</summary>
    Pairs = 16,

    /// <summary>The part of a batch whose operations are all compared with each other.</summary>
    Subset = 17,

    /// <summary>Pairs of operations that are composed.</summary>
    Compositions = 18,

    /// <summary>The triplets on which triplet concordance is measured.</summary>
    MetricTriplets = 20,

    /// <summary>Latent vectors drawn from the prior to measure its coverage.</summary>
    PriorSamples = 21,

    /// <summary>Noise that a model of the user's own asks for.</summary>
    OwnNoise = 22,
}
