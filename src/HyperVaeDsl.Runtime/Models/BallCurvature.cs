using HyperVaeDsl.Runtime.Geometry;
using HyperVaeDsl.Runtime.Tensors;

namespace HyperVaeDsl.Runtime.Models;

/// <summary>The curvature of one VAE's ball: fixed, planned from step to step, or learned within bounds.</summary>
internal sealed class BallCurvature(string name, DualVaeSettings settings)
{
    private readonly CurvatureBounds? bounds = settings.LearnedCurvature;
    private PoincareBall planned = new(settings.Curvature);
    private Tensor? theta;

    public void Declare(List<ParameterShape> shapes)
    {
        if (bounds is null)
            return;
        double share = (settings.Curvature - bounds.Minimum) / (bounds.Maximum - bounds.Minimum);
        if (!(share > 0 && share < 1))
            throw new ArgumentException($"A learned curvature starts inside its bounds {bounds.Minimum}..{bounds.Maximum}, not at {settings.Curvature}.", nameof(shapes));
        shapes.Add(new ParameterShape(name, 1, 1, name) { Initial = Math.Log(share / (1 - share)), IsVector = true });
    }

    public void Bind(ParameterSet parameters) => theta = bounds is null ? null : parameters[name];

    /// <summary>Changes the planned curvature from this step on.</summary>
    public void Plan(double curvature)
    {
        if (!planned.Curvature.Equals(curvature))
            planned = new PoincareBall(curvature);
    }

    /// <summary>The ball of this step.</summary>
    public PoincareBall Ball() => theta is null
        ? planned
        : new PoincareBall((theta.Sigmoid() * (bounds!.Maximum - bounds.Minimum)) + bounds.Minimum);
}
