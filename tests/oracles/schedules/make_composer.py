"""Writes composer.json: multipliers of the stateless schedulers of MosaicML Composer; a batch is an epoch here.

Run with mosaicml installed:  python3 make_composer.py
"""
import composer
from composer.core import Time, Timestamp
from composer.optim.scheduler import (
    ConstantScheduler,
    ConstantWithWarmupScheduler,
    CosineAnnealingScheduler,
    CosineAnnealingWarmRestartsScheduler,
    CosineAnnealingWithWarmupScheduler,
    ExponentialScheduler,
    LinearScheduler,
    LinearWithWarmupScheduler,
    MultiStepScheduler,
    MultiStepWithWarmupScheduler,
    PolynomialScheduler,
    PolynomialWithWarmupScheduler,
    StepScheduler,
)

from cases import Cases, whole


class State:
    """What a scheduler asks of the state of a trainer."""

    def __init__(self, batch, batches):
        self.timestamp = Timestamp(batch=batch)
        self.max_duration = Time.from_batch(batches)
        self.dataloader_len = None


def main():
    cases = Cases("composer.optim", composer.__version__)

    def add(name, arguments, hvae, batches, scheduler, ssr=1.0):
        times = whole(batches - 1)
        cases.add(name, arguments, hvae, batches, times, [scheduler(State(int(t), batches), ssr) for t in times])

    add("StepScheduler", "step_size='20ba', gamma=0.5", "steps in epochs 0: 1, 20: 0.5, 40: 0.25", 60, StepScheduler("20ba", 0.5))
    add("MultiStepScheduler", "milestones=['10ba', '40ba'], gamma=0.1", "steps in epochs 0: 1, 10: 0.1, 40: 0.01", 60, MultiStepScheduler(["10ba", "40ba"], 0.1))
    add("ConstantScheduler", "alpha=0.5, t_max='20ba'", "0.5 for 20 epochs then jump 1", 60, ConstantScheduler(0.5, "20ba"))
    add("LinearScheduler", "alpha_i=1, alpha_f=0.1, t_max='40ba'", "ramp 1 -> 0.1 over 40 epochs", 60, LinearScheduler(1.0, 0.1, "40ba"))
    add("LinearScheduler", "alpha_i=1, alpha_f=0.1, t_max='0.5dur'", "ramp 1 -> 0.1 over 50%", 60, LinearScheduler(1.0, 0.1, "0.5dur"))
    add("ExponentialScheduler", "gamma=0.95", f"decay 1 -> {0.95 ** 60!r}", 60, ExponentialScheduler(0.95, "1ba"))
    add("CosineAnnealingScheduler", "t_max='60ba', alpha_f=0.1", "ramp 1 -> 0.1 cosine", 60, CosineAnnealingScheduler("60ba", 0.1))
    for growth in ("2", "1.5"):
        add("CosineAnnealingWarmRestartsScheduler", f"t_0='8ba', t_mult={growth}, alpha_f=0.1", f"cosine_restarts 1 -> 0.1 period 8 epochs growth {growth}", 38,
            CosineAnnealingWarmRestartsScheduler("8ba", float(growth), 0.1))
    add("PolynomialScheduler", "power=2, t_max='40ba', alpha_f=0.1", "ramp 1 -> 0.1 over 40 epochs polynomial 2", 60, PolynomialScheduler(2, "40ba", 0.1))
    add("CosineAnnealingScheduler", "t_max='120ba', ssr=0.5", "stretch 0.5 ramp 1 -> 0 over 120 epochs cosine", 60, CosineAnnealingScheduler("120ba"), 0.5)
    add("PolynomialScheduler", "power=2, t_max='30ba', ssr=2", "stretch 2 ramp 1 -> 0 over 30 epochs polynomial 2", 60, PolynomialScheduler(2, "30ba"), 2.0)
    add("ConstantWithWarmupScheduler", "t_warmup='10ba'", "warmup 10 epochs pushing 1", 60, ConstantWithWarmupScheduler("10ba"))
    # Its text divides the time after the warm-up by t_max; its code by t_max - t_warmup, as here.
    add("CosineAnnealingWithWarmupScheduler", "t_warmup='10ba', t_max='60ba', alpha_f=0.1", "warmup 10 epochs pushing ramp 1 -> 0.1 over 50 epochs cosine", 60,
        CosineAnnealingWithWarmupScheduler("10ba", "60ba", 0.1))
    add("LinearWithWarmupScheduler", "t_warmup='10ba', alpha_i=1, alpha_f=0.1, t_max='60ba'", "warmup 10 epochs pushing ramp 1 -> 0.1 over 50 epochs", 60,
        LinearWithWarmupScheduler("10ba", 1.0, 0.1, "60ba"))
    add("PolynomialWithWarmupScheduler", "t_warmup='10ba', power=3, t_max='60ba', alpha_f=0.1", "warmup 10 epochs pushing ramp 1 -> 0.1 over 50 epochs polynomial 3", 60,
        PolynomialWithWarmupScheduler("10ba", 3, "60ba", 0.1))
    add("MultiStepWithWarmupScheduler", "t_warmup='10ba', milestones=['30ba', '45ba'], gamma=0.1", "warmup 10 epochs overlapping steps in epochs 0: 1, 30: 0.1, 45: 0.01", 60,
        MultiStepWithWarmupScheduler("10ba", ["30ba", "45ba"], 0.1))
    cases.write("composer.json")


if __name__ == "__main__":
    main()
