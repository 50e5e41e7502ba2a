"""Writes ignite.json: values of the parameter schedulers of PyTorch-Ignite; an event is an epoch here.

Run with pytorch-ignite:  python3 make_ignite.py
"""
import ignite
import torch
from ignite.handlers.param_scheduler import (
    ConcatScheduler,
    CosineAnnealingScheduler,
    LinearCyclicalScheduler,
    PiecewiseLinear,
    create_lr_scheduler_with_warmup,
)
from ignite.handlers.state_param_scheduler import ExpStateScheduler, MultiStepStateScheduler

from cases import Cases, whole


def fresh():
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)


def values(scheduler, count):
    """What a scheduler writes before each event."""
    result = []
    for _ in range(count):
        scheduler(None)
        result.append(scheduler.optimizer_param_groups[0]["lr"])
    return result


class State:
    """What a state parameter scheduler needs of an engine."""


def state_values(scheduler, count):
    engine = type("Engine", (), {})()
    engine.state = State()
    result = []
    for _ in range(count):
        scheduler(engine)
        result.append(getattr(engine.state, "x"))
    return result


def main():
    cases = Cases("ignite.handlers", ignite.__version__)

    def add(name, arguments, hvae, count, scheduler, tolerance=1e-12):
        cases.add(name, arguments, hvae, count, whole(count - 1), values(scheduler, count), tolerance)

    for hvae in ("wave triangle 0.2 -> 1 period 20 epochs", "cycle 0.2 -> 1 period 20 epochs rise 50% linear fall 50% linear"):
        add("LinearCyclicalScheduler", "start_value=0.2, end_value=1, cycle_size=20", hvae, 100, LinearCyclicalScheduler(fresh(), "lr", 0.2, 1.0, 20))
    for hvae in ("wave sawtooth 0.2 -> 1 period 20 epochs", "cycle 0.2 -> 1 period 20 epochs rise 100%"):
        add("LinearCyclicalScheduler", "start_value=0.2, end_value=1, cycle_size=20, monotonic=True", hvae, 100,
            LinearCyclicalScheduler(fresh(), "lr", 0.2, 1.0, 20, monotonic=True))
    add("LinearCyclicalScheduler", "start_value=1, end_value=0.2, cycle_size=20, monotonic=True", "wave sawtooth_down 0.2 -> 1 period 20 epochs", 100,
        LinearCyclicalScheduler(fresh(), "lr", 1.0, 0.2, 20, monotonic=True))
    add("LinearCyclicalScheduler", "start_value=0, end_value=1, cycle_size=10, cycle_mult=2, end_value_mult=0.5",
        "cycle 0 -> 1 period 10 epochs rise 50% linear fall 50% linear growth 2 amplitude 0.5", 70,
        LinearCyclicalScheduler(fresh(), "lr", 0.0, 1.0, 10, cycle_mult=2, end_value_mult=0.5))
    add("CosineAnnealingScheduler", "start_value=1, end_value=0.1, cycle_size=20", "cosine_restarts 1 -> 0.1 period 20 epochs", 100,
        CosineAnnealingScheduler(fresh(), "lr", 1.0, 0.1, 20))
    add("CosineAnnealingScheduler", "start_value=1, end_value=0, cycle_size=10, cycle_mult=2, start_value_mult=0.5",
        "cosine_restarts 1 -> 0 period 10 epochs growth 2 amplitude 0.5", 70, CosineAnnealingScheduler(fresh(), "lr", 1.0, 0.0, 10, cycle_mult=2, start_value_mult=0.5))
    # Both ends change from cycle to cycle: each has a cycle of its own, and the two add up.
    add("CosineAnnealingScheduler", "start_value=1, end_value=0.1, cycle_size=10, start_value_mult=0.5, end_value_mult=0.8",
        "(cosine_restarts 1 -> 0 period 10 epochs amplitude 0.5) + (cycle 0 -> 0.1 period 10 epochs rise 100% cosine amplitude 0.8)", 50,
        CosineAnnealingScheduler(fresh(), "lr", 1.0, 0.1, 10, start_value_mult=0.5, end_value_mult=0.8))
    # The cosine rises by a half wave and starts over, which is a cycle that never rests at its end.
    add("CosineAnnealingScheduler", "start_value=0.2, end_value=1, cycle_size=20", "cycle 0.2 -> 1 period 20 epochs rise 100% cosine", 100,
        CosineAnnealingScheduler(fresh(), "lr", 0.2, 1.0, 20))
    add("CosineAnnealingScheduler", "start_value=1, end_value=0.1, cycle_size=10, warmup_duration=5",
        "repeat (ramp 1 -> 0.1 cosine for 10 epochs then ramp 0.1 -> 1 for 5 epochs)", 60, CosineAnnealingScheduler(fresh(), "lr", 1.0, 0.1, 10, warmup_duration=5))
    milestones = [(10, 0.5), (20, 0.45), (21, 0.3), (30, 0.1), (40, 0.1)]
    for hvae in ("points in epochs 0: 0.5, 10: 0.5, 20: 0.45, 21: 0.3, 30: 0.1, 40: 0.1",
                 "steps in epochs 0: 0.5, 10: 0.5, 20: 0.45, 21: 0.3, 30: 0.1, 40: 0.1 interpolated"):
        add("PiecewiseLinear", f"milestones_values={milestones}", hvae, 50, PiecewiseLinear(fresh(), "lr", milestones))

    def parts():
        optimizer = fresh()
        return [LinearCyclicalScheduler(optimizer, "lr", 0.1, 0.5, 60), CosineAnnealingScheduler(optimizer, "lr", 0.5, 0.01, 60)]

    cases.add("ConcatScheduler", "[LinearCyclicalScheduler(0.1, 0.5, 60), CosineAnnealingScheduler(0.5, 0.01, 60)], durations=[30]",
              "ramp 0.1 -> 0.5 for 30 epochs then ramp 0.5 -> 0.01 over 60 epochs cosine", 90, whole(89), values(ConcatScheduler(parts(), [30]), 90))

    # A warm-up of n events reaches the first value of the scheduler at event n - 1, not n.
    warm = create_lr_scheduler_with_warmup(CosineAnnealingScheduler(fresh(), "lr", 1.0, 0.0, 40), warmup_start_value=0.0, warmup_duration=11)
    cases.add("create_lr_scheduler_with_warmup", "CosineAnnealingScheduler(1, 0, 40), warmup_start_value=0, warmup_duration=11",
              "warmup 10 epochs pushing ramp 1 -> 0 over 40 epochs cosine", 50, whole(49), values(warm, 50))
    # State parameter schedulers count events from 1, so their first value is that of time 1.
    cases.add("ExpStateScheduler", "initial_value=10, gamma=0.99", f"decay 10 -> {10 * 0.99 ** 100!r}", 100, whole(99)[1:],
              state_values(ExpStateScheduler(10, 0.99, "x", create_new=True), 99))
    cases.add("MultiStepStateScheduler", "initial_value=10, gamma=0.5, milestones=[3, 6]", "steps in epochs 0: 10, 3: 5, 6: 2.5", 10, whole(9)[1:],
              state_values(MultiStepStateScheduler(10, 0.5, [3, 6], "x", create_new=True), 9))
    cases.write("ignite.json")


if __name__ == "__main__":
    main()
