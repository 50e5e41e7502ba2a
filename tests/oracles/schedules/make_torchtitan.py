"""Writes torchtitan.json: warm-up, stable, decay as torchtitan computes it.

Run with torchtitan:  python3 make_torchtitan.py
Its factor at step s counts s + 1 steps in the warm-up and in the decay, and the decay ends one step after the run.
So its value at step s is that of the formula at time s + 1 in a run that is one step longer.
"""
import torch
import torchtitan
from torchtitan.components.optimizer.lr_scheduler import LRSchedulersContainer

from cases import Cases


def main():
    cases = Cases("torchtitan.components.optimizer", torchtitan.__version__)

    def add(hvae, total, **kwargs):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
        container = LRSchedulersContainer.Config(**kwargs).build(optimizers=[optimizer], training_steps=total)
        values = []
        for _ in range(total):
            values.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            container.step()
        arguments = ", ".join([f"training_steps={total}"] + [f"{key}={value!r}" for key, value in kwargs.items()])
        cases.add("LRSchedulersContainer", arguments, hvae, total + 1, [float(s + 1) for s in range(total)], values)

    wsd = "warmup_stable_decay 0 -> 1 -> {} warmup 10 epochs decay 20 epochs {}"
    add(wsd.format(0, ""), 99, warmup_steps=10, decay_ratio=20 / 99)
    add(wsd.format(0.1, "cosine"), 99, warmup_steps=10, decay_ratio=20 / 99, decay_type="cosine", min_lr_factor=0.1)
    add(wsd.format(0.1, "sqrt"), 99, warmup_steps=10, decay_ratio=20 / 99, decay_type="sqrt", min_lr_factor=0.1)
    # Without a decay ratio one more step is stable.
    add("warmup_stable_decay 0 -> 1 -> 0 warmup 10 epochs decay 89 epochs", 99, warmup_steps=10)
    cases.write("torchtitan.json")


if __name__ == "__main__":
    main()
