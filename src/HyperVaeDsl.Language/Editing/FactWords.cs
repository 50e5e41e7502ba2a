namespace HyperVaeDsl.Language.Editing;

/// <summary>
/// The words of facts. The grammar reads any words behind a fact and the binder says which it knows, so what may stand there is listed here; a test holds that each is
/// one that the binder knows.
/// </summary>
internal static class FactWords
{
    private static readonly Dictionary<string, string[]> ByFact = new(StringComparer.Ordinal)
    {
        ["evaluate"] = ["every", "on", "all", "train", "validation", "test", "epochs"],
        ["clip"] = ["gradients", "norm"],
        ["precision"] = ["single", "tf32", "mixed"],
        ["sampler"] = ["shuffled", "stratified", "proportional", "uniform", "equally", "high", "from", "with", "replacement"],
        ["curriculum"] = ["valuation", "from", "high", "low", "admit"],
        ["encoder"] = ["residual"],
        ["decoder"] = ["residual"],
        ["encoder_A"] = ["residual"],
        ["encoder_B"] = ["residual"],
        ["decoder_A"] = ["residual"],
        ["decoder_B"] = ["residual"],
        ["projection"] = ["exponential_map", "tanh_radius", "sigmoid_radius", "learned_direction", "layers", "width"],
        ["decoder_input"] = ["ball", "latent"],
        ["curvature"] = ["learned", "in"],
        ["activation"] = ["relu", "silu"],
        ["normalization"] = ["none", "layer"],
        ["scale"] = ["by"],
    };

    /// <summary>The facts with words.</summary>
    public static IReadOnlyDictionary<string, string[]> All => ByFact;

    /// <summary>The words of a fact that are not written yet.</summary>
    public static IEnumerable<string> Of(string fact, IEnumerable<string> written) =>
        ByFact.TryGetValue(fact, out string[]? words) ? words.Except(written) : [];
}
