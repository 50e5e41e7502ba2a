"""Writes control.json: what feedback laws do with sequences of metrics, by PyTorch and by the formulas of the papers.

Plateaus come from PyTorch's ReduceLROnPlateau (with eps = 0, so that no small change is swallowed). The PI law is that of Shao et
al. 2020 with the sign of the paper (K_i above 0), once with an integral that never stops, as in the code that its authors
published for images and texts, and once on sequences that stay inside the bounds, where no anti-windup acts. GECO is algorithm 1 of
Rezende and Viola 2018, with its moving average of the constraint. The rest are formulas of one line.

Run it with PyTorch 1.13 or later:  python3 make_control_oracle.py
"""

import json
import math
import pathlib
import random

import torch


def metrics(generator, count, low, high):
    """A walk that improves, stalls and falls back, rounded so that equal values occur."""
    value, values = generator.uniform(low, high), []
    for _ in range(count):
        value += generator.choice([0, 0, 0.01, 0.05, -0.03]) * (high - low)
        value = min(max(value, low), high)
        values.append(round(value, 4))
    return values


def plateau(generator):
    case = {
        "initial": 0.1,
        "factor": generator.choice([0.1, 0.5, 0.6]),
        "patience": generator.choice([0, 1, 2, 5]),
        "threshold": generator.choice([0, 0.0001, 0.01]),
        "relative": generator.random() < 0.5,
        "cooldown": generator.choice([0, 1, 2, 4]),
        "higher": generator.random() < 0.5,
        "lower": generator.choice([1e-12, 0.01]),
        "metrics": metrics(generator, 60, 0.0, 1.0),
    }
    parameter = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([parameter], lr=case["initial"])
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer,
        mode="max" if case["higher"] else "min",
        factor=case["factor"],
        patience=case["patience"],
        threshold=case["threshold"],
        threshold_mode="rel" if case["relative"] else "abs",
        cooldown=case["cooldown"],
        min_lr=case["lower"],
        eps=0,
    )
    case["values"] = []
    for metric in case["metrics"]:
        scheduler.step(metric)
        case["values"].append(optimizer.param_groups[0]["lr"])
    return case


def pi(kp, ki, targets, observed, initial, low, high):
    integral, values = initial, []
    for target, metric in zip(targets, observed):
        error = target - metric
        proportional = kp / (1 + math.exp(error))
        integral -= ki * error
        values.append(min(max(proportional + integral, low), high))
    return values


def pi_case(generator, winds_up):
    observed = [generator.uniform(0, 40) if winds_up else 18 + generator.uniform(-2, 2) for _ in range(80)]
    # The set point of the disentangling experiments rises in steps.
    targets = [18.0 if winds_up else 16 + 0.5 * (step // 20) for step in range(80)]
    case = {"kp": 0.01, "ki": 0.02 if winds_up else 0.001, "initial": 0.0 if winds_up else 0.5, "lower": 0.0, "upper": 1.0,
            "targets": targets, "metrics": observed, "as_published": winds_up}
    case["values"] = pi(case["kp"], case["ki"], targets, observed, case["initial"], 0.0, 1.0)
    return case


def geco(generator):
    goal, decay, rate = 2.0, 0.99, 0.01
    average, multiplier, errors, values = None, 1.0, [], []
    for step in range(100):
        error = 6 * math.exp(-step / 30) + generator.uniform(-0.5, 0.5)
        constraint = error - goal
        average = constraint if average is None else decay * average + (1 - decay) * constraint
        multiplier *= math.exp(rate * average)
        errors.append(error)
        values.append(multiplier)
    return {"target": goal, "decay": decay, "rate": rate, "initial": 1.0, "metrics": errors, "values": values}


def main():
    generator = random.Random(20)
    oracle = {
        "plateau": [plateau(generator) for _ in range(24)],
        "pi": [pi_case(generator, winds_up) for winds_up in (False, True, False, True)],
        "geco": geco(generator),
        # Coverage feedback of the historical v5.10: threshold 92, slope 0.05, in percentage points, between 0.1 and 0.8.
        "sigmoid": [[coverage, 0.1 + 0.7 / (1 + math.exp(-0.05 * (coverage - 92)))] for coverage in (4.95, 50.0, 92.0, 100.0)],
    }
    path = pathlib.Path(__file__).with_name("control.json")
    path.write_text(json.dumps(oracle, indent=1) + "\n")


if __name__ == "__main__":
    main()
