"""Integrals and fastest rates of schedules with 40 digits, from the formulas in docs/language.md and nothing else.

    python3 make_analysis.py > analysis.json        (mpmath 1.3.0)

Every function is integrated numerically between its kinks by mpmath's Gauss-Legendre rule, so no antiderivative of the
compiler is used here. A rate is the largest derivative on a fine grid, refined; null stands for a jump or an infinite slope.
"""
import json
from mpmath import mp, mpf, quad, cos, sin, pi, exp, tanh, sqrt, floor, diff

mp.dps = 40


def shape(name, k):
    S = lambda p: 1 / (1 + exp(-k * (p - mpf(1) / 2)))
    T = lambda p: tanh(k * (p - mpf(7) / 10))
    g = {"inverse_sqrt": lambda p: 1 / sqrt(1 + p / k), "inverse_time": lambda p: 1 / (1 + k * p)}
    return {
        "linear": lambda p: p,
        "cosine": lambda p: (1 - cos(pi * p)) / 2,
        "cosine exponent": lambda p: 1 - ((1 + cos(pi * p)) / 2) ** k,
        "smoothstep": lambda p: p * p * (3 - 2 * p),
        "polynomial": lambda p: 1 - (1 - p) ** k,
        "sqrt": lambda p: sqrt(p),
        "inverse_sqrt": lambda p: (1 - g["inverse_sqrt"](p)) / (1 - g["inverse_sqrt"](1)),
        "inverse_time": lambda p: (1 - g["inverse_time"](p)) / (1 - g["inverse_time"](1)),
        "sigmoid": lambda p: (S(p) - S(0)) / (S(1) - S(0)),
        "sigmoid raw": lambda p: S(p),
        "tanh": lambda p: (T(p) - T(0)) / (T(1) - T(0)),
        "tanh raw": lambda p: (1 + T(p)) / 2,
        "staircase": lambda p: floor(k * p) / k,
    }[name]


def words(name, k):
    if k is None:
        return "" if name == "linear" else name
    word = {"inverse_sqrt": "inverse_sqrt scale", "inverse_time": "inverse_time rate", "sigmoid": "sigmoid steepness", "sigmoid raw": "sigmoid steepness",
            "tanh": "tanh steepness", "tanh raw": "tanh steepness"}.get(name, name)
    return f"{word} {k}{' raw' if name.endswith('raw') else ''}"


cases = []


def case(kind, schedule, f, kinks, start, end, epochs=100, signals=None, jumps=False, rate=True):
    start, end = mpf(str(start)), mpf(str(end))
    cuts = sorted({start, end, *[mpf(str(k)) for k in kinks if start < mpf(str(k)) < end]})
    total = sum(quad(f, [a, (a + b) / 2, b]) for a, b in zip(cuts, cuts[1:]))
    fastest = mpf(0)
    if rate and not jumps:
        for a, b in zip(cuts, cuts[1:]):
            grid = [a + (b - a) * (mpf(i) + mpf("1e-9")) / (400 + mpf("2e-9")) for i in range(401)]
            values = [abs(diff(f, t, h=mpf("1e-15"))) for t in grid]
            best = max(range(401), key=lambda i: values[i])
            lo, hi = grid[max(0, best - 1)], grid[min(400, best + 1)]
            for _ in range(60):
                third = (hi - lo) / 3
                if abs(diff(f, lo + third, h=mpf("1e-15"))) < abs(diff(f, hi - third, h=mpf("1e-15"))):
                    lo += third
                else:
                    hi -= third
            fastest = max(fastest, *values, abs(diff(f, lo, h=mpf("1e-15"))))
    cases.append({"kind": kind, "hvae": schedule, "signals": signals or {}, "epochs": epochs, "from": float(start), "to": float(end), "integral": float(total),
                  "rate": None if jumps or not rate else float(fastest), "infinite": bool(jumps)})


PARAMETERS = {"linear": [None], "cosine": [None], "smoothstep": [None], "sqrt": [None], "polynomial": ["3", "0.9", "1.5"], "cosine exponent": ["2", "1.5"],
              "inverse_sqrt": ["1", "0.001", "1000", "0.2"], "inverse_time": ["1", "0.001", "50", "0.3"], "sigmoid": ["12", "0.001", "0.5", "40"],
              "sigmoid raw": ["8", "0.01"], "tanh": ["10", "0.001", "0.7", "30"], "tanh raw": ["5", "0.05"], "staircase": ["7"]}

for name, parameters in PARAMETERS.items():
    for k in parameters:
        s = shape(name, None if k is None else mpf(k))
        closed = "enclosed" if name == "cosine exponent" else "closed"
        a, b, d = mpf("0.3"), mpf("0.8"), mpf(40)
        f = lambda t, s=s: a + (b - a) * s(t / d) if t < d else a + (b - a) * s(mpf(1))
        steps = [d * i / mpf(k) for i in range(1, int(k))] if name == "staircase" else []
        steep = name in ("sqrt",) or (name == "polynomial" and mpf(k) < 1)
        schedule = f"ramp 0.3 -> 0.8 over 40 epochs {words(name, k)}".strip()
        for start, end in ((0, 100), (3.25, 31.5)):
            case(closed, schedule, f, [40, *steps], start, end, jumps=name == "staircase", rate=not (steep and start == 0 or name == "polynomial" and mpf(k) < 1))

# In warped time p is a power of the progress.
for name, k, w, kind in (("linear", None, "2.5", "closed"), ("linear", None, "0.3", "closed"), ("sqrt", None, "3", "closed"), ("smoothstep", None, "1.5", "closed"),
                         ("cosine", None, "2", "enclosed"), ("polynomial", "3", "0.7", "enclosed")):
    s = shape(name, None if k is None else mpf(k))
    f = lambda t, s=s, w=w: mpf("0.3") + mpf("0.5") * s((t / 40) ** mpf(w)) if t < 40 else mpf("0.8")
    for start, end in ((0, 100), (3.25, 31.5)):
        case(kind, f"ramp 0.3 -> 0.8 over 40 epochs {words(name, k) or 'linear'} warp {w}", f, [40], start, end, rate=not (mpf(w) < 1 and start == 0))

for ratio, end in (("1e-3 -> 1e-6", 100), ("0.8 -> 0.7", 60), ("0.5 -> 0.5000001", 100)):
    x, y = (mpf(v) for v in ratio.split(" -> "))
    case("closed", f"decay {ratio}", lambda t, x=x, y=y: x * (y / x) ** (t / 100), [], 0, end)

# What repeats: 30% of 7 epochs up with a cosine, then held; and a fall.
def cycle(t):
    c = t - 7 * floor(t / 7)
    return (1 - cos(pi * c / mpf("2.1"))) / 2 if c < mpf("2.1") else mpf(1)
kinks = [x for i in range(15) for x in (7 * i, 7 * i + mpf("2.1"))]
case("closed", "cycle 0 -> 1 period 7 epochs rise 30% cosine", cycle, kinks, 0, 98, epochs=98, jumps=True)
case("closed", "cycle 0 -> 1 period 7 epochs rise 30% cosine", cycle, kinks, 5.5, 61.75, epochs=98, jumps=True)

def swing(t):
    return mpf("0.15") + mpf("0.3") * (1 + sin(2 * pi * t / 8)) / 2
case("closed", "wave sine 0.15 -> 0.45 period 8 epochs", swing, [2 + 4 * i for i in range(25)], 0, 100)
case("closed", "wave sine 0.15 -> 0.45 period 8 epochs", swing, [2 + 4 * i for i in range(25)], 1.3, 77.7)

# Calculations.
ramp = lambda t: t / 100
case("closed", "0.25 * t + (ramp 0.1 -> 0.5 cosine) / 2", lambda t: mpf("0.25") * ramp(t) + (mpf("0.1") + mpf("0.4") * (1 - cos(pi * t / 100)) / 2) / 2, [], 0, 100, signals={"t": "ramp 0 -> 1"})
case("enclosed", "t * (1 - t)", lambda t: ramp(t) * (1 - ramp(t)), [], 0, 100, signals={"t": "ramp 0 -> 1"})
case("enclosed", "t * (wave sine 0.15 -> 0.45 period 8 epochs)", lambda t: ramp(t) * swing(t), [2 + 4 * i for i in range(25)], 0, 100, signals={"t": "ramp 0 -> 1"})
case("enclosed", "max(t, 1 - t)", lambda t: max(ramp(t), 1 - ramp(t)), [50], 0, 100, signals={"t": "ramp 0 -> 1"})
case("enclosed", "1 / (1 + t * t)", lambda t: 1 / (1 + ramp(t) ** 2), [], 0, 100, signals={"t": "ramp 0 -> 1"})
case("enclosed", "quantise(t, 0.25)", lambda t: floor(ramp(t) / mpf("0.25") + mpf("0.5")) * mpf("0.25"), [mpf("12.5") + 25 * i for i in range(4)], 0, 100, signals={"t": "ramp 0 -> 1"}, jumps=True)

print(json.dumps({"origin": "docs/language.md", "made_with": "mpmath 1.3.0, 40 digits", "cases": cases}, indent=1))
