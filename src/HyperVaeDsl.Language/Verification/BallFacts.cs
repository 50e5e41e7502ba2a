using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Timelines;

namespace HyperVaeDsl.Language.Verification;

/// <summary>What the model's ball allows at its highest curvature, where it has most room: radii in both units, and distances.</summary>
internal readonly struct BallFacts
{
    private readonly ModelSpec model;
    private readonly double root;
    private readonly double lowest;

    private BallFacts(ModelSpec model, Interval curvature)
    {
        this.model = model;
        root = Math.Sqrt(curvature.High);
        HasOneCurvature = curvature.IsPoint;
        lowest = Math.Sqrt(curvature.Low);
    }

    /// <summary>The highest curvature.</summary>
    public double Curvature => root * root;

    /// <summary>Whether the curvature stays, so that the two units of radii have one relation.</summary>
    public bool HasOneCurvature { get; }

    /// <summary>The facts; null while the model is unknown, or if its largest radius is not inside the ball (which is reported).</summary>
    public static BallFacts? Of(Methodology methodology)
    {
        ModelSpec model = methodology.Model;
        if (!methodology.Complete.Model)
            return null;
        return Hulls.OfCurvature(methodology) is { Low: > 0 } known && model.MaxRadius * Math.Sqrt(known.High) < 1 ? new BallFacts(model, known) : null;
    }

    /// <summary>The largest radius in the unit of a loss.</summary>
    public double LargestRadius(Loss loss) => IsHyperbolic(loss) ? Diameter / 2 : model.MaxRadius;

    /// <summary>The largest hyperbolic radius at the lowest curvature, where the ball has least room.</summary>
    public double LeastRoom
    {
        get
        {
            double x = model.MaxRadius * lowest;
            return Math.Log((1 + x) / (1 - x)) / lowest;
        }
    }

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
