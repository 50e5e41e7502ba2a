using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Verification;

/// <summary>What the model's ball allows: radii in both units, and distances.</summary>
internal readonly struct BallFacts(ModelSpec model)
{
    private readonly double root = Math.Sqrt(model.Curvature);

    /// <summary>Whether the largest radius lies inside the ball, so that the other facts exist.</summary>
    public bool IsInside => model.MaxRadius * root < 1;

    /// <summary>The largest radius in the unit of a loss.</summary>
    public double LargestRadius(Loss loss) => IsHyperbolic(loss) ? Diameter / 2 : model.MaxRadius;

    /// <summary>The largest distance of two points.</summary>
    public double Diameter
    {
        get
        {
            double x = model.MaxRadius * root;
            // artanh
            return 2 * Math.Log((1 + x) / (1 - x)) / root;
        }
    }

    /// <summary>The Euclidean norm that a radius in the unit of a loss stands for.</summary>
    public double Norm(Loss loss, double radius) => IsHyperbolic(loss) ? Math.Tanh(root * radius / 2) / root : radius;

    /// <summary>Whether a loss measures radii as distances from the origin.</summary>
    public static bool IsHyperbolic(Loss loss) => loss.Word("radius") == "hyperbolic";
}
