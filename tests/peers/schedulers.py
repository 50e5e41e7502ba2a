"""Schedulers of PyTorch and of Ignite, as peers that run on command.

usage: schedulers.py

First prints one line of JSON about itself. Then reads commands, one a line:

    run VARIANT N   N values of a schedule, reply with the seconds as JSON
    quit

CosineAnnealingWarmRestarts.step is called as a training loop calls it, with the time of the step in epochs; it sets the learning rate of one
parameter group. Where Ignite is installed, 'ignite' is its CosineAnnealingScheduler, called once an iteration as its event system does.
"""
import json
import sys
import time

import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

try:
    from ignite.handlers.param_scheduler import CosineAnnealingScheduler
except ImportError:
    CosineAnnealingScheduler = None

STEPS = 39


def optimizer():
    return torch.optim.AdamW([torch.zeros(1, requires_grad=True)], lr=1e-3)


def run_pytorch(count):
    scheduler = CosineAnnealingWarmRestarts(optimizer(), T_0=50, T_mult=2, eta_min=1e-6)
    start = time.perf_counter()
    for i in range(count):
        scheduler.step(i / STEPS)
    return time.perf_counter() - start


def run_ignite(count):
    scheduler = CosineAnnealingScheduler(optimizer(), "lr", 1e-3, 1e-6, 50 * STEPS)
    start = time.perf_counter()
    for _ in range(count):
        scheduler(None)
    return time.perf_counter() - start


def main():
    runs = {"CosineAnnealingWarmRestarts": run_pytorch}
    if CosineAnnealingScheduler is not None:
        runs["ignite"] = run_ignite
    print(json.dumps({"torch": torch.__version__, "variants": list(runs)}), flush=True)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "quit":
            break
        print(json.dumps({"seconds": runs[words[1]](int(words[2]))}), flush=True)


if __name__ == "__main__":
    main()
