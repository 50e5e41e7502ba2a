"""Writes optimizers.json: parameters after updates of PyTorch's optimizers in float64, with clipped gradients.

Run it with PyTorch 1.13 or later:  python3 make_optimizer_oracle.py
"""

import json
import pathlib

import torch

from make_loss_oracle import formula

UPDATES, COUNTS, RATES, CLIP = 12, (15, 3), (0.05, 0.02), 1.0

CASES = {
    "AdamW": lambda groups: torch.optim.AdamW(groups, betas=(0.9, 0.99), eps=1e-6, weight_decay=0.1),
    "Adam": lambda groups: torch.optim.Adam(groups, betas=(0.9, 0.99), eps=1e-6, weight_decay=0.1),
    "Sgd": lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.9, weight_decay=0.1),
    "SgdPlain": lambda groups: torch.optim.SGD(groups, lr=1.0, momentum=0.0, weight_decay=0.0),
}


def run(make):
    parameters = [formula(i, count, 0.8).requires_grad_() for i, count in enumerate(COUNTS)]
    optimizer = make([{"params": [p], "lr": rate} for p, rate in zip(parameters, RATES)])
    states = []
    for update in range(UPDATES):
        for i, p in enumerate(parameters):
            p.grad = formula(10 + 2 * update + i, p.numel(), 0.5)
        torch.nn.utils.clip_grad_norm_(parameters, CLIP)
        optimizer.step()
        states.append([p.tolist() for p in parameters])
    return states


def main():
    oracle = {"made_by": "make_optimizer_oracle.py", "torch": torch.__version__, "rates": RATES, "clip": CLIP,
              "states": {name: run(make) for name, make in CASES.items()}}
    path = pathlib.Path(__file__).with_name("optimizers.json")
    path.write_text(json.dumps(oracle, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
