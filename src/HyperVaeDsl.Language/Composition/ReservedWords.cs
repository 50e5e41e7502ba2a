using HyperVaeDsl.Language.Methodologies;
using HyperVaeDsl.Language.Syntax.Grammar;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// The words that the grammar knows. A param is replaced wherever its name stands, so it must not have the name of one of them. A
/// test compares the list with the grammar in the reference.
/// </summary>
internal static class ReservedWords
{
    private static readonly string[] InsideSchedules =
    [
        "amplitude", "clamp", "cosine", "cosine_restarts", "count", "cycle", "decay", "delay", "deviation", "end", "epoch", "epochs", "exponent", "exponential",
        "extends", "fall", "for", "from", "growth", "hold", "in", "interpolated", "inverse_sqrt", "inverse_time", "jump", "linear", "max", "min",
        "noise", "normal", "offset", "one_cycle", "over", "overlapping", "per", "percent", "period", "points", "polynomial", "pushing", "quantise", "ramp",
        "rate", "raw", "repeat", "rise", "sample", "samples", "sawtooth", "sawtooth_down", "scale", "seed", "sigmoid", "sine", "smoothstep", "sqrt",
        "square", "staircase", "steepness", "step", "steps", "stretch", "tanh", "then", "time", "times", "triangle", "warmup", "warmup_stable_decay", "warp",
        "wave",
    ];

    private static readonly string[] InsideStatements =
    [
        "above", "abs", "abstract", "accumulate", "activate", "activation", "admit", "after", "all", "allow", "always", "and", "anneal", "as", "as_published", "at",
        "balance", "ball", "batch", "because", "best", "betas", "boost", "by", "ceiling", "change", "checkpoint", "clip", "compile", "component", "controller",
        "cooldown", "curriculum", "curvature", "data", "deactivate", "decoder", "decoder_A", "decoder_B", "decoder_input", "dim", "drive", "drives",
        "dropout", "during", "ema", "encoder", "encoder_A", "encoder_B", "epsilon", "equally", "eval", "evals", "evaluate", "eventually", "every", "exponential_map",
        "external", "factor", "falls", "floor", "free_bits", "freeze", "frozen", "gap", "geco", "gradient_checkpointing", "gradients", "group",
        "guard", "hidden", "high", "hysteresis", "implies", "import", "injection", "inner", "inputs", "integral", "items", "keep", "ki", "kp", "latent",
        "layer", "layers", "learned_controller", "learned_direction", "learning_rate", "levels", "load", "log_variance", "logit_temperature",
        "logit_temperature_A", "logit_temperature_B", "loss", "low", "margin", "max_radius", "measure", "methodology", "metric", "milestone",
        "mixed", "model", "momentum", "most", "nats", "never", "noise_scale", "noise_scale_A", "noise_scale_B", "none", "norm", "normalization", "not", "observe",
        "of", "off", "optimizer", "or", "order", "outer", "override", "param", "patience", "phase", "pi", "planned", "plateau", "precision", "preset", "projection",
        "proportional", "recover", "relative", "relax", "relu", "replacement", "reset", "rises", "rollback", "sampler", "segments", "shift",
        "shuffled", "sigmoid_radius", "signal", "silu", "single", "slope", "split", "stalls", "starts", "stop", "stratified", "subset",
        "tanh_radius", "target", "temperature", "test", "threshold", "to", "tolerance", "train", "trainable", "trend", "triplets", "unfreeze",
        "uniform", "until", "vae_A", "vae_B", "validation", "valuation", "warm_start", "warn", "weight", "weight_decay", "when", "while", "width",
        "with", "within", "without",
    ];

    /// <summary>The words that have a meaning inside a schedule.</summary>
    public static IReadOnlyCollection<string> OfSchedules { get; } = new HashSet<string>(Schedules.Operators.Concat(InsideSchedules), StringComparer.Ordinal);

    /// <summary>Every keyword, and every word that has a meaning inside a statement.</summary>
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>(Keywords(HvaeGrammar.File).Concat(OfSchedules).Concat(InsideStatements).Concat(LossKind.All.SelectMany(kind => kind.Parameters).Select(parameter => parameter.Name)), StringComparer.Ordinal);

    private static IEnumerable<string> Keywords(StatementTable table) =>
        table.Keywords.Concat(table.Modifiers).Concat(table.Bodies.SelectMany(Keywords));
}
