"""Writes losses.json: values and gradients of losses and of whole models, computed by PyTorch in float64.

Run it with PyTorch 1.13 or later:  python3 make_loss_oracle.py
It shares no code with the library: Philox, sampling of triplets and the model are written here once more.
"""

import json
import math
import pathlib

import torch

torch.set_default_dtype(torch.float64)

SEED, EPOCH, STEP = 7, 3, 5
NOISE_A, NOISE_B, TRIPLETS, PAIRS, SUBSET, COMPOSITIONS = 4, 5, 6, 16, 17, 18  # purposes of random numbers
OPERATIONS = [0, 6561, 2187, 13122, 81, 243, 27, 9, 5, 3, 19682, 9841, 1, 0, 18]
LATENT = 4
CURVATURE, MAX_RADIUS = 1.05, 0.9


class Random:
    """Philox4x32-10 keyed by (seed, purpose, epoch, step)."""

    def __init__(self, purpose):
        self.purpose, self.block, self.words = purpose, 0, []

    def next_block(self):
        c, k = [self.block, STEP, EPOCH, self.purpose], [SEED & 0xFFFFFFFF, SEED >> 32]
        self.block += 1
        for _ in range(10):
            p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
            c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
            k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
        return c

    def bits(self):
        if not self.words:
            self.words = self.next_block()
        return self.words.pop(0)

    def below(self, count):
        while True:
            product = self.bits() * count
            if product & 0xFFFFFFFF >= (2**32 - count) % count:
                return product >> 32

    def normals(self, count):
        result = []
        while len(result) < count:
            words = [w for _ in range(128) for w in self.next_block()]
            u = [(w >> 8) / 2**24 for w in words]
            radius = [math.sqrt(-2 * math.log(x + 2**-24)) for x in u[:256]]
            result += [r * math.cos(2 * math.pi * a) for r, a in zip(radius, u[256:])]
            result += [r * math.sin(2 * math.pi * a) for r, a in zip(radius, u[256:])]
        return torch.tensor(result[:count])


def valuation(i):
    return 9 if i == 0 else next(m for m in range(10) if i % 3 ** (m + 1) != 0)


TRITS = torch.tensor([[i // 3**k % 3 - 1 for k in range(9)] for i in OPERATIONS], dtype=torch.float64)
CLASSES = (TRITS + 1).long()
V = torch.tensor([valuation(i) for i in OPERATIONS], dtype=torch.float64)


def distance(x, y):
    cx, cy = 1 - CURVATURE * x.square().sum(-1), 1 - CURVATURE * y.square().sum(-1)
    return torch.acosh(1 + 2 * CURVATURE * (x - y).square().sum(-1) / (cx * cy)) / math.sqrt(CURVATURE)


def reconstruction(out):
    losses = torch.nn.functional.cross_entropy(out["logits"].reshape(-1, 3), CLASSES.reshape(-1), reduction="sum")
    return losses / len(OPERATIONS)


def kl(out, free_bits):
    terms = 0.5 * (out["mean"].square() + out["log_variance"].exp() - 1 - out["log_variance"])
    return terms.mean(0).clamp_min(free_bits).sum()


def radial(out, inner, outer):
    return torch.nn.functional.smooth_l1_loss(out["radius"], outer - V / 9 * (outer - inner))


def ranking(out, triplets, margin):
    random, terms = Random(TRIPLETS), []
    for _ in range(triplets):
        a, p, n = (random.below(len(OPERATIONS)) for _ in range(3))
        vp, vn = (valuation(abs(OPERATIONS[a] - OPERATIONS[i])) for i in (p, n))
        if vp == vn:
            continue
        if vp < vn:
            p, n = n, p
        ball = out["ball"]
        # PyTorch's acosh has an infinite slope at 1; a distance of 0 is a constant 0 here.
        near = distance(ball[a], ball[p]) if a != p else torch.zeros(())
        terms.append((near - distance(ball[a], ball[n]) + margin).relu())
    return torch.stack(terms).mean()


def monotonic_radial(out, margin, temperature):
    levels = sorted(set(V.tolist()))
    means = [out["radius"][V == v].mean() for v in levels]
    gaps = [(margin * (h - l) - (means[i] - means[i + 1])) for i, (l, h) in enumerate(zip(levels, levels[1:]))]
    return torch.stack([temperature * torch.nn.functional.softplus(g / temperature) for g in gaps]).mean()


def entropy(out):
    p = out["logits"].reshape(-1, 9, 3).softmax(-1).mean(0)
    return (p * p.log()).sum()


def repulsion(out, scale):
    n = len(OPERATIONS)
    d2 = (out["latent"][:, None] - out["latent"][None]).square().sum(-1)
    return ((-d2 / scale**2).exp() * (1 - torch.eye(n))).sum() / (n * (n - 1))


def hyperbolic(radius):
    return 2 / math.sqrt(CURVATURE) * torch.atanh(math.sqrt(CURVATURE) * radius)


def smooth_l1(x):
    return torch.nn.functional.smooth_l1_loss(x, torch.zeros_like(x), reduction="none")


def pairs(count):
    """Positions of random pairs, the higher valuation first."""
    random, drawn = Random(PAIRS), []
    for _ in range(count):
        i, j = random.below(len(OPERATIONS)), random.below(len(OPERATIONS))
        drawn.append((j, i) if V[i] < V[j] else (i, j))
    return drawn


def different(drawn):
    return [(i, j) for i, j in drawn if OPERATIONS[i] != OPERATIONS[j]]


def target(level, inner, outer):
    return outer - level / 9 * (outer - inner)


def radial_weighted(r, inner, outer):
    return (smooth_l1(r - target(V, inner, outer)) * (1 + V / 9)).mean()


def geodesic(out, max_distance, scale, count):
    terms = []
    for i, j in different(pairs(count)):
        goal = max_distance * math.exp(-valuation(abs(OPERATIONS[i] - OPERATIONS[j])) / scale)
        terms.append(smooth_l1(distance(out["ball"][i], out["ball"][j]) - goal))
    return torch.stack(terms).mean()


def radial_hierarchy(r, inner, outer, growth):
    return ((1 + (growth * V).exp()) * (r - target(V, inner, outer)) ** 2).mean()


def radial_margin(r, inner, outer, share, count):
    climbing = [(i, j) for i, j in pairs(count) if V[i] > V[j]]
    return torch.stack([(share * (outer - inner) / 9 * (V[i] - V[j]) - (r[j] - r[i])).relu() for i, j in climbing]).mean()


def global_rank(r, temperature, count):
    climbing = [(i, j) for i, j in pairs(count) if V[i] > V[j]]
    return torch.stack([(V[i] - V[j]) * ((r[i] - r[j]) / temperature).sigmoid() for i, j in climbing]).mean()


def levels_of(r):
    return [(v, r[V == v]) for v in sorted(set(V.tolist()))]


def level_radius(r, inner, outer):
    return torch.stack([(level.mean() - target(v, inner, outer)) ** 2 for v, level in levels_of(r)]).mean()


def level_richness(r, ratio, variance):
    plural = [level for _, level in levels_of(r) if len(level) > 1]
    return torch.stack([(ratio - level.var(unbiased=False) / variance).relu() ** 2 for level in plural]).mean()


def level_separation(r, margin):
    levels = levels_of(r)
    return sum((margin * (w - v) - (a.mean() - b.mean())).relu() for (v, a), (w, b) in zip(levels, levels[1:]))


LEADING_ZEROS = torch.tensor([next((k for k in range(9) if row[k] != 0), 9) for row in TRITS.tolist()], dtype=torch.float64)


def zero_valuation(r, inner, outer):
    return smooth_l1(r - target(LEADING_ZEROS, inner, outer)).mean()


def zero_sparsity(r, correlation):
    zeros = (TRITS == 0).sum(-1).double()
    return (torch.corrcoef(torch.stack([zeros, r]))[0, 1] - correlation) ** 2


def euclidean(x, y):
    return (x - y).norm()


def triplets(count, hard, growth, far, points):
    """Triplets as drawn; the last `hard` are the worst of eight each. Only those without a tie."""
    random = Random(TRIPLETS)

    def draw():
        a, p, n = (random.below(len(OPERATIONS)) for _ in range(3))
        vp, vn = (valuation(abs(OPERATIONS[a] - OPERATIONS[i])) for i in (p, n))
        return (a, p, n, vp - vn) if vp >= vn else (a, n, p, vn - vp)

    chosen = [draw() for _ in range(count - hard)]
    with torch.no_grad():
        for _ in range(hard):
            eight = [t for t in (draw() for _ in range(8)) if t[3] > 0]
            chosen += [max(eight, key=lambda t: far(points[t[0]], points[t[1]]) - far(points[t[0]], points[t[2]]) + growth * t[3])] if eight else []
    return [t for t in chosen if t[3] > 0]


def ranking_of(out, count, margin, growth, hard, kind):
    far, points = (distance, out["ball"]) if kind == "hyperbolic" else (euclidean, out["latent"])
    terms = []
    for a, p, n, lead in triplets(count, hard, growth, far, points):
        # A distance of 0 is a constant 0 here.
        near = far(points[a], points[p]) if a != p else torch.zeros(())
        terms.append((near - far(points[a], points[n]) + margin + growth * lead).relu())
    return torch.stack(terms).mean()


def padic_metric(out, scale, count, kind):
    far, points = (distance, out["ball"]) if kind == "hyperbolic" else (euclidean, out["latent"])
    terms = [(far(points[i], points[j]) - scale * 3.0 ** -valuation(abs(OPERATIONS[i] - OPERATIONS[j]))) ** 2 for i, j in different(pairs(count))]
    return torch.stack(terms).mean()


def padic_norm(out):
    scales = torch.tensor([3.0**-k for k in range(LATENT)])
    return ((out["latent"].abs() * scales).max(-1).values - 3.0**-V).square().mean()


def subset(count):
    random, order = Random(SUBSET), list(range(len(OPERATIONS)))
    for i in range(count):
        j = i + random.below(len(order) - i)
        order[i], order[j] = order[j], order[i]
    return order[:count]


def closeness(chosen):
    return [[valuation(abs(OPERATIONS[i] - OPERATIONS[j])) for j in chosen] for i in chosen]


def scores_of(out, chosen, temperature, kind):
    far, points = (distance, out["ball"]) if kind == "hyperbolic" else (euclidean, out["latent"])
    self_excluded = torch.tensor(-math.inf)
    rows = [[self_excluded if i == j else -far(points[i], points[j]) / temperature for j in chosen] for i in chosen]
    return torch.stack([torch.stack(row) for row in rows])


def soft_ranking(out, temperature, count, kind):
    chosen = subset(count)
    log_p = scores_of(out, chosen, temperature, kind).log_softmax(-1)
    three = torch.tensor([[-math.inf if i == j else -(0.0 if v == 9 else 3.0**-v) / temperature for j, v in enumerate(row)] for i, row in enumerate(closeness(chosen))])
    log_q = three.log_softmax(-1)
    off = ~torch.eye(count, dtype=torch.bool)
    return (log_p[off].exp() * (log_p[off] - log_q[off])).sum() / count


def contrastive(out, first, last, temperature, count, kind):
    chosen = subset(count)
    log_p, close, levels = scores_of(out, chosen, temperature, kind).log_softmax(-1), closeness(chosen), []
    for level in range(first, last + 1):
        anchors = []
        for i in range(count):
            positives = [log_p[i, j] for j in range(count) if j != i and close[i][j] >= level]
            if positives:
                anchors.append(-torch.stack(positives).mean())
        levels.append(torch.stack(anchors).mean())
    return torch.stack(levels).mean()


def prediction_entropy(logits):
    return torch.distributions.Categorical(logits=logits.reshape(-1, 9, 3)).entropy().sum(-1).mean()


def hyperbolic_kl(out, sigma, wrapped):
    radius = MAX_RADIUS * (out["mean"].norm(dim=-1) / math.sqrt(LATENT)).tanh()
    point = out["mean"] / out["mean"].norm(dim=-1, keepdim=True) * radius[:, None]
    tangent = torch.atanh(math.sqrt(CURVATURE) * radius)[:, None] * point / (math.sqrt(CURVATURE) * radius[:, None])
    metric = 2 / (1 - CURVATURE * radius**2)
    posterior = torch.distributions.Normal(tangent, (0.5 * out["log_variance"]).exp() / metric[:, None])
    value = torch.distributions.kl_divergence(posterior, torch.distributions.Normal(torch.zeros_like(tangent), sigma)).sum(-1)
    if wrapped:
        rho = math.sqrt(CURVATURE) * hyperbolic(radius)
        value = value + (LATENT - 1) * (rho.sinh() / rho).log()
    return value.mean()


def hyperbolic_reconstruction(out, power, floor):
    losses = torch.nn.functional.cross_entropy(out["logits"].reshape(-1, 3), CLASSES.reshape(-1), reduction="none").reshape(-1, 9).sum(-1)
    return (losses * ((1 - out["radius"].detach() / MAX_RADIUS) ** power + floor)).mean()


def mobius(x, y):
    c, xy, xx, yy = CURVATURE, (x * y).sum(-1, keepdim=True), x.square().sum(-1, keepdim=True), y.square().sum(-1, keepdim=True)
    return ((1 + 2 * c * xy + c * yy) * x + (1 - c * xx) * y) / (1 + 2 * c * xy + c * c * xx * yy)


def frechet(points):
    """Karcher's iteration with a small step, through which gradients flow."""
    mean, root = points.mean(0, keepdim=True), math.sqrt(CURVATURE)
    for _ in range(400):
        metric = 2 / (1 - CURVATURE * mean.square().sum())
        gap = mobius(-mean, points)
        norm = gap.norm(dim=-1, keepdim=True)
        step = 0.3 * (2 / (root * metric) * torch.atanh(root * norm) * gap / norm).mean(0, keepdim=True)
        length = step.norm() + 1e-30
        mean = mobius(mean, (root * metric * length / 2).tanh() * step / (root * length))
    return mean[0]


def centroid(out, levels, decay):
    total = 0
    for level in range(1, levels + 1):
        squares = []
        for residue in sorted({i % 3**level for i in OPERATIONS}):
            members = out["ball"][[k for k, i in enumerate(OPERATIONS) if i % 3**level == residue]]
            if len(members) > 1:
                mean = frechet(members)
                squares += [distance(x, mean) ** 2 for x in members]
        total = total + decay**level * sum(squares) / len(OPERATIONS)
    return total


def radial_frequency(r, inner, outer, slope):
    share = torch.tensor([(1 if v == 9 else 2 * 3 ** (8 - int(v))) / 3**9 for v in V.tolist()])
    return smooth_l1(r - (outer - slope * share).clamp(inner, outer)).mean()


def hierarchical_norm(out, groups, margin):
    variance = out["latent"].var(0, unbiased=False).reshape(groups, -1).mean(-1)
    return sum((variance[g + 1] - variance[g] + margin * (groups - 1 - g)).relu() for g in range(groups - 1))


def curiosity(out, bandwidth, count):
    z = out["latent"][subset(count)]
    kernel = torch.distributions.Independent(torch.distributions.Normal(z[None], bandwidth), 1).log_prob(z[:, None])
    others = kernel.masked_fill(torch.eye(count, dtype=torch.bool), -math.inf)
    return (others.logsumexp(-1) - math.log(count - 1)).mean()


def symbiosis(out, temperature):
    cosine = torch.nn.functional.cosine_similarity(out["latent"][:, None], out["latent_B"][None], dim=-1) / temperature
    own = torch.arange(len(OPERATIONS))
    cross = torch.nn.functional.cross_entropy
    return (cross(cosine, own) + cross(cosine.T, own)) / 2 - math.log(len(OPERATIONS))


def compose(f, g):
    digits = lambda i: [i // 3**k % 3 for k in range(9)]
    outer, inner = digits(f), digits(g)
    return sum(outer[3 * inner[k] + k % 3] * 3**k for k in range(9))


def closure(out, count):
    random, place, terms = Random(COMPOSITIONS), {op: k for k, op in enumerate(OPERATIONS)}, []
    z = out["latent"]
    for _ in range(128 * count):
        i, j = random.below(len(OPERATIONS)), random.below(len(OPERATIONS))
        k = place.get(compose(OPERATIONS[i], OPERATIONS[j]))
        if k is not None:
            terms.append(z[i] + z[j] - z[k])
        if len(terms) == count:
            break
    u = torch.stack(terms)
    return (u - u.mean(0)).square().sum(-1).mean()


def formula(index, count, scale):
    """Values that another language reproduces exactly: scale * sin(0.7 index + 1.3 position)."""
    return torch.tensor([scale * math.sin(0.7 * index + 1.3 * i) for i in range(count)])


def project(z, kind, head):
    norm = z.norm(dim=-1, keepdim=True)
    if kind == "ExponentialMap":
        radius = (math.sqrt(CURVATURE) * norm).tanh().div(math.sqrt(CURVATURE)).clamp_max(MAX_RADIUS)
    elif kind == "TanhRadius":
        radius = MAX_RADIUS * (norm / math.sqrt(LATENT)).tanh()
    else:
        radius = MAX_RADIUS * head(z).sigmoid()
    return z / norm * radius, radius[:, 0]


def loss_cases():
    n = len(OPERATIONS)
    shapes = {"logits": (n, 27), "mean": (n, LATENT), "log_variance": (n, LATENT), "latent": (n, LATENT), "logits_B": (n, 27), "latent_B": (n, LATENT)}
    cases = {
        "reconstruction": reconstruction,
        "kl": lambda out: kl(out, 0.0),
        "kl_free_bits": lambda out: kl(out, 0.244),
        "radial": lambda out: radial(out, 0.1, 0.85),
        "ranking": lambda out: ranking(out, 40, 0.1),
        "monotonic_radial": lambda out: monotonic_radial(out, 0.02, 0.05),
        "entropy": entropy,
        "repulsion": lambda out: repulsion(out, 0.9),
        "radial_weighted": lambda out: radial_weighted(out["radius"], 0.1, 0.85),
        "radial_hyperbolic": lambda out: smooth_l1(hyperbolic(out["radius"]) - target(V, 0.2, 2.5)).mean(),
        "monotonic_hyperbolic": lambda out: monotonic_radial({"radius": hyperbolic(out["radius"])}, 0.1, 0.2),
        "geodesic": lambda out: geodesic(out, 3.0, 3.0, 60),
        "radial_hierarchy": lambda out: radial_hierarchy(out["radius"], 0.08, 0.9, 0.4),
        "radial_hierarchy_hyperbolic": lambda out: radial_hierarchy(hyperbolic(out["radius"]), 0.2, 2.5, 0.4),
        "radial_margin": lambda out: radial_margin(out["radius"], 0.08, 0.9, 0.5, 50),
        "global_rank": lambda out: global_rank(out["radius"], 0.1, 50),
        "global_rank_hyperbolic": lambda out: global_rank(hyperbolic(out["radius"]), 0.3, 50),
        "level_radius": lambda out: level_radius(out["radius"], 0.08, 0.9),
        "level_richness": lambda out: level_richness(out["radius"], 0.5, 0.06),
        "level_separation": lambda out: level_separation(out["radius"], 0.01),
        "zero_valuation": lambda out: zero_valuation(out["radius"], 0.08, 0.9),
        "zero_sparsity": lambda out: zero_sparsity(out["radius"], -0.3),
        "ranking_growth": lambda out: ranking_of(out, 40, 0.05, 0.15, 0, "hyperbolic"),
        "ranking_hard": lambda out: ranking_of(out, 20, 0.05, 0.15, 10, "hyperbolic"),
        "ranking_euclidean": lambda out: ranking_of(out, 40, 0.1, 0, 0, "euclidean"),
        "ranking_hard_euclidean": lambda out: ranking_of(out, 20, 0.1, 0.05, 20, "euclidean"),
        "padic_metric": lambda out: padic_metric(out, 1.5, 50, "euclidean"),
        "padic_metric_hyperbolic": lambda out: padic_metric(out, 2.5, 50, "hyperbolic"),
        "padic_norm": padic_norm,
        "soft_ranking": lambda out: soft_ranking(out, 0.5, 9, "euclidean"),
        "soft_ranking_hyperbolic": lambda out: soft_ranking(out, 0.7, 12, "hyperbolic"),
        "contrastive": lambda out: contrastive(out, 1, 3, 0.5, 12, "hyperbolic"),
        "contrastive_euclidean": lambda out: contrastive(out, 2, 2, 0.5, 15, "euclidean"),
        "alignment": lambda out: (prediction_entropy(out["logits"]) - prediction_entropy(out["logits_B"])).abs(),
        "capacity": lambda out: (kl(out, 0.0) - 2.5).abs(),
        "capacity_exceeded": lambda out: (kl(out, 0.0) - 0.25).abs(),
        "hyperbolic_kl": lambda out: hyperbolic_kl(out, 0.8, False),
        "hyperbolic_kl_wrapped": lambda out: hyperbolic_kl(out, 0.8, True),
        "hyperbolic_reconstruction": lambda out: hyperbolic_reconstruction(out, 2, 0.5),
        "centroid": lambda out: centroid(out, 3, 0.5),
        "radial_frequency": lambda out: radial_frequency(out["radius"], 0.1, 0.9, 1.2),
        "hierarchical_norm": lambda out: hierarchical_norm(out, 2, 0.1),
        "curiosity": lambda out: curiosity(out, 0.7, 11),
        "symbiosis": lambda out: symbiosis(out, 0.3),
        "closure": lambda out: closure(out, 25),
    }
    results = {}
    for name, loss in cases.items():
        inputs = {
            key: formula(i, shape[0] * shape[1], 0.8).reshape(shape).requires_grad_()
            for i, (key, shape) in enumerate(shapes.items())
        }
        ball, radius = project(inputs["latent"], "TanhRadius", None)
        value = loss({**inputs, "ball": ball, "radius": radius})
        value.backward()
        gradients = {k: t.grad.reshape(-1).tolist() for k, t in inputs.items() if t.grad is not None}
        results[name] = {"value": value.item(), "gradients": gradients}
    return results


class Vae(torch.nn.Module):
    def __init__(self, projection, decoder_input):
        super().__init__()
        layer, relu = torch.nn.Linear, torch.nn.ReLU
        self.projection, self.decoder_input = projection, decoder_input
        self.encoder = torch.nn.Sequential(layer(9, 6), relu(), layer(6, 5), relu())
        self.mean = layer(5, LATENT)
        self.log_variance = layer(5, LATENT)
        if projection == "SigmoidRadius":
            self.radius = layer(LATENT, 1)
        self.decoder = torch.nn.Sequential(layer(LATENT, 7), relu(), layer(7, 27))

    def forward(self, noise):
        h = self.encoder(TRITS)
        mean, log_variance = self.mean(h), self.log_variance(h)
        z = mean + (0.5 * log_variance).exp() * noise
        ball, radius = project(z, self.projection, getattr(self, "radius", None))
        logits = self.decoder(ball if self.decoder_input == "Ball" else z)
        return {"logits": logits, "mean": mean, "log_variance": log_variance, "latent": z, "ball": ball, "radius": radius}


def model_cases():
    results = []
    for projection in ("ExponentialMap", "TanhRadius", "SigmoidRadius"):
        for decoder_input in ("Latent", "Ball"):
            model = torch.nn.ModuleDict({name: Vae(projection, decoder_input) for name in ("vae_A", "vae_B")})
            with torch.no_grad():
                for i, parameter in enumerate(model.parameters()):
                    parameter.copy_(formula(i, parameter.numel(), 0.6).reshape(parameter.shape))
            total = 0
            for name, purpose in (("vae_A", NOISE_A), ("vae_B", NOISE_B)):
                noise = 0.8 * Random(purpose).normals(len(OPERATIONS) * LATENT).reshape(-1, LATENT)
                out = model[name](noise)
                total = total + reconstruction(out) + 0.3 * kl(out, 0.1) + 2 * radial(out, 0.1, 0.85)
                total = total + 0.5 * ranking(out, 40, 0.1) + monotonic_radial(out, 0.02, 0.05)
                total = total + 0.1 * entropy(out) + 0.2 * repulsion(out, 0.9)
            total.backward()
            norms = {name: p.grad.norm().item() for name, p in model.named_parameters()}
            results.append({"projection": projection, "decoder_input": decoder_input, "value": total.item(), "gradient_norms": norms})
    return results


def main():
    oracle = {
        "made_by": "make_loss_oracle.py",
        "torch": torch.__version__,
        "seed": SEED,
        "epoch": EPOCH,
        "step": STEP,
        "operations": OPERATIONS,
        "latent": LATENT,
        "curvature": CURVATURE,
        "max_radius": MAX_RADIUS,
        "losses": loss_cases(),
        "models": model_cases(),
    }
    path = pathlib.Path(__file__).with_name("losses.json")
    path.write_text(json.dumps(oracle, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
