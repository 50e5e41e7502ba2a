using HyperVaeDsl.Language.Syntax.Grammar;

namespace HyperVaeDsl.Language.Composition;

/// <summary>
/// The words that the grammar knows. A param is replaced wherever its name stands, so it must not have the name of one of them. A
/// test compares the list with the grammar in the reference.
/// </summary>
internal static class ReservedWords
{
    private static readonly string[] InsideStatements =
    [
        "above", "abstract", "activate", "admit", "after", "amplitude", "and", "anneal", "as_published", "at", "ball", "because", "best", "boost",
        "by", "ceiling", "clamp", "cooldown", "cosine", "cosine_restarts", "count", "cycle", "deactivate", "decay", "delay", "dim", "drive", "ema",
        "end", "epoch", "epochs", "equally", "eval", "evals", "evaluate", "every", "exponent", "exponential", "exponential_map", "extends", "factor",
        "fall", "falls", "floor", "for", "free_bits", "freeze", "from", "frozen", "geco", "gradients", "growth", "high", "hold", "hysteresis",
        "import", "in", "inner", "integral", "interpolated", "inverse_sqrt", "inverse_time", "jump", "keep", "ki", "kp", "latent", "linear",
        "margin", "max", "measure", "methodology", "milestone", "min", "nats", "noise", "norm", "observe", "of", "off", "offset", "one_cycle",
        "order", "outer", "over", "overlapping", "override", "param", "patience", "per", "percent", "period", "pi", "plateau", "points",
        "polynomial", "preset", "pushing", "quantise", "ramp", "rate", "raw", "recover", "relax", "repeat", "reset", "rise", "rises", "rollback",
        "samples", "sawtooth", "sawtooth_down", "scale", "seed", "shift", "shuffled", "sigmoid", "sigmoid_radius", "sine", "slope", "smoothstep",
        "sqrt", "square", "staircase", "stalls", "starts", "steepness", "step", "steps", "stop", "stratified", "stretch", "tanh", "tanh_radius",
        "target", "temperature", "then", "threshold", "times", "to", "trainable", "trend", "triangle", "triplets", "unfreeze", "until", "valuation",
        "warmup", "warmup_stable_decay", "warn", "wave", "weight", "when", "while", "with", "within", "without",
    ];

    /// <summary>Every keyword, and every word that has a meaning inside a statement.</summary>
    public static IReadOnlyCollection<string> All { get; } = new HashSet<string>(Keywords(HvaeGrammar.File).Concat(Schedules.Operators).Concat(InsideStatements), StringComparer.Ordinal);

    private static IEnumerable<string> Keywords(StatementTable table) =>
        table.Keywords.Concat(table.Modifiers).Concat(table.Bodies.SelectMany(Keywords));
}
