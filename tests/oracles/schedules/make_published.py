"""Writes published.json: schedules as the code that was published with papers and models computes them.

    python3 make_published.py plot_schedules.ipynb README.md train.py annealing.py

The first two are of the repository haofuml/cyclical_annealing (Fu et al. 2019; plot/plot_schedules.ipynb and README.md), the third of
karpathy/nanoGPT, the last of shj1987/ControlVAE-ICML2020 (Language_modeling/Text_gen_PTB). The functions are read from these files and run; an iteration is an epoch here.
"""
import ast
import json
import math
import pathlib
import re
import sys

import numpy

from cases import Cases, whole


def functions(source, names, variables=None):
    """The functions of a Python text with the given names, without running anything else of it."""
    wanted = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name in names]
    scope = {"np": numpy, "math": math, **(variables or {})}
    exec(compile(ast.Module(wanted, []), "published", "exec"), scope)
    return [scope[name] for name in names]


def main(notebook, readme, train, annealing):
    cells = ["".join(cell["source"]) for cell in json.loads(pathlib.Path(notebook).read_text())["cells"] if cell["cell_type"] == "code"]
    cell = next(cell for cell in cells if "def frange_cycle_linear" in cell)
    linear, sigmoid, cosine, monotonic = functions(cell, ["frange_cycle_linear", "frange_cycle_sigmoid", "frange_cycle_cosine", "frange"])
    block = re.search(r"```python\n(.*?)```", pathlib.Path(readme).read_text(), re.DOTALL).group(1)
    [fixed] = functions(block, ["frange_cycle_linear"])
    cases = Cases("published code", "haofuml/cyclical_annealing 6ef4eba, karpathy/nanoGPT 3adf61e, shj1987/ControlVAE-ICML2020 468ce4f")

    def add(name, arguments, hvae, epochs, values):
        cases.add(name, arguments, hvae, epochs, whole(epochs - 1), values)

    add("frange_cycle_linear (notebook)", "0, 1, 64, n_cycle=4, ratio=0.5", "cycle 0 -> 1 count 4 rise 50%", 64, linear(0.0, 1.0, 64))
    add("frange_cycle_linear (notebook)", "0, 1, 64, n_cycle=4, ratio=0.5", "cycle 0 -> 1 period 16 epochs rise 50%", 64, linear(0.0, 1.0, 64))
    add("frange_cycle_linear (notebook)", "0, 1, 64, n_cycle=1, ratio=0.25", "ramp 0 -> 1 over 25%", 64, linear(0.0, 1.0, 64, 1, 0.25))
    add("frange_cycle_linear (README)", "64, 0, 0.5, n_cycle=4, ratio=0.5", "cycle 0 -> 0.5 period 25% rise 50%", 64, fixed(64, 0.0, 0.5))
    # The notebook fills with 1 and not with stop: after the ramp to 0.5 the value jumps to 1. The last point of the ramp is still there.
    add("frange_cycle_linear (notebook)", "0, 0.5, 64, n_cycle=4, ratio=0.5",
        "repeat (ramp 0 -> 0.5 over 8 epochs for 9 epochs then jump 1 for 7 epochs)", 64, linear(0.0, 0.5, 64))
    add("frange_cycle_cosine (notebook)", "0, 1, 64, n_cycle=4, ratio=0.5", "cycle 0 -> 1 count 4 rise 50% cosine", 64, cosine(0.0, 1.0, 64))
    # The logistic is not renormalised: it starts at 0.0025, and jumps from 0.9975 to 1 where the ramp ends.
    add("frange_cycle_sigmoid (notebook)", "0, 1, 64, n_cycle=4, ratio=0.5",
        "repeat (ramp 0 -> 1 over 8 epochs sigmoid steepness 12 raw for 9 epochs then jump 1 for 7 epochs)", 64, sigmoid(0.0, 1.0, 64))
    add("frange (notebook)", "0, 1, 1/16, 64", "ramp 0 -> 1 over 16 epochs", 64, monotonic(0.0, 1.0, 1 / 16, 64))

    constants = {"learning_rate": 6e-4, "warmup_iters": 20, "lr_decay_iters": 300, "min_lr": 6e-5}
    [rate] = functions(pathlib.Path(train).read_text(), ["get_lr"], constants)
    for hvae in ("ramp (6e-4 / 21) -> 6e-4 for 20 epochs then ramp -> 6e-5 over 280 epochs cosine",
                 "warmup 20 epochs from (6e-4 / 21) pushing ramp 6e-4 -> 6e-5 over 280 epochs cosine"):
        add("get_lr", ", ".join(f"{key}={value}" for key, value in constants.items()), hvae, 320, [rate(i) for i in range(320)])

    logistic, modulo = functions(pathlib.Path(annealing).read_text(), ["_cost_annealing", "_cyclical_annealing"], {"_sigmoid": lambda x: 1.0 / (1.0 + math.exp(-x))})
    # The logistic is cut off at 0.9933, where the weight jumps to its maximum.
    add("_cost_annealing", "max_beta=1, prior_step=40", "ramp 0 -> 1 over 40 epochs sigmoid steepness 10 raw for 40 epochs then jump 1", 60, [logistic(i, 1.0, 40) for i in range(60)])
    # The paper of Fu et al. has periods of ceil(T / M) iterations, this function those that it is given, the notebook T / M as it is.
    add("_cyclical_annealing", "period=10", "cycle 0 -> 1 period 10 epochs rise 50%", 60, [modulo(i, 10) for i in range(60)])
    cases.write("published.json")


if __name__ == "__main__":
    main(*sys.argv[1:])
