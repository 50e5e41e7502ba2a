; Colours. Later patterns win over earlier ones, as in Neovim and Helix.

(identifier) @variable

((identifier) @keyword
  (#any-of? @keyword
    "above" "accumulate" "activate" "activation" "after" "always" "amplitude" "and" "anneal" "as" "as_published" "at"
    "balance" "batch" "best" "betas" "by" "ceiling" "change" "clip" "compile" "components" "cooldown" "cosine" "count"
    "curriculum" "curvature" "deactivate" "decoder" "decoder_A" "decoder_B" "decoder_input" "deviation" "drive" "drives" "dropout"
    "during" "ema" "encoder" "encoder_A" "encoder_B" "end" "epsilon" "evaluate" "eventually" "every" "exponent"
    "exponential" "external" "factor" "fall" "falls" "floor" "for" "freeze" "from" "frozen" "gap"
    "gradient_checkpointing" "gradients" "growth" "hidden" "hysteresis" "implies" "in" "injection" "inputs"
    "interpolated" "inverse_sqrt" "inverse_time" "items" "jump" "keep" "ki" "kp" "latent" "learning_rate" "levels"
    "linear" "load" "log_variance" "logit_temperature" "logit_temperature_A" "logit_temperature_B" "max_radius"
    "measure" "metric" "milestone" "momentum" "most" "never" "noise_scale" "noise_scale_A" "noise_scale_B"
    "none" "normal" "normalization" "not" "observe" "of" "offset" "or" "order" "over" "overlapping" "patience" "per" "period" "planned"
    "plant" "polynomial" "precision" "projection" "pushing" "rate" "raw" "reads" "recover" "relative" "relax" "rise"
    "rises" "rollback" "sampler" "sawtooth" "sawtooth_down" "scale" "seed" "shift" "sine" "slope" "smoothstep" "split"
    "sqrt" "square" "staircase" "stalls" "starts" "steepness" "stop" "subset" "tanh" "threshold" "time" "times" "to"
    "tolerance" "trainable" "trend" "triangle" "unfreeze" "until" "warm_start" "warn" "warp" "weight_decay" "when" "while"
    "within"))

((identifier) @function.builtin
  (#any-of? @function.builtin
    "ramp" "decay" "hold" "continue" "cycle" "wave" "cosine_restarts" "one_cycle" "warmup_stable_decay" "warmup" "steps" "points"
    "repeat" "delay" "stretch" "noise" "min" "max" "clamp" "quantise" "abs" "pi" "geco" "integral" "sigmoid" "plateau"
    "boost"))

((identifier) @type.builtin
  (#any-of? @type.builtin
    "epochs" "epoch" "steps" "step" "samples" "sample" "percent" "evals" "eval" "nats" "dim"))

(setting
  name: (identifier) @keyword
  (#any-of? @keyword
    "accumulate" "activate" "activation" "anneal" "balance" "batch" "best" "betas" "clip" "compile" "components"
    "curriculum" "curvature" "deactivate" "decoder" "decoder_A" "decoder_B" "decoder_input" "drive" "drives" "dropout"
    "encoder" "encoder_A" "encoder_B" "epochs" "epsilon" "evaluate" "every" "freeze" "gradient_checkpointing" "hidden"
    "hysteresis" "injection" "inputs" "items" "keep" "latent" "learning_rate" "levels" "log_variance"
    "logit_temperature" "logit_temperature_A" "logit_temperature_B" "max_radius" "measure" "metric" "milestone"
    "momentum" "noise_scale" "noise_scale_A" "noise_scale_B" "normalization" "observe" "order" "plant" "precision"
    "projection" "reads" "sampler" "scale" "seed" "split" "starts" "subset" "unfreeze" "warm_start" "warmup"
    "weight_decay" "when"))

[
  "import" "preset" "methodology" "extends" "signal" "phase" "group" "controller" "component" "guard" "param" "loss"
  "learned_controller" "data" "model" "optimizer" "checkpoint" "ensure" "target" "allow"
  "then" "because"
] @keyword

[
  "abstract" "off" "override" "without"
] @keyword.modifier

(methodology name: (identifier) @type)
(methodology base: (identifier) @type)
(preset name: (identifier) @function)
(signal_statement name: (identifier) @variable.parameter)
(param_statement name: (identifier) @constant)
(phase_statement name: (identifier) @label)
(loss_statement name: (identifier) @function)
(group_statement name: (identifier) @label)
(controller_statement name: (identifier) @label)
(component_statement name: (identifier) @label)
(learned_statement name: (identifier) @label)
(guard_statement name: (identifier) @label)

(number) @number
(text) @string
(comment) @comment
(documentation) @comment.documentation

[ "->" "=" "+" "-" "*" "/" "<" "<=" ">" ">=" ".." "%" ] @operator
[ "," ":" ] @punctuation.delimiter
[ "{" "}" "(" ")" ] @punctuation.bracket
