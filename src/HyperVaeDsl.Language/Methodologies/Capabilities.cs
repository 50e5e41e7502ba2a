namespace HyperVaeDsl.Language.Methodologies;

/// <summary>Something that the language can say and the runtime cannot do.</summary>
/// <param name="Construct">How it is written.</param>
/// <param name="Why">Why not, in a sentence.</param>
/// <param name="Instead">What to write instead, in a sentence.</param>
public sealed record Capability(string Construct, string Why, string Instead);

/// <summary>
/// All that the language can say and the runtime cannot do. Using one is an error with its sentence, so that nothing is silently
/// ignored; in a statement that is off it is only checked. docs/capabilities.md lists the same.
/// </summary>
public static class Capabilities
{
    /// <summary>A network that learns the loss weights.</summary>
    public static readonly Capability LearnedController = new(
        "learned_controller NAME { }",
        "A controller that learns weights from the loss which they weigh drives every weight to its lowest value, so the runtime has none.",
        "Write a controller with a law, such as 'drive SIGNAL by pi', and bounds.");

    /// <summary>Half precision with 5 bits of exponent.</summary>
    public static readonly Capability HalfPrecision = new(
        "precision mixed float16",
        "In float16 small gradients become 0 unless a loss scaler multiplies them and leaves out the steps in which that overflows, and the runtime has none.",
        "Write 'precision mixed', which is bfloat16, has the range of float32 and needs no scaler, or 'precision single'.");

    /// <summary>Riemannian Adam.</summary>
    public static readonly Capability RiemannianAdam = new(
        "optimizer riemannian_adam { }",
        "Riemannian Adam differs from Adam only on manifold parameters, and this model has none.",
        "Write 'optimizer adamw'.");

    /// <summary>Recomputing activations.</summary>
    public static readonly Capability GradientCheckpointing = new(
        "gradient_checkpointing",
        "The engine keeps what a step computes until its gradients are known, and cannot compute it a second time instead.",
        "Remove the line, or lower the batch and accumulate.");

    /// <summary>Compiling the model.</summary>
    public static readonly Capability Compile = new(
        "compile",
        "The methodology is compiled to C# already, and the engine has no other compiler to turn on.",
        "Remove the line.");

    /// <summary>Training other models or data.</summary>
    public static readonly Capability ExternalStep = new(
        "external data with a model of the runtime, or the reverse; what acts in a step, beside an external model without components",
        "The runtime trains the dual VAE on the ternary operations, and a model of your own on data of your own if it knows the components of the model.",
        "Write both 'data external NAME' and 'model external NAME'. Name the components in the model block, for example 'components encoder decoder', and the runtime trains it; without them, leave out what acts in a step (controllers, components, balance, scale, warm_start), and train in a loop of your own with the generated schedule.");

    /// <summary>Waiting in a loop of the user's own.</summary>
    public static readonly Capability ExternalWaiting = new(
        "until, activate with when or after, from and to of a loss, with an external model without components",
        "What begins at a metric, or at a time within a phase, is decided in the runtime's training step, which an external model has only if its components are named.",
        "Name the components in the model block, for example 'components encoder decoder', so that the runtime trains it; or write phases with fixed ends where something begins, and let your own loop act on metrics.");

    /// <summary>A share of the latent space for each kind of operation.</summary>
    public static readonly Capability DensityAllocation = new(
        "loss density_allocation",
        "No formula of it was ever published or implemented.",
        "Write 'loss radial_frequency', which orders radii by how frequent a valuation is.");

    /// <summary>A compression ratio of the latent space.</summary>
    public static readonly Capability Compression = new(
        "loss compression",
        "No formula of it was ever published or implemented.",
        "Write 'loss capacity', which sets how many nats the latent vector carries.");

    /// <summary>Finding operations by their latent vectors.</summary>
    public static readonly Capability Retrieval = new(
        "loss retrieval",
        "No formula of it was ever published or implemented.",
        "Write 'loss contrastive', which draws related operations together.");

    /// <summary>Two latent vectors for each operation.</summary>
    public static readonly Capability DualHead = new(
        "loss dual_head",
        "The model has one latent vector for each operation, and no second head that a loss of its own could train.",
        "Write 'loss contrastive'.");

    /// <summary>Weights of losses that the optimizer trains.</summary>
    public static readonly Capability LearnedWeights = new(
        "loss learned_weights",
        "A weight that the optimizer lowers the sum with falls to its lowest value, so weights are planned or driven by controllers.",
        "Write 'weight' with a schedule.");

    /// <summary>Pairs of earlier steps that broke the order.</summary>
    public static readonly Capability ViolationBuffer = new(
        "loss violation_buffer",
        "A loss has no memory of earlier steps, so that a resumed run is the same run.",
        "Write 'loss ranking' with 'hard 50%', which chooses the worst triplets of the batch.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Capability> All { get; } =
    [
        LearnedController, HalfPrecision, RiemannianAdam, GradientCheckpointing, Compile, ExternalStep, ExternalWaiting,
        DensityAllocation, Compression, Retrieval, DualHead, LearnedWeights, ViolationBuffer,
    ];

    /// <summary>The one that a loss of a name needs, with or without _A or _B; null if there is none.</summary>
    public static Capability? OfLoss(string name)
    {
        string plain = name.EndsWith("_A", StringComparison.Ordinal) || name.EndsWith("_B", StringComparison.Ordinal) ? name.Substring(0, name.Length - 2) : name;
        return All.FirstOrDefault(item => item.Construct == "loss " + plain);
    }
}
