using System.Text;
using HyperVaeDsl.Language.Methodologies;

namespace HyperVaeDsl.Language.Editing;

/// <summary>Statements and operators with places to fill in. With its examples each can be read; a test tries.</summary>
internal static class Snippets
{
    private static readonly Dictionary<string, string> Statements = new(StringComparer.Ordinal)
    {
        ["a file methodology"] = "methodology ${1:Name} {\n  epochs    ${2:100}\n  seed      ${3:42}\n  evaluate  every ${4:1} epochs\n  $0\n}",
        ["a file preset"] = "preset ${1:name}(${2:peak}) = ${3:ramp 0 -> peak}",
        ["a file import"] = "import \"${1:base.hvae}\"",
        ["a methodology epochs"] = "epochs ${1:100}",
        ["a methodology seed"] = "seed ${1:42}",
        ["a methodology evaluate"] = "evaluate every ${1:1} epochs",
        ["a methodology clip"] = "clip gradients norm ${1:1.0}",
        ["a methodology signal"] = "signal ${1:name} in ${2:0..1}",
        ["a methodology phase"] = "phase ${1:Name} epochs ${2:0}..${3:end} {\n  $0\n}",
        ["a methodology group"] = "group ${1:name} {\n  $0\n}",
        ["a methodology loss"] = "loss ${1:reconstruction} weight ${2:1}",
        ["a methodology data"] = "data ternary_operations {\n  batch    ${1:512}\n  sampler  ${2:shuffled}\n}",
        ["a methodology model"] = "model dual_vae {\n  latent         ${1:16}\n  encoder        ${2:256 128 64}\n  decoder        ${3:32 64}\n  projection     ${4:tanh_radius}\n  decoder_input  ${5:ball}\n  curvature      ${6:1.0}\n  max_radius     ${7:0.95}\n  noise_scale    ${8:1}\n}",
        ["a methodology optimizer"] = "optimizer adamw {\n  learning_rate  ${1:1e-3}\n  betas          ${2:0.9 0.999}\n  epsilon        ${3:1e-8}\n  weight_decay   ${4:1e-4}\n}",
        ["a methodology controller"] = "controller ${1:name} every ${2:step} {\n  observe ${3:kl}  ema ${4:0.9}\n  when ${3:kl} > ${5:7.5}  scale ${6:beta} by ${7:0.95}\n  keep ${6:beta}  in ${8:0..1}\n}",
        ["a methodology component"] = "component ${1:vae_A.encoder} {\n  starts frozen\n  unfreeze when ${2:coverage > 99%} for ${3:3} evals\n}",
        ["a methodology balance"] = "balance gradients of ${1:vae_A}, ${2:vae_B} ema ${3:0.9} clamp ${4:0.5..2.0}",
        ["a methodology checkpoint"] = "checkpoint {\n  best ${1:coverage}  when ${1:coverage} rises\n  every ${2:10} epochs  keep ${3:3}\n}",
        ["a methodology guard"] = "guard ${1:name} when ${2:kl < 0.01} for ${3:5} epochs ${4:stop}",
        ["a methodology target"] = "target ${1:coverage >= 99%}",
        ["a methodology measure"] = "measure ${1:richness}",
        ["a methodology ensure"] = "ensure ${1:name}: ${2:always} ${3:beta <= 1}",
        ["a methodology allow"] = "allow ${1:HV1203} because \"${2:reason}\"",
        ["a methodology param"] = "param ${1:name} = ${2:0.5} in ${3:0..1}",
        ["a methodology order"] = "order ${1:beta}: ${2:first}, ${3:second}",
        ["a methodology warm_start"] = "warm_start \"${1:checkpoint.safetensors}\" load ${2:vae_A}",
        ["a methodology metric"] = "metric ${1:name} in ${2:0..1} ${3:rises}",
        ["a data block batch"] = "batch ${1:512}",
        ["a data block sampler"] = "sampler ${1:shuffled}",
        ["a data block curriculum"] = "curriculum valuation from ${1:high} admit ${2:1}",
        ["a data block split"] = "split ${1:80% 10% 10%}",
        ["a data block accumulate"] = "accumulate ${1:2}",
        ["an optimizer block learning_rate"] = "learning_rate ${1:1e-3}",
        ["an optimizer block betas"] = "betas ${1:0.9 0.999}",
        ["an optimizer block scale"] = "scale ${1:vae_B} by ${2:0.1}",
        ["a group loss"] = "loss ${1:radial} weight ${2:0.3} inner ${3:0.1} outer ${4:0.85}",
        ["a phase activate"] = "activate ${1:geometry}",
        ["a phase deactivate"] = "deactivate ${1:geometry}",
        ["a controller observe"] = "observe ${1:kl} ema ${2:0.9}",
        ["a controller when"] = "when ${1:kl > 7.5} scale ${2:beta} by ${3:0.95}",
        ["a controller drive"] = "drive ${1:beta} by pi of ${2:kl} target ${3:5} kp ${4:0.01} ki ${5:0.001}",
        ["a controller keep"] = "keep ${1:beta} in ${2:0..1}",
        ["a component unfreeze"] = "unfreeze when ${1:coverage > 99%} for ${2:3} evals",
        ["a component freeze"] = "freeze when ${1:coverage < 90%}",
        ["a component starts"] = "starts ${1:frozen}",
        ["a checkpoint block best"] = "best ${1:coverage} when ${1:coverage} rises",
        ["a checkpoint block every"] = "every ${1:10} epochs keep ${2:3}",
        ["a checkpoint block milestone"] = "milestone ${1:name} at ${2:50%}",
    };

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["ramp"] = "ramp ${1:0} -> ${2:1}",
        ["decay"] = "decay ${1:1} -> ${2:0.1}",
        ["cycle"] = "cycle ${1:0} -> ${2:1} count ${3:4} rise ${4:50%}",
        ["wave"] = "wave ${1:sine} ${2:0} -> ${3:1} period ${4:10 epochs}",
        ["cosine_restarts"] = "cosine_restarts ${1:1} -> ${2:0} period ${3:10 epochs}",
        ["one_cycle"] = "one_cycle ${1:0.04} -> ${2:1} -> ${3:0} rise ${4:25%}",
        ["warmup_stable_decay"] = "warmup_stable_decay ${1:0} -> ${2:1} -> ${3:0} warmup ${4:10%} decay ${5:20%}",
        ["warmup"] = "warmup ${1:5%} pushing ${2:ramp 1 -> 0}",
        ["steps"] = "steps in epochs ${1:0: 1}, ${2:10: 0.1}",
        ["points"] = "points in epochs ${1:0: 0}, ${2:10: 1}",
        ["repeat"] = "repeat (${1:ramp 0 -> 1 over 10%})",
        ["delay"] = "delay ${1:10%} ${2:ramp 0 -> 1}",
        ["stretch"] = "stretch ${1:2} ${2:ramp 0 -> 1}",
        ["noise"] = "noise ${1:0.9..1.1} seed ${2:7}",
        ["min"] = "min(${1:1}, ${2:0.5})",
        ["max"] = "max(${1:0}, ${2:0.5})",
        ["clamp"] = "clamp(${1:0.5}, ${2:0..1})",
        ["quantise"] = "quantise(${1:0.5}, ${2:0.1})",
    };

    /// <summary>All statements, by the block and the keyword.</summary>
    public static IReadOnlyDictionary<string, string> All => Statements;

    /// <summary>All operators.</summary>
    public static IReadOnlyDictionary<string, string> OfOperators => Operators;

    /// <summary>A statement of a block; the keyword itself where nothing is known of how it goes on.</summary>
    public static string OfStatement(string where, string keyword) => Statements.TryGetValue($"{where} {keyword}", out string? snippet) ? snippet : keyword;

    /// <summary>An operator; the word itself where it stands alone.</summary>
    public static string OfOperator(string word) => Operators.TryGetValue(word, out string? snippet) ? snippet : word;

    /// <summary>A loss with all that must be written.</summary>
    public static string OfLoss(string name, LossKind kind)
    {
        StringBuilder text = new($"{name} weight ${{1:1}}");
        int place = 2;
        foreach (LossParameter parameter in kind.Parameters.Where(parameter => parameter.Default == null))
            text.Append(' ').Append(parameter.Name).Append(" ${").Append(Text.Numbers.Format(place++)).Append(':').Append(parameter.Example).Append('}');
        return text.ToString();
    }

    /// <summary>The call of a preset with what it must be given.</summary>
    public static string OfPreset(Composition.Preset preset)
    {
        StringBuilder text = new(preset.Name.Text);
        text.Append('(');
        int place = 1;
        foreach (Composition.PresetParameter parameter in preset.Parameters.Where(parameter => parameter.Default == null))
            text.Append(place > 1 ? ", " : "").Append(parameter.Name.Text).Append(": ${").Append(Text.Numbers.Format(place++)).Append(IsTime(preset, parameter) ? ":10%}" : ":1}");
        return text.Append(')').ToString();
    }

    // What stands behind such a word is a time, and needs a unit.
    private static bool IsTime(Composition.Preset preset, Composition.PresetParameter parameter)
    {
        for (int i = 1; i < preset.Body.Count; i++)
        {
            if (preset.Body[i].Text == parameter.Name.Text && preset.Body[i - 1].Text is "for" or "over" or "period" or "warmup" or "decay" or "delay" or "offset")
                return true;
        }
        return false;
    }

    /// <summary>A snippet with its examples.</summary>
    public static string Filled(string snippet)
    {
        StringBuilder text = new(snippet.Length);
        for (int i = 0; i < snippet.Length; i++)
        {
            if (snippet[i] != '$' || i + 1 >= snippet.Length)
                text.Append(snippet[i]);
            else if (snippet[i + 1] == '{' && snippet.IndexOf(':', i) is >= 0 and int colon && snippet.IndexOf('}', colon) is >= 0 and int close)
            {
                text.Append(snippet, colon + 1, close - colon - 1);
                i = close;
            }
            else
                i++;
        }
        return text.ToString();
    }
}
