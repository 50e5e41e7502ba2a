"""Writes timm.json: learning rates of the schedulers of timm (pytorch-image-models).

Run with timm installed:  python3 make_timm.py
"""
import math

import timm
import torch
from timm.scheduler.cosine_lr import CosineLRScheduler
from timm.scheduler.multistep_lr import MultiStepLRScheduler
from timm.scheduler.poly_lr import PolyLRScheduler
from timm.scheduler.step_lr import StepLRScheduler
from timm.scheduler.tanh_lr import TanhLRScheduler

from cases import Cases, whole


def main():
    cases = Cases("timm.scheduler", timm.__version__)

    def add(kind, hvae, epochs, lr=1.0, times=None, signals=None, **kwargs):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)
        scheduler = kind(optimizer, **kwargs)
        values = []
        for time in times or whole(epochs - 1):
            scheduler.step(time)
            values.append(optimizer.param_groups[0]["lr"])
        arguments = ", ".join([f"lr={lr}"] + [f"{key}={value!r}" for key, value in kwargs.items()])
        cases.add(kind.__name__, arguments, hvae, epochs, times or whole(epochs - 1), values, signals=signals)

    halves = [i / 2 for i in range(120)]
    add(CosineLRScheduler, "ramp 1 -> 0.01 over 40 epochs cosine", 60, times=halves, t_initial=40, lr_min=0.01)
    add(CosineLRScheduler, "cosine_restarts 1 -> 0.01 period 20 epochs", 60, times=halves, t_initial=20, lr_min=0.01, cycle_limit=3)
    # The logarithm that finds the cycle is not exact at a restart, so those times are left out.
    add(CosineLRScheduler, "cosine_restarts 1 -> 0.01 period 8 epochs growth 2", 56, times=[t + 0.5 for t in range(56)], t_initial=8, lr_min=0.01, cycle_mul=2.0, cycle_limit=3)
    add(CosineLRScheduler, "cosine_restarts 1 -> 0 period 8 epochs growth 1.5 amplitude 0.5", 38, times=[t + 0.5 for t in range(38)], t_initial=8, cycle_mul=1.5, cycle_decay=0.5,
        cycle_limit=3)
    add(CosineLRScheduler, "warmup 5 epochs from 0.1 pushing ramp 1 -> 0.01 over 40 epochs cosine", 60, times=halves, t_initial=40, lr_min=0.01, warmup_t=5, warmup_lr_init=0.1,
        warmup_prefix=True)
    add(PolyLRScheduler, "ramp 1 -> 0.01 over 40 epochs polynomial 0.5", 60, times=halves, t_initial=40, lr_min=0.01, power=0.5)
    add(PolyLRScheduler, "warmup 5 epochs pushing ramp 1 -> 0.01 over 40 epochs polynomial 2", 60, times=halves, t_initial=40, lr_min=0.01, power=2.0, warmup_t=5, warmup_prefix=True)
    # k-decay (Zhang and Li 2020) takes a power of the time.
    add(CosineLRScheduler, "ramp 1 -> 0.01 over 40 epochs cosine warp 2", 60, times=halves, t_initial=40, lr_min=0.01, k_decay=2.0)
    add(CosineLRScheduler, "ramp 1 -> 0.01 over 40 epochs cosine warp 0.7", 60, times=halves, t_initial=40, lr_min=0.01, k_decay=0.7)
    add(CosineLRScheduler, "repeat (ramp 1 -> 0.01 over 20 epochs cosine warp 1.5) 3 times", 60, times=halves, t_initial=20, lr_min=0.01, k_decay=1.5, cycle_limit=3)
    add(PolyLRScheduler, "ramp 1 -> 0.01 over 40 epochs polynomial 2 warp 1.5", 60, times=halves, t_initial=40, lr_min=0.01, power=2.0, k_decay=1.5)
    add(PolyLRScheduler, "repeat (ramp 1 -> 0.01 over 20 epochs polynomial 0.5) 3 times", 60, times=halves, t_initial=20, lr_min=0.01, power=0.5, cycle_limit=3)
    add(TanhLRScheduler, "ramp 1 -> 0.01 over 40 epochs sigmoid steepness 12 raw", 40, times=halves[:80], t_initial=40, lr_min=0.01, lb=-3.0, ub=3.0)
    add(TanhLRScheduler, "ramp 1 -> 0.01 over 40 epochs tanh steepness 10 raw", 40, times=halves[:80], t_initial=40, lr_min=0.01)
    # The overlapping warm-up of the tanh goes on a straight line to the schedule where the warm-up ends.
    reached = 0.01 + 0.99 * (1 - math.tanh(-3 * 0.875 + 3 * 0.125)) / 2
    add(TanhLRScheduler, f"ramp 0.1 -> {reached!r} for 5 epochs then T", 40, times=halves[:80], signals={"T": "ramp 1 -> 0.01 sigmoid steepness 12 raw"}, t_initial=40, lr_min=0.01,
        lb=-3.0, ub=3.0, warmup_t=5, warmup_lr_init=0.1)
    # The overlapping warm-up of the cosine goes to the base rate, where the rate jumps down to the schedule.
    add(CosineLRScheduler, "ramp 0.1 -> 1 for 10 epochs then jump C", 60, times=halves, signals={"C": "ramp 1 -> 0.01 over 40 epochs cosine"}, t_initial=40, lr_min=0.01, warmup_t=10,
        warmup_lr_init=0.1)
    add(StepLRScheduler, "warmup 5 epochs pushing steps in epochs 0: 1, 10: 0.5, 20: 0.25", 35, decay_t=10, decay_rate=0.5, warmup_t=5)
    # It looks one epoch ahead.
    add(MultiStepLRScheduler, "steps in epochs 0: 1, 9: 0.5, 24: 0.25", 35, decay_t=[10, 25], decay_rate=0.5)
    cases.write("timm.json")


if __name__ == "__main__":
    main()
