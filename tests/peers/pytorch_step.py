"""The training step of the benchmark project in PyTorch, as a peer that runs on command.

First prints one line of JSON about itself. Then reads commands, one a line, and answers each with a line of JSON:

    make BATCH WIDTH VARIANT THREADS   begin a training with hidden widths times WIDTH; VARIANT is "default", "foreach" or "fused" of
                                       AdamW, or "compiled", the fused one with the models and losses under torch.compile
    run N                              do N steps, answer with the seconds
    memory                             the peak of the resident memory

The arithmetic is that of DualVaeStep.cs: two VAEs, exponential map to the ball limited to 0.95, cross-entropy, KL with a floor of
0.1 on the batch mean of each dimension, radial and ranking terms, clipping at norm 1, AdamW.
"""
import json
import os
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

TRIPLETS, LATENT, OPERATIONS = 500, 16, 3 ** 9


def build_tables():
    """Digits of every number as inputs and classes, valuation by 3, and target radius."""
    number = torch.arange(OPERATIONS)
    classes = torch.stack([(number // 3 ** k) % 3 for k in range(9)], dim=1)
    valuation = sum((number % 3 ** k == 0).long() for k in range(1, 10))
    return (classes - 1).float(), classes, valuation, 0.9 - valuation.float() / 9 * 0.8


def stack(*sizes, activate_last):
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if activate_last or i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


class Vae(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.encoder = stack(9, 256 * width, 128 * width, 64 * width, activate_last=True)
        self.mean = nn.Linear(64 * width, LATENT)
        self.log_variance = nn.Linear(64 * width, LATENT)
        self.decoder = stack(LATENT, 32 * width, 64 * width, 27, activate_last=False)

    def forward(self, x):
        hidden = self.encoder(x)
        mean, log_variance = self.mean(hidden), self.log_variance(hidden)
        z = mean + torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        norm = z.norm(dim=1, keepdim=True).clamp_min(1e-7)
        point = z * (torch.tanh(norm).clamp_max(0.95) / norm)
        return self.decoder(point), mean, log_variance, point


def distance(u, v):
    ratio = (u - v).square().sum(1) / ((1 - u.square().sum(1)) * (1 - v.square().sum(1)))
    return torch.acosh((1 + 2 * ratio).clamp_min(1 + 1e-7))


class Trainer:
    def __init__(self, batch, width, variant):
        torch.manual_seed(1)
        self.batch = batch
        self.inputs, self.classes, self.valuation, self.radius = build_tables()
        self.models = nn.ModuleList([Vae(width), Vae(width)])
        self.parameters = list(self.models.parameters())
        options = {"default": {}, "foreach": {"foreach": True}, "fused": {"fused": True}, "compiled": {"fused": True}}[variant]
        self.optimizer = torch.optim.AdamW(self.parameters, lr=1e-3, weight_decay=1e-4, **options)
        self.average_kl = self.average_radius = 0.0
        self.losses = torch.compile(self.both_losses) if variant == "compiled" else self.both_losses

    def both_losses(self, x, classes, target, triplets):
        outputs = [model(x) for model in self.models]
        return self.loss_of(outputs[0], classes, target, triplets, 0.8), self.loss_of(outputs[1], classes, target, triplets, 0.5)

    def loss_of(self, output, classes, target, triplets, beta):
        logits, mean, log_variance, point = output
        reconstruction = F.cross_entropy(logits.view(-1, 3), classes.view(-1))
        kl = (-0.5 * (1 + log_variance - mean.square() - log_variance.exp())).mean(0).clamp_min(0.1).sum()
        radius = point.norm(dim=1)
        anchor, near, far = triplets
        anchor = point[anchor]
        ranking = F.relu(distance(anchor, point[near]) - distance(anchor, point[far]) + 0.1).mean()
        return reconstruction + beta * kl + F.mse_loss(radius, target) + 0.5 * ranking, kl, radius.mean()

    def draw_triplets(self, rows):
        anchor, first, second = (torch.randint(self.batch, (TRIPLETS,)) for _ in range(3))
        swap = self.valuation[(rows[anchor] - rows[first]).abs()] < self.valuation[(rows[anchor] - rows[second]).abs()]
        return anchor, torch.where(swap, second, first), torch.where(swap, first, second)

    def scale(self):
        by_kl = 0.95 if self.average_kl > 7.5 else 1.05 if self.average_kl < 2.5 else 1.0
        return by_kl * (0.9 if self.average_radius < 0.25 else 1.0)

    def step(self):
        rows = torch.randint(OPERATIONS, (self.batch,))
        x, classes, target = self.inputs[rows], self.classes[rows], self.radius[rows]
        triplets = self.draw_triplets(rows)
        (loss_a, kl_a, radius_a), (loss_b, kl_b, radius_b) = self.losses(x, classes, target, triplets)
        loss = (loss_a + loss_b) * self.scale()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        self.average_kl = 0.9 * self.average_kl + 0.1 * (kl_a.item() + kl_b.item())
        self.average_radius = 0.9 * self.average_radius + 0.05 * (radius_a.item() + radius_b.item())
        return loss.item()


def available(variant):
    try:
        Trainer(64, 1, variant).step()
        return True
    except (TypeError, RuntimeError, ValueError):
        return False


def peak_memory():
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def main():
    # Compiling takes minutes, so it is tried only where it is asked for.
    names = ["default", "foreach", "fused"] + (["compiled"] if "HVAE_PEER_COMPILES" in os.environ else [])
    print(json.dumps({"torch": torch.__version__, "variants": [name for name in names if available(name)]}), flush=True)
    trainer, loss = None, 0.0
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "make":
            torch.set_num_threads(int(arguments[3]))
            trainer = Trainer(int(arguments[0]), int(arguments[1]), arguments[2])
            print(json.dumps({"made": 1}), flush=True)
        elif command == "run":
            start = time.perf_counter()
            for _ in range(int(arguments[0])):
                loss = trainer.step()
            print(json.dumps({"seconds": time.perf_counter() - start, "loss": loss}), flush=True)
        elif command == "memory":
            print(json.dumps({"mebibytes": peak_memory()}), flush=True)


if __name__ == "__main__":
    main()
