"""The training step of the benchmark project in PyTorch, as a peer that runs on command.

First prints one line of JSON about itself. Then reads commands, one a line, and answers each with a line of JSON:

    make BATCH WIDTH VARIANT THREADS [DEVICE [unread]]
                  begin a training with hidden widths times WIDTH; VARIANT is "default", "foreach" or "fused" of AdamW; "compiled", the fused
                  one with the models and losses under torch.compile; or, unread on a GPU, "graph" and "compiled-graph": the whole step as a
                  CUDA graph. An unread step reads no number, so its scale follows nothing.
    run N         do N steps, answer with the seconds to their end, and those until all were given to the device
    profile N     kernels of a step, and how long the device computes, of N steps
    memory        the peaks of the resident memory and of the device's

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
    def __init__(self, batch, width, variant, device="cpu", unread=False):
        torch.manual_seed(1)
        self.batch, self.device = batch, device
        self.inputs, self.classes, self.valuation, self.radius = (table.to(device) for table in build_tables())
        self.models = nn.ModuleList([Vae(width), Vae(width)]).to(device)
        self.parameters = list(self.models.parameters())
        options = {"default": {}, "foreach": {"foreach": True}}.get(variant, {"fused": True, "capturable": variant.endswith("graph")})
        self.optimizer = torch.optim.AdamW(self.parameters, lr=1e-3, weight_decay=1e-4, **options)
        self.average_kl = self.average_radius = 0.0
        self.losses = torch.compile(self.both_losses, dynamic=False) if variant.startswith("compiled") else self.both_losses
        self.step = self.unread_step if unread else self.following_step
        if variant.endswith("graph"):
            self.capture()

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
        anchor, first, second = (torch.randint(self.batch, (TRIPLETS,), device=self.device) for _ in range(3))
        swap = self.valuation[(rows[anchor] - rows[first]).abs()] < self.valuation[(rows[anchor] - rows[second]).abs()]
        return anchor, torch.where(swap, second, first), torch.where(swap, first, second)

    def scale(self):
        by_kl = 0.95 if self.average_kl > 7.5 else 1.05 if self.average_kl < 2.5 else 1.0
        return by_kl * (0.9 if self.average_radius < 0.25 else 1.0)

    def update(self, scale):
        rows = torch.randint(OPERATIONS, (self.batch,), device=self.device)
        x, classes, target = self.inputs[rows], self.classes[rows], self.radius[rows]
        triplets = self.draw_triplets(rows)
        (loss_a, kl_a, radius_a), (loss_b, kl_b, radius_b) = self.losses(x, classes, target, triplets)
        loss = (loss_a + loss_b) * scale
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, 1.0)
        self.optimizer.step()
        return loss, kl_a, kl_b, radius_a, radius_b

    def following_step(self):
        loss, kl_a, kl_b, radius_a, radius_b = self.update(self.scale())
        self.average_kl = 0.9 * self.average_kl + 0.1 * (kl_a.item() + kl_b.item())
        self.average_radius = 0.9 * self.average_radius + 0.05 * (radius_a.item() + radius_b.item())
        return loss.item()

    def unread_step(self):
        return self.update(1.0)[0].detach()

    def capture(self):
        side = torch.cuda.Stream()
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                self.unread_step()
        torch.cuda.current_stream().wait_stream(side)
        self.graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(self.graph):
            loss = self.unread_step()

        def replay():
            self.graph.replay()
            return loss
        self.step = replay

    def synchronize(self):
        if self.device != "cpu":
            torch.cuda.synchronize()

    def run(self, steps):
        self.synchronize()
        start = time.perf_counter()
        for _ in range(steps):
            loss = self.step()
        given = time.perf_counter() - start
        self.synchronize()
        return {"seconds": time.perf_counter() - start, "given": given, "loss": float(loss)}

    def profile(self, steps):
        activities = [torch.profiler.ProfilerActivity.CUDA]
        with torch.profiler.profile(activities=activities) as profiler:
            self.run(steps)
        kernels = [event for event in profiler.events() if event.device_type == torch.autograd.DeviceType.CUDA]
        return {"kernels": len(kernels) / steps, "microseconds": sum(event.device_time for event in kernels) / steps}


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
    trainer = None
    for line in sys.stdin:
        command, *arguments = line.split()
        if command == "make":
            torch.set_num_threads(int(arguments[3]))
            trainer = Trainer(int(arguments[0]), int(arguments[1]), arguments[2], *arguments[4:5], unread="unread" in arguments)
            answer = {"made": 1}
        elif command == "run":
            answer = trainer.run(int(arguments[0]))
        elif command == "profile":
            answer = trainer.profile(int(arguments[0]))
        elif command == "memory":
            device = torch.cuda.max_memory_allocated() / 2 ** 20 if torch.cuda.is_available() else 0
            answer = {"mebibytes": peak_memory(), "device": device}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
