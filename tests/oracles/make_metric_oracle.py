"""Writes metrics.json: metrics of models with formula parameters on all operations, computed by PyTorch and numpy in float64.

Run it with PyTorch 1.13 or later:  python3 make_metric_oracle.py
"""

import json
import math
import pathlib

import numpy
import torch

import make_loss_oracle as losses

PAIRS, PAIR_SEED, METRIC_PAIRS = 20000, 19683, 7
TRIPLETS, METRIC_TRIPLETS = 20000, 20
PRIOR_SAMPLES, PRIOR_CHUNK, PRIOR = 5000, 2187, 21


def ranks(values):
    """Average ranks by counting distinct values."""
    _, inverse, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    ends = numpy.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def spearman(x, y):
    return float(numpy.corrcoef(ranks(x), ranks(y))[0, 1])


def pairs():
    losses.SEED, losses.EPOCH, losses.STEP = PAIR_SEED, 0, 0
    random = losses.Random(METRIC_PAIRS)
    first, second = [], []
    for _ in range(PAIRS):
        first.append(random.below(19683))
        second.append((first[-1] + 1 + random.below(19682)) % 19683)
    return first, second


def triplets():
    losses.SEED, losses.EPOCH, losses.STEP = PAIR_SEED, 0, 0
    random = losses.Random(METRIC_TRIPLETS)
    result = []
    for _ in range(TRIPLETS):
        i = random.below(19683)
        j = (i + 1 + random.below(19682)) % 19683
        k = j
        while k == j:
            k = (i + 1 + random.below(19682)) % 19683
        result.append((i, j, k))
    return numpy.array(result)


def prior_coverage(vae):
    """Distinct operations among decoded samples of the prior; the samples are drawn in chunks with a key of their own."""
    found = set()
    for chunk, start in enumerate(range(0, PRIOR_SAMPLES, PRIOR_CHUNK)):
        count = min(PRIOR_CHUNK, PRIOR_SAMPLES - start)
        losses.SEED, losses.EPOCH, losses.STEP = PAIR_SEED, chunk, 0
        z = losses.Random(PRIOR).normals(count * losses.LATENT).reshape(count, losses.LATENT)
        ball, _ = losses.project(z, vae.projection, getattr(vae, "radius", None))
        digits = vae.decoder(ball).reshape(count, 9, 3).argmax(-1).numpy()
        found.update((digits * 3 ** numpy.arange(9)).sum(-1).tolist())
    return len(found) / 19683


def concordance(ball, valuations):
    """[v(i - j) > v(i - k)] = [d(i, j) < d(i, k)], strictly, over the triplets."""
    i, j, k = triplets().T
    closer = valuations[numpy.abs(i - j)] > valuations[numpy.abs(i - k)]
    nearer = (losses.distance(ball[i], ball[j]) < losses.distance(ball[i], ball[k])).numpy()
    return float((closer == nearer).mean())


def evaluate(vae, valuations, first, second):
    out = vae(torch.zeros(19683, losses.LATENT))
    right = out["logits"].reshape(-1, 9, 3).argmax(-1) == losses.CLASSES
    distances = losses.distance(out["ball"][first], out["ball"][second]).numpy()
    terms = 0.5 * (out["mean"].square() + out["log_variance"].exp() - 1 - out["log_variance"])
    gaps = numpy.abs(valuations[first] - valuations[second])
    radius = out["radius"].squeeze(-1).numpy()
    root = math.sqrt(losses.CURVATURE)
    return {
        "coverage": right.all(-1).double().mean().item(),
        "trit_accuracy": right.double().mean().item(),
        "radial_correlation": spearman(valuations, out["radius"].numpy()),
        "distance_correlation": spearman(gaps, distances),
        "kl": terms.sum(-1).mean().item(),
        "mean_radius": out["radius"].mean().item(),
        "richness": sum(radius[valuations == v].var() for v in range(10)) / 10,
        "radius_v0": radius[valuations == 0].mean(),
        "radius_v9": radius[valuations == 9].mean(),
        "mean_hyperbolic_radius": (2 / root * numpy.arctanh(root * radius)).mean(),
        "prior_coverage": prior_coverage(vae),
        "triplet_concordance": concordance(out["ball"], valuations),
    }


def main():
    operations = range(19683)
    losses.TRITS = torch.tensor([[i // 3**k % 3 - 1 for k in range(9)] for i in operations], dtype=torch.float64)
    losses.CLASSES = (losses.TRITS + 1).long()
    valuations = numpy.array([losses.valuation(i) for i in operations])
    first, second = pairs()
    cases = []
    with torch.no_grad():
        for projection in ("TanhRadius", "SigmoidRadius"):
            model = torch.nn.ModuleDict({name: losses.Vae(projection, "Ball") for name in ("vae_A", "vae_B")})
            for i, parameter in enumerate(model.parameters()):
                parameter.copy_(losses.formula(i, parameter.numel(), 0.6).reshape(parameter.shape))
            cases.append({"projection": projection, "metrics": {n: evaluate(model[n], valuations, first, second) for n in ("vae_A", "vae_B")}})

    x = numpy.array([math.floor(6 * math.sin(0.7 * i)) for i in range(500)])
    y = numpy.array([math.floor(9 * math.sin(0.7 * i + 0.9 + 0.01 * i)) for i in range(500)])
    oracle = {
        "made_by": "make_metric_oracle.py",
        "torch": torch.__version__,
        "numpy": numpy.__version__,
        "models": cases,
        "prior_samples": PRIOR_SAMPLES,
        "spearman": {"x": x.tolist(), "y": y.tolist(), "value": spearman(x, y)},
    }
    path = pathlib.Path(__file__).with_name("metrics.json")
    path.write_text(json.dumps(oracle) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
