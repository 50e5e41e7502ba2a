namespace HyperVaeDsl.Runtime.Training;

/// <summary>What controllers may look at after a step: values of its batch.</summary>
/// <param name="KlA">KL divergence of the first VAE, in nats, summed over dimensions, without free bits.</param>
/// <param name="KlB">The same of the second.</param>
/// <param name="MeanRadiusA">Mean Euclidean norm of the first VAE's points in the ball.</param>
/// <param name="MeanRadiusB">The same of the second.</param>
public readonly record struct StepObservation(double KlA, double KlB, double MeanRadiusA, double MeanRadiusB)
{
    /// <summary>Mean of the two divergences, in nats.</summary>
    public double Kl => (KlA + KlB) / 2;

    /// <summary>Mean of the two mean radii.</summary>
    public double MeanRadius => (MeanRadiusA + MeanRadiusB) / 2;
}
