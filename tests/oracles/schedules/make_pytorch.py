"""Writes pytorch.json: the learning rates that torch.optim.lr_scheduler gives, in double precision.

Run with PyTorch 1.13 or later:  python3 make_pytorch.py
"""
import torch
from torch.optim import lr_scheduler

from cases import Cases, whole


def optimizer(lr):
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=lr)


def run(make, lr, count):
    """The rates at epochs 0 .. count - 1, step by step as in a training loop."""
    sgd = optimizer(lr)
    scheduler = make(sgd)
    values = []
    for _ in range(count):
        values.append(sgd.param_groups[0]["lr"])
        sgd.step()
        scheduler.step()
    return values


def at(make, lr, times):
    """The rates at explicit times; the closed form does not accumulate rounding as the recursion does."""
    sgd = optimizer(lr)
    sgd.step()
    scheduler = make(sgd)
    values = []
    for time in times:
        scheduler.step(time)
        values.append(sgd.param_groups[0]["lr"])
    return values


def main():
    cases = Cases("torch.optim.lr_scheduler", torch.__version__)
    quarters = [i / 4 for i in range(200)]

    for first, mult, epochs in ((50, 1, 200), (50, 2, 150), (7, 3, 91)):
        cases.add("CosineAnnealingWarmRestarts", f"lr=1e-3, T_0={first}, T_mult={mult}, eta_min=1e-6",
                  f"cosine_restarts 1e-3 -> 1e-6 period {first} epochs growth {mult}", epochs, whole(epochs - 1),
                  at(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, first, mult, 1e-6), 1e-3, range(epochs)))
    cases.add("CosineAnnealingWarmRestarts", "lr=0.5, T_0=10, fractional epochs", "cosine_restarts 0.5 -> 0 period 10 epochs", 50, quarters,
              at(lambda o: lr_scheduler.CosineAnnealingWarmRestarts(o, 10), 0.5, quarters))
    cases.add("CosineAnnealingLR", "lr=0.1, T_max=80, eta_min=2e-3", "ramp 0.1 -> 0.002 cosine", 80, whole(79),
              at(lambda o: lr_scheduler.CosineAnnealingLR(o, 80, 2e-3), 0.1, range(80)))
    cases.add("LinearLR", "lr=0.4, start_factor=0.25, end_factor=1, total_iters=20", "ramp 0.1 -> 0.4 over 20 epochs", 60, whole(59),
              at(lambda o: lr_scheduler.LinearLR(o, 0.25, 1.0, 20), 0.4, range(60)))
    cases.add("ConstantLR", "lr=0.1, factor=0.25, total_iters=5", "0.025 for 5 epochs then jump 0.1", 20, whole(19),
              run(lambda o: lr_scheduler.ConstantLR(o, 0.25, 5), 0.1, 20))
    cases.add("ExponentialLR", "lr=0.1, gamma=0.95", f"decay 0.1 -> {0.1 * 0.95 ** 60!r}", 60, whole(59),
              run(lambda o: lr_scheduler.ExponentialLR(o, 0.95), 0.1, 60))
    cases.add("PolynomialLR", "lr=0.1, total_iters=50, power=2", "ramp 0.1 -> 0 over 50 epochs polynomial 2", 70, whole(69),
              at(lambda o: lr_scheduler.PolynomialLR(o, 50, 2), 0.1, range(70)))
    cases.add("PolynomialLR", "lr=0.1, total_iters=50, power=0.5", "ramp 0.1 -> 0 over 50 epochs polynomial 0.5", 70, whole(69),
              at(lambda o: lr_scheduler.PolynomialLR(o, 50, 0.5), 0.1, range(70)))
    cases.add("StepLR", "lr=0.05, step_size=30, gamma=0.1", "steps in epochs 0: 0.05, 30: 0.005, 60: 0.0005, 90: 0.00005", 100, whole(99),
              run(lambda o: lr_scheduler.StepLR(o, 30, 0.1), 0.05, 100))
    cases.add("MultiStepLR", "lr=0.05, milestones=[30, 80], gamma=0.1", "steps in epochs 0: 0.05, 30: 0.005, 80: 0.0005", 100, whole(99),
              run(lambda o: lr_scheduler.MultiStepLR(o, [30, 80], 0.1), 0.05, 100))
    cases.add("LambdaLR", "lr=1, lambda e: 0.3 + 0.5 min(1, e / 40)", "ramp 0.3 -> 0.8 over 40 epochs", 100, whole(99),
              run(lambda o: lr_scheduler.LambdaLR(o, lambda e: 0.3 + 0.5 * min(1.0, e / 40)), 1.0, 100))
    cases.add("LambdaLR", "lr=1, lambda e: 0.01 ** (min(e, 50) / 50)", "decay 1 -> 0.01 over 50 epochs", 80, whole(79),
              run(lambda o: lr_scheduler.LambdaLR(o, lambda e: 0.01 ** (min(e, 50) / 50)), 1.0, 80))

    # The warm-up of OneCycleLR ends at step pct_start * total_steps - 1, and its last step is total_steps - 1.
    def one_cycle(**kwargs):
        return run(lambda o: lr_scheduler.OneCycleLR(o, max_lr=0.1, total_steps=101, cycle_momentum=False, **kwargs), 1.0, 100)

    cases.add("OneCycleLR", "max_lr=0.1, total_steps=101, pct_start=26/101", "one_cycle (0.1 / 25) -> 0.1 -> (0.1 / 250000) rise 25% cosine", 100,
              whole(99), one_cycle(pct_start=26 / 101))
    cases.add("OneCycleLR", "max_lr=0.1, total_steps=101, pct_start=26/101, anneal_strategy='linear'",
              "one_cycle 0.004 -> 0.1 -> 4e-7 rise 25% linear", 100, whole(99), one_cycle(pct_start=26 / 101, anneal_strategy="linear"))
    cases.add("OneCycleLR", "max_lr=0.1, total_steps=101, pct_start=26/101, anneal_strategy='linear', three_phase=True",
              "ramp 0.004 -> 0.1 for 25 epochs then ramp -> 0.004 for 25 epochs then ramp -> 4e-7", 100, whole(99),
              one_cycle(pct_start=26 / 101, anneal_strategy="linear", three_phase=True))

    def cyclic(**kwargs):
        return run(lambda o: lr_scheduler.CyclicLR(o, 0.01, 0.1, step_size_up=8, step_size_down=16, cycle_momentum=False, **kwargs), 1.0, 96)

    saw = "period 24 epochs rise 33.333333333333336% linear fall 66.66666666666667% linear"
    cases.add("CyclicLR", "base_lr=0.01, max_lr=0.1, step_size_up=8, step_size_down=16", f"cycle 0.01 -> 0.1 {saw}", 96, whole(95), cyclic())
    cases.add("CyclicLR", "base_lr=0.01, max_lr=0.1, step_size_up=8, step_size_down=16, mode='triangular2'",
              f"cycle 0.01 -> 0.1 {saw} amplitude 0.5", 96, whole(95), cyclic(mode="triangular2"))
    cases.add("CyclicLR", "base_lr=0.01, max_lr=0.1, step_size_up=8, step_size_down=16, mode='exp_range', gamma=0.97",
              f"0.01 + (cycle 0 -> 0.09 {saw}) * (decay 1 -> {0.97 ** 96!r})", 96, whole(95), cyclic(mode="exp_range", gamma=0.97))

    cases.add("SequentialLR", "lr=0.1, [LinearLR(0.1, 1, 10), CosineAnnealingLR(40)], milestones=[10]",
              "ramp 0.01 -> 0.1 for 10 epochs then ramp 0.1 -> 0 over 40 epochs cosine", 50, whole(49),
              run(lambda o: lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.1, 1.0, 10), lr_scheduler.CosineAnnealingLR(o, 40)], [10]), 0.1, 50))
    cases.add("SequentialLR", "lr=0.1, [LinearLR(0.1, 1, 10), CosineAnnealingLR(40)], milestones=[10]",
              "warmup 10 epochs from 0.01 pushing ramp 0.1 -> 0 over 40 epochs cosine", 50, whole(49),
              run(lambda o: lr_scheduler.SequentialLR(o, [lr_scheduler.LinearLR(o, 0.1, 1.0, 10), lr_scheduler.CosineAnnealingLR(o, 40)], [10]), 0.1, 50))
    cases.add("ChainedScheduler", "lr=0.1, [ConstantLR(0.1, 4), ExponentialLR(0.9)]",
              f"(0.1 for 4 epochs then jump 1) * (decay 0.1 -> {0.1 * 0.9 ** 30!r})", 30, whole(29),
              run(lambda o: lr_scheduler.ChainedScheduler([lr_scheduler.ConstantLR(o, 0.1, 4), lr_scheduler.ExponentialLR(o, 0.9)]), 0.1, 30))
    cases.write("pytorch.json")


if __name__ == "__main__":
    main()
