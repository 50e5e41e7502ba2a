"""Schedulers of PyTorch and of Ignite, as peers that run on command.

usage: schedulers.py

First prints one line of JSON about itself. Then reads commands, one a line:

    run VARIANT N   N values of a schedule, reply with the seconds as JSON
    quit

CosineAnnealingWarmRestarts.step is called as a training loop calls it, with the time of the step in epochs; it sets the learning rate of one
parameter group. Where Ignite can be imported, 'ignite_call' is its CosineAnnealingScheduler called as its event system calls it, and 'ignite_event' what an
iteration of its engine takes with that scheduler attached, less what one takes without it. Ignite need not be installed: PYTHONPATH may name a checkout of it.
"""
import json
import sys
import time

import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

try:
    import ignite
    from ignite.engine import Engine, Events
    from ignite.handlers.param_scheduler import CosineAnnealingScheduler
except ImportError:
    ignite = None

STEPS = 39


def optimizer():
    return torch.optim.AdamW([torch.zeros(1, requires_grad=True)], lr=1e-3)


def run_pytorch(count):
    scheduler = CosineAnnealingWarmRestarts(optimizer(), T_0=50, T_mult=2, eta_min=1e-6)
    start = time.perf_counter()
    for i in range(count):
        scheduler.step(i / STEPS)
    return time.perf_counter() - start


def run_ignite_call(count):
    scheduler = CosineAnnealingScheduler(optimizer(), "lr", 1e-3, 1e-6, 50 * STEPS)
    start = time.perf_counter()
    for _ in range(count):
        scheduler(None)
    return time.perf_counter() - start


def run_engine(count, with_scheduler):
    engine = Engine(lambda engine, batch: None)
    if with_scheduler:
        engine.add_event_handler(Events.ITERATION_STARTED, CosineAnnealingScheduler(optimizer(), "lr", 1e-3, 1e-6, 50 * STEPS))
    start = time.perf_counter()
    engine.run(range(count), max_epochs=1)
    return time.perf_counter() - start


def run_ignite_event(count):
    return run_engine(count, True) - run_engine(count, False)


def main():
    runs = {"CosineAnnealingWarmRestarts": run_pytorch}
    version = torch.__version__
    if ignite is not None:
        runs["ignite_call"] = run_ignite_call
        runs["ignite_event"] = run_ignite_event
        version += f", Ignite {ignite.__version__}"
    else:
        print("Ignite is not installed, so it is not measured.", file=sys.stderr, flush=True)
    print(json.dumps({"torch": version, "variants": list(runs)}), flush=True)
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "quit":
            break
        print(json.dumps({"seconds": runs[words[1]](int(words[2]))}), flush=True)


if __name__ == "__main__":
    main()
