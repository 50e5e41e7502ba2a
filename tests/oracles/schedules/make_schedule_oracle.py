"""Writes schedules.json: what PyTorch's schedulers and the paper on cyclical annealing say, in double precision.

Run with a Python that has PyTorch 1.13 or later:  python3 make_schedule_oracle.py
Each entry holds the schedule in the words of the language and the values at whole epochs 0, 1, 2, ...
"""
import json
import pathlib

import torch
from torch.optim import lr_scheduler


def run(make, base, epochs):
    """The learning rates that a scheduler gives at epochs 0 .. epochs - 1."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=base)
    scheduler = make(optimizer)
    values = []
    for _ in range(epochs):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return values


def at_epochs(make, base, epochs):
    """The same by explicit epochs; the closed form does not accumulate rounding as the recursion does."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=base)
    scheduler = make(optimizer)
    values = []
    for epoch in range(epochs):
        scheduler.step(epoch)
        values.append(optimizer.param_groups[0]["lr"])
    return values


def cyclical(top, total, cycles, share):
    """Fu et al. (2019), equations 6 and 7: tau = mod(t, T/M) / (T/M); beta = tau / R up to R, then 1."""
    length = total / cycles
    return [top * min(1.0, (t % length) / length / share) for t in range(total)]


def main():
    entries = []

    def add(source, schedule, epochs, values):
        entries.append({"source": source, "schedule": schedule, "epochs": epochs, "values": values})

    for multiplier, growth in ((1, ""), (2, " growth 2")):
        add(f"CosineAnnealingWarmRestarts T_0=50 T_mult={multiplier}",
            f"cosine_restarts 1e-3 -> 1e-6 period 50 epochs{growth}", 150 if multiplier == 2 else 200,
            at_epochs(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 50, multiplier, 1e-6), 1e-3, 150 if multiplier == 2 else 200))
    add("CosineAnnealingWarmRestarts T_0=7 T_mult=3", "cosine_restarts 0.5 -> 0.001 period 7 epochs growth 3", 91,
        at_epochs(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 7, 3, 1e-3), 0.5, 91))
    add("CosineAnnealingLR T_max=80", "ramp 0.1 -> 0.002 cosine", 80,
        at_epochs(lambda o: lr_scheduler.CosineAnnealingLR(o, 80, 2e-3), 0.1, 80))
    add("LinearLR 0.25 -> 1 in 20", "ramp 0.1 -> 0.4 over 20 epochs", 60,
        at_epochs(lambda o: lr_scheduler.LinearLR(o, 0.25, 1.0, 20), 0.4, 60))
    add("LambdaLR ramp", "ramp 0.3 -> 0.8 over 40 epochs", 100,
        run(lambda o: lr_scheduler.LambdaLR(o, lambda e: 0.3 + 0.5 * min(1.0, e / 40)), 1.0, 100))
    add("LambdaLR exponential", "decay 1 -> 0.01 over 50 epochs", 80,
        run(lambda o: lr_scheduler.LambdaLR(o, lambda e: 0.01 ** (min(e, 50) / 50)), 1.0, 80))
    add("MultiStepLR 30 80 gamma 0.1", "steps in epochs 0: 0.05, 30: 0.005, 80: 0.0005", 100,
        run(lambda o: lr_scheduler.MultiStepLR(o, [30, 80], 0.1), 0.05, 100))
    add("Fu et al. 2019, M=4 R=0.5", "cycle 0 -> 1 period 25% rise 50%", 400, cyclical(1.0, 400, 4, 0.5))
    add("Fu et al. 2019, M=5 R=0.25, top 0.1", "cycle 0 -> 0.1 period 20 epochs rise 25%", 100, cyclical(0.1, 100, 5, 0.25))

    target = pathlib.Path(__file__).with_name("schedules.json")
    lines = ",\n".join("  " + json.dumps(entry) for entry in entries)
    target.write_text(f"{{\n \"torch\": {json.dumps(torch.__version__)},\n \"schedules\": [\n{lines}\n ]\n}}\n")


if __name__ == "__main__":
    main()
