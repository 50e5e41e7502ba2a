namespace HyperVaeDsl.Runtime.Models;

/// <summary>
/// A curvature that each VAE learns: c = minimum + (maximum - minimum) sigmoid(theta) with a parameter theta that starts where c is
/// the model's curvature. So c stays inside the bounds whatever the updates, and the ball contains every point at every time.
/// </summary>
/// <param name="Minimum">Lower end of c, never reached.</param>
/// <param name="Maximum">Upper end of c, never reached.</param>
public sealed record CurvatureBounds(double Minimum, double Maximum);
