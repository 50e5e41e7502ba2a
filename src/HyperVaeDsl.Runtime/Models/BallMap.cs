using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>The projection of latent vectors into the Poincare ball, with its networks where it has some.</summary>
internal sealed class BallMap
{
    private readonly DualVaeSettings settings;
    private readonly Mlp? direction;
    private readonly Mlp? radius;

    public BallMap(string name, DualVaeSettings settings)
    {
        this.settings = settings;
        int latent = settings.Latent;
        if (settings.Projection == BallProjection.SigmoidRadius)
            radius = Mlp.Head($"{name}.radius", latent, 1);
        if (settings.Projection != BallProjection.LearnedDirection)
            return;
        ProjectionSettings networks = settings.Networks
            ?? throw new ArgumentException("The learned projection needs the size of its networks.", nameof(settings));
        LayerSettings ofDirection = new([.. Enumerable.Repeat(networks.Width, networks.Layers)]);
        LayerSettings ofRadius = new([.. Enumerable.Repeat(Math.Max(1, networks.Width / 2), networks.Layers)]);
        direction = Mlp.Of(
            $"{name}.direction", latent, ofDirection, latent, new LayerStyle(HiddenActivation.Silu, Normalizes: true, Drops: settings.Dropout > 0), outputWeight: 0, outputBias: 0);
        radius = Mlp.Of(
            $"{name}.radius", latent, ofRadius, 1, new LayerStyle(HiddenActivation.Silu, Normalizes: false, Drops: false), outputBias: 0);
    }

    public void Declare(List<ParameterShape> shapes)
    {
        direction?.Declare(shapes);
        radius?.Declare(shapes);
    }

    public void Bind(ParameterSet parameters)
    {
        direction?.Bind(parameters);
        radius?.Bind(parameters);
    }

    /// <summary>The points (n x D) and their norms (n x 1).</summary>
    public (Tensor Ball, Tensor Radius) Apply(Tensor latent, PoincareBall geometry, Dropout dropout)
    {
        Tensor toward = direction is null ? latent : latent + direction.Apply(latent, dropout);
        Tensor norms = toward.NormOfEachRow();
        // A larger one would round to the boundary, where distances are infinite.
        double largest = Math.Min(settings.MaxRadius, geometry.LargestRadius);
        Tensor radii = settings.Projection switch
        {
            BallProjection.ExponentialMap => geometry.RadiusOfExp0(norms).AtMost(largest),
            BallProjection.TanhRadius => (norms / Math.Sqrt(settings.Latent)).Tanh() * largest,
            BallProjection.SigmoidRadius or BallProjection.LearnedDirection => radius!.Apply(latent).Sigmoid() * largest,
            _ => throw new InvalidOperationException($"There is no projection {settings.Projection}."),
        };
        return (PoincareBall.AtRadius(toward, norms, radii), radii);
    }
}
