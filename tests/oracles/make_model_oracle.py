"""Writes models.json: losses of whole models in every variant and their gradients, computed by PyTorch in float64.

Run it with PyTorch 1.13 or later:  python3 make_model_oracle.py
It shares no code with the library; random numbers, data and losses are those of make_loss_oracle.py.
"""

import json
import math
import pathlib

import torch
import torch.nn.functional as F

from make_loss_oracle import (
    EPOCH, LATENT, MAX_RADIUS, NOISE_A, NOISE_B, OPERATIONS, SEED, STEP, TRIPLETS, TRITS,
    Random, formula, kl, radial, reconstruction, repulsion, valuation,
)

DROPOUT_A, DROPOUT_B = 8, 9  # purposes of random numbers

BASE = {
    "encoder_A": [6, 5], "encoder_B": [6, 5], "decoder_A": [7], "decoder_B": [7], "residual_encoder_B": False, "residual_decoder_B": False,
    "activation": "Relu", "normalization": False, "dropout": 0.0, "log_variance": None,
    "projection": "TanhRadius", "decoder_input": "Latent", "layers": 0, "width": 0,
    "curvature": 1.05, "learned": None, "planned": None, "injection": 0.0, "logit_temperature": 1.0, "noise_B": 0.8, "logit_temperature_B": None,
}

CASES = {
    "injection_of_latents": {"injection": 0.3},
    "injection_of_points": {"injection": 0.7, "decoder_input": "Ball"},
    "logit_temperature": {"logit_temperature": 0.6},
    "temperatures_of_each": {"logit_temperature": 0.6, "logit_temperature_B": 1.4, "noise_B": 0.3},
    "widths": {"encoder_A": [8], "encoder_B": [6, 5, 4], "decoder_A": [5, 6], "decoder_B": [9]},
    "residual_decoder": {"decoder_B": [8, 8], "residual_decoder_B": True},
    "residual_encoder": {"encoder_B": [8, 8], "residual_encoder_B": True, "activation": "Silu"},
    "silu": {"activation": "Silu"},
    "layer_normalization": {"normalization": True},
    "residual_normalized": {"decoder_B": [8, 8], "residual_decoder_B": True, "normalization": True, "activation": "Silu"},
    "dropout": {"dropout": 0.25, "activation": "Silu", "normalization": True},
    "log_variance": {"log_variance": [-0.2, 0.3]},
    "planned_curvature": {"planned": 0.7, "projection": "ExponentialMap"},
    "learned_curvature": {"learned": [0.5, 1.1], "projection": "ExponentialMap", "decoder_input": "Ball"},
    "learned_curvature_tanh": {"learned": [0.5, 1.1]},
    "learned_direction_1": {"projection": "LearnedDirection", "layers": 1, "width": 6},
    "learned_direction_2": {"projection": "LearnedDirection", "layers": 2, "width": 6, "dropout": 0.25, "decoder_input": "Ball"},
}


class Uniform(Random):
    def uniforms(self, count):
        words = [w for _ in range(128 * math.ceil(count / 512)) for w in self.next_block()]
        return torch.tensor([(w >> 8) / 2**24 for w in words[:count]])


class Vae:
    def __init__(self, name, case, parameters):
        self.name, self.case, self.parameters = name, case, parameters
        suffix = name[-1]
        self.encoder, self.decoder = case["encoder_" + suffix], case["decoder_" + suffix]
        self.residual_encoder = suffix == "B" and case["residual_encoder_B"]
        self.residual_decoder = suffix == "B" and case["residual_decoder_B"]
        self.random = Uniform(DROPOUT_A if suffix == "A" else DROPOUT_B)

    def get(self, name, *shape):
        """The parameter of a name; made in the order of first use, which is the order of declaration."""
        full = f"{self.name}.{name}"
        if full not in self.parameters:
            count = math.prod(shape)
            self.parameters[full] = formula(len(self.parameters), count, 0.6).reshape(shape).requires_grad_()
        return self.parameters[full]

    def linear(self, x, name, outputs):
        return F.linear(x, self.get(f"{name}.weight", outputs, x.shape[1]), self.get(f"{name}.bias", outputs))

    def layer(self, x, name, norm, outputs, activation, normalizes, drops):
        x = self.linear(x, name, outputs)
        if normalizes:
            x = F.layer_norm(x, (outputs,), self.get(f"{norm}.weight", outputs), self.get(f"{norm}.bias", outputs))
        x = {"Relu": F.relu, "Silu": F.silu, None: lambda y: y}[activation](x)
        p = self.case["dropout"]
        if drops and p > 0:
            kept = (self.random.uniforms(x.numel()) >= p).double().reshape(x.shape)
            x = x * kept / (1 - p)
        return x

    def stack(self, x, name, widths, residual, activation, normalizes, drops=True):
        if residual:
            x = self.layer(x, f"{name}.input", f"{name}.input_norm", widths[0], activation, normalizes, drops)
            for i, width in enumerate(widths):
                block = f"{name}.blocks.{i}"
                y = self.layer(x, f"{block}.first", f"{block}.first_norm", width, activation, normalizes, drops)
                y = self.layer(y, f"{block}.second", f"{block}.second_norm", width, None, normalizes, False)
                x = {"Relu": F.relu, "Silu": F.silu}[activation](x + y)
            return x, f"{name}.output"
        modules = 2 + normalizes + (drops and self.case["dropout"] > 0)
        for i, width in enumerate(widths):
            x = self.layer(x, f"{name}.{i * modules}", f"{name}.{i * modules + 1}", width, activation, normalizes, drops)
        return x, f"{name}.{len(widths) * modules}"

    def encode(self, noise, parameters_only=False):
        case = self.case
        x, _ = self.stack(TRITS, "encoder", self.encoder, self.residual_encoder, case["activation"], case["normalization"])
        mean, log_variance = self.linear(x, "mean", LATENT), self.linear(x, "log_variance", LATENT)
        if case["log_variance"]:
            log_variance = log_variance.clamp(*case["log_variance"])
        z = mean + (0.5 * log_variance).exp() * noise
        toward, kind = z, case["projection"]
        if kind == "LearnedDirection":
            f, last = self.stack(z, "direction", [case["width"]] * case["layers"], False, "Silu", True)
            toward = z + self.linear(f, last, LATENT)
            g, last = self.stack(z, "radius", [case["width"] // 2] * case["layers"], False, "Silu", False, drops=False)
            self.head = self.linear(g, last, 1)
        # The decoder's parameters and the curvature's come next in the order of declaration.
        decoded, last = self.stack(torch.zeros(1, LATENT), "decoder", self.decoder, self.residual_decoder, case["activation"], case["normalization"]) \
            if parameters_only else (None, None)
        if parameters_only:
            self.linear(decoded, last, 27)
        self.c = torch.tensor(case["planned"] or case["curvature"])
        if case["learned"]:
            low, high = case["learned"]
            self.c = low + (high - low) * self.get("curvature", 1).sigmoid()[0]
        norm = toward.norm(dim=-1, keepdim=True)
        root = self.c.sqrt()
        if kind == "ExponentialMap":
            radius = ((root * norm).tanh() / root).clamp_max(MAX_RADIUS)
        elif kind == "TanhRadius":
            radius = MAX_RADIUS * (norm / math.sqrt(LATENT)).tanh()
        else:
            radius = MAX_RADIUS * self.head.sigmoid()
        ball = toward / norm * radius
        return {"mean": mean, "log_variance": log_variance, "latent": z, "ball": ball, "radius": radius[:, 0], "c": self.c,
                "read": ball if case["decoder_input"] == "Ball" else z}

    def decode(self, x):
        x, last = self.stack(x, "decoder", self.decoder, self.residual_decoder, self.case["activation"], self.case["normalization"])
        return self.linear(x, last, 27) / (self.case["logit_temperature_B"] if self.name == "vae_B" and self.case["logit_temperature_B"] else self.case["logit_temperature"])


def distance(x, y, c):
    cx, cy = 1 - c * x.square().sum(-1), 1 - c * y.square().sum(-1)
    return torch.acosh(1 + 2 * c * (x - y).square().sum(-1) / (cx * cy)) / c.sqrt()


def ranking(out, triplets, margin):
    random, terms = Random(TRIPLETS), []
    for _ in range(triplets):
        a, p, n = (random.below(len(OPERATIONS)) for _ in range(3))
        vp, vn = (valuation(abs(OPERATIONS[a] - OPERATIONS[i])) for i in (p, n))
        if vp == vn:
            continue
        if vp < vn:
            p, n = n, p
        ball, c = out["ball"], out["c"]
        near = distance(ball[a], ball[p], c) if a != p else torch.zeros(())
        terms.append((near - distance(ball[a], ball[n], c) + margin).relu())
    return torch.stack(terms).mean()


def total_of(case, parameters, parameters_only=False):
    vaes, outs = [], []
    for name, purpose in (("vae_A", NOISE_A), ("vae_B", NOISE_B)):
        vae = Vae(name, case, parameters)
        noise = (case["noise_B"] if name == "vae_B" else 0.8) * Random(purpose).normals(len(OPERATIONS) * LATENT).reshape(-1, LATENT)
        vaes.append(vae)
        outs.append(vae.encode(noise, parameters_only))
    if parameters_only:
        return None
    rho, total = case["injection"], 0
    for own, other, vae in ((outs[0], outs[1], vaes[0]), (outs[1], outs[0], vaes[1])):
        own["logits"] = vae.decode((1 - rho) * own["read"] + rho * other["read"].detach())
        total = total + reconstruction(own) + 0.3 * kl(own, 0.1) + 2 * radial(own, 0.1, 0.85)
        total = total + 0.5 * ranking(own, 40, 0.1) + 0.2 * repulsion(own, 0.9)
    return total


def main():
    cases = []
    for name, changes in CASES.items():
        case, parameters = {**BASE, **changes}, {}
        total_of(case, parameters, parameters_only=True)
        total = total_of(case, parameters)
        total.backward()
        gradients = {}
        for key, p in parameters.items():
            g = (torch.zeros_like(p) if p.grad is None else p.grad).reshape(-1)
            gradients[key] = [g.norm().item(), (g * formula(1, g.numel(), 1.0)).sum().item()]
        cases.append({"name": name, **case, "value": total.item(), "gradients": gradients})
    oracle = {"made_by": "make_model_oracle.py", "torch": torch.__version__, "seed": SEED, "epoch": EPOCH, "step": STEP, "cases": cases}
    path = pathlib.Path(__file__).with_name("models.json")
    path.write_text(json.dumps(oracle, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
