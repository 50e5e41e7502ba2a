"""Writes papers.json: formulas of papers and documents, evaluated with 40 digits and rounded once to double precision.

Run with mpmath:  python3 make_papers.py
Nothing of the language's arithmetic is shared: a formula is written here as its source has it.
"""
from mpmath import cos, erf, erfinv, exp, floor, inf, mp, mpf, pi, sin, sqrt, tanh, __version__

from cases import Cases

mp.dps = 40


def numbers(*values):
    return [mpf(str(value)) for value in values]


def main():
    cases = Cases("formulas", f"mpmath {__version__}")

    def add(name, formula, hvae, epochs, value, times=None, tolerance=1e-12, signals=None):
        times = times or [i * epochs / 80 for i in range(80)]
        cases.add(name, formula, hvae, epochs, times, [value(mpf(t)) for t in times], tolerance, signals)

    def ramp(name, formula, hvae, shape, a=0.2, b=3):
        low, high = numbers(a, b)
        for start, end, first, last in ((a, b, low, high), (b, a, high, low)):
            add(name, formula, hvae.format(f"{start} -> {end}"), 64, lambda t: first + (last - first) * shape(min(1, t / 48)))

    # --- shapes -------------------------------------------------------------------------------------------------------
    ramp("fastai SchedLin", "a + p (b - a)", "ramp {} over 48 epochs", lambda p: p)
    ramp("fastai SchedCos", "a + (1 + cos(pi (1 - p))) (b - a) / 2", "ramp {} over 48 epochs cosine", lambda p: (1 + cos(pi * (1 - p))) / 2)
    ramp("smoothstep (Perlin 1985)", "a + (b - a) p^2 (3 - 2 p)", "ramp {} over 48 epochs smoothstep", lambda p: p * p * (3 - 2 * p))
    ramp("1-sqrt decay (Haegele et al. 2024)", "a + (b - a) sqrt(p)", "ramp {} over 48 epochs sqrt", sqrt)
    add("fastai SchedExp", "a (b / a)^p", "ramp 0.2 -> 3 over 48 epochs exponential", 64, lambda t: mpf("0.2") * mpf(15) ** min(1, t / 48))
    for k in ("2.5", "0.7"):
        ramp("fastai SchedPoly", "a + (b - a) p^power", "ramp {} over 48 epochs " + f"linear warp {k}", lambda p, k=k: p ** mpf(k))
    ramp("k-decay (Zhang and Li 2020)", "b + (a - b) (1 + cos(pi t^k / T^k)) / 2, k = 3", "ramp {} over 48 epochs cosine warp 3", lambda p: (1 - cos(pi * p ** 3)) / 2)
    ramp("k-decay (Zhang and Li 2020)", "b + (a - b) (1 - t^k / T^k)^N, k = 1.5, N = 2", "ramp {} over 48 epochs polynomial 2 warp 1.5", lambda p: 1 - (1 - p ** mpf("1.5")) ** 2)
    ramp("smoothstep of a power", "a + (b - a) q^2 (3 - 2 q), q = p^1.5", "ramp {} over 48 epochs smoothstep warp 1.5", lambda p: p ** 3 * (3 - 2 * p ** mpf("1.5")))
    # It holds a value up to and including the end of a period, so the ends are left out.
    add("Keras PolynomialDecay, cycle=True", "b + (a - b) (1 - t / (n ceil(t / n)))^2, a = 0.1, b = 0.01, n = 10",
        "ramp 0.1 -> 0.01 over 10 epochs polynomial 2 then jump ramp (0.01 + 0.09 / 4) -> 0.01 over 10 epochs polynomial 2 then jump ramp (0.01 + 0.09 / 9) -> 0.01 polynomial 2", 30,
        lambda t: mpf("0.01") + mpf("0.09") * (1 - t / (10 * floor(t / 10) + 10)) ** 2, times=[t + 0.25 for t in range(30)])
    for k in (5, 12):
        def logistic(p, k=k):
            return 1 / (1 + exp(-k * (p - mpf(1) / 2)))
        ramp("logistic, renormalised", "a + (b - a) (s(p) - s(0)) / (s(1) - s(0)), s(p) = 1 / (1 + exp(-k (p - 1/2)))", "ramp {} over 48 epochs " + f"sigmoid steepness {k}",
             lambda p: (logistic(p) - logistic(0)) / (logistic(1) - logistic(0)))
        add("logistic, raw", "a + (b - a) / (1 + exp(-k (p - 1/2)))", f"ramp 0.2 -> 3 sigmoid steepness {k} raw", 48,
            lambda t: mpf("0.2") + mpf("2.8") * logistic(t / 48))
    # Hsueh et al. (2019), equation 4, with the bounds L = -7 and U = 3 that timm has, made to start at a and to end at b.
    low_end, high_end = tanh(mpf(-7)), tanh(mpf(3))
    ramp("tanh, renormalised", "a + (b - a) (tanh(10 p - 7) - tanh(-7)) / (tanh(3) - tanh(-7))", "ramp {} over 48 epochs tanh steepness 10",
         lambda p: (tanh(10 * p - 7) - low_end) / (high_end - low_end))
    ramp("staircase", "a + (b - a) floor(n p) / n", "ramp {} over 48 epochs staircase 6", lambda p: floor(6 * p) / 6)
    ramp("polynomial (optax, PyTorch, timm, Keras)", "b + (a - b) (1 - p)^k", "ramp {} over 48 epochs polynomial 2.5", lambda p: 1 - (1 - p) ** mpf("2.5"))
    ramp("inverse time", "a + (b - a) (1 - 1 / (1 + k p)) / (1 - 1 / (1 + k))", "ramp {} over 48 epochs inverse_time rate 4", lambda p: (1 - 1 / (1 + 4 * p)) / (1 - mpf(1) / 5))
    ramp("inverse square root", "a + (b - a) (1 - 1 / sqrt(1 + p / k)) / (1 - 1 / sqrt(1 + 1 / k))", "ramp {} over 48 epochs inverse_sqrt scale 0.125",
         lambda p: (1 - 1 / sqrt(1 + 8 * p)) / (1 - mpf(1) / 3))

    # --- waves --------------------------------------------------------------------------------------------------------
    low, high = numbers(0.2, 1)

    def wave(name, hvae, unit, formula):
        add(name, formula, hvae.format("0.2 -> 1 period 20 epochs"), 60, lambda t: low + (high - low) * unit((t / 20) % 1), [(i + 0.25) * 0.75 for i in range(80)])

    wave("raised sine", "wave sine {}", lambda x: (1 + sin(2 * pi * x)) / 2, "lo + (hi - lo) (1 + sin(2 pi u / d)) / 2")
    wave("raised cosine", "wave cosine {}", lambda x: (1 + cos(2 * pi * x)) / 2, "lo + (hi - lo) (1 + cos(2 pi u / d)) / 2")
    wave("triangle", "wave triangle {}", lambda x: 1 - abs(2 * x - 1), "lo + (hi - lo) (1 - abs(2 x - 1)), x = u / d mod 1")
    wave("sawtooth", "wave sawtooth {}", lambda x: x, "lo + (hi - lo) x, x = u / d mod 1")
    wave("sawtooth, falling", "wave sawtooth_down {}", lambda x: 1 - x, "hi - (hi - lo) x, x = u / d mod 1")
    wave("square", "wave square {}", lambda x: 1 if x < mpf(1) / 2 else 0, "hi in the first half of a period, lo in the second")
    wave("raised sine, 5 epochs on", "wave sine {} offset 5 epochs", lambda x: (1 + sin(2 * pi * (x + mpf(1) / 4))) / 2, "lo + (hi - lo) (1 + sin(2 pi (u + 5) / d)) / 2")
    wave("triangle, 5 epochs on", "wave triangle {} offset 5 epochs", lambda x: 1 - abs(2 * ((x + mpf(1) / 4) % 1) - 1), "triangle at u + 5")

    # --- calculation --------------------------------------------------------------------------------------------------
    a, b = (lambda t: mpf("0.2") + mpf("0.8") * min(1, t / 30)), (lambda t: 1 - t / 60)
    for word, combine in (("{a} + {b}", lambda x, y: x + y), ("2 * {a} - {b} / 4", lambda x, y: 2 * x - y / 4), ("{a} * {b}", lambda x, y: x * y), ("{a} / (1 + {b})", lambda x, y: x / (1 + y)),
                          ("min({a}, {b})", min), ("max({a}, {b}, 0.6)", lambda x, y: max(x, y, mpf("0.6"))), ("clamp({a}, 0.3..0.7)", lambda x, y: min(max(x, mpf("0.3")), mpf("0.7"))),
                          ("quantise({a}, 0.25)", lambda x, y: floor(x / mpf("0.25") + mpf(1) / 2) / 4)):
        hvae = word.format(a="(ramp 0.2 -> 1 over 30 epochs)", b="(ramp 1 -> 0)")
        add("arithmetic", word, hvae, 60, lambda t: combine(a(t), b(t)), [i * 0.7 + 0.05 for i in range(80)])
        named = word.format(a="A", b="B")
        add("arithmetic over signals", word, named, 60, lambda t: combine(a(t), b(t)), [i * 0.7 + 0.05 for i in range(80)],
            signals={name: schedule for name, schedule in (("A", "ramp 0.2 -> 1 over 30 epochs"), ("B", "ramp 1 -> 0")) if name in named})
    add("delayed signal", "A(max(0, u - 30))", "delay 30 epochs A", 60, lambda t: 1 - max(0, t - 30) / 60, signals={"A": "ramp 1 -> 0"})
    add("stretched", "f(u / 3)", "stretch 3 ramp 0 -> 1 over 10 epochs cosine", 60, lambda t: (1 - cos(pi * min(1, t / 30))) / 2)
    add("repeated", "f(u mod 15), five times", "repeat (ramp 0 -> 1 for 10 epochs then 0.5 for 5 epochs) 5 times".replace("then 0.5", "then jump 0.5"), 75,
        lambda t: t % 15 / 10 if t % 15 < 10 else mpf("0.5"))
    add("points, shape by shape", "pieces between (0, 0.1), (10, 1), (20, 0.5), (40, 2)", "points in epochs 0: 0.1 smoothstep, 10: 1 exponential, 20: 0.5 polynomial 2, 40: 2", 50,
        lambda t: mpf("0.1") + mpf("0.9") * (t / 10) ** 2 * (3 - t / 5) if t < 10 else mpf("0.5") ** ((t - 10) / 10) if t < 20
        else 2 - mpf("1.5") * (1 - (t - 20) / 20) ** 2 if t < 40 else mpf(2))
    add("extended", "a + (b - a) u / d also after d", "ramp 0 -> 1 over 20 epochs extends", 60, lambda t: t / 20)
    # Ma and Yarats (2021), section 6: the rate of any schedule times min(1, t / W).
    add("Ma and Yarats 2021, linear warm-up", "min(1, t / 20) (1 + cos(pi t / 60)) / 2", "warmup 20 epochs overlapping ramp 1 -> 0 cosine", 60,
        lambda t: min(1, t / 20) * (1 + cos(pi * t / 60)) / 2)
    add("held", "the value reached, then a table in percent of the run", "ramp 0 -> 1 for 10 epochs then hold for 5 epochs then jump steps in percent 0: 0.5, 50: 0.25", 60,
        lambda t: min(t / 10, mpf(1)) if t < 15 else mpf("0.5") if t < 45 else mpf("0.25"))
    add("units", "390 steps of 39 are 10 epochs, and so are 199,680 samples in batches of 512", "ramp 0 -> 1 for 390 steps then ramp -> 2 for 199680 samples then ramp -> 3 over 25%", 40,
        lambda t: t / 10 if t < 30 else mpf(3))

    # The finaliser of SplitMix64 (Steele, Lea and Flood 2014) over seed and cell; the upper 53 bits are the number.
    def mix(x):
        x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) % 2 ** 64
        x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) % 2 ** 64
        return x ^ (x >> 31)

    def drawn(seed, cell, golden=0x9E3779B97F4A7C15):
        return mpf(mix(mix((seed + golden) % 2 ** 64) ^ mix((cell + 1) * golden % 2 ** 64)) >> 11) / 2 ** 53

    for per, cells in (("epoch", 1), ("step", 39)):
        add("seeded noise", "lo + (hi - lo) SplitMix64(seed, cell)", f"noise 0.2..0.7 seed 7 per {per}", 20, lambda t: mpf("0.2") + drawn(7, int(floor(t * cells))) / 2,
            [(i + 0.5) / 39 for i in range(0, 780, 7)])

    # A normal distribution around the middle of which only what lies between the bounds is left, by inversion.
    def truncated(x, low, high, deviation):
        inside = erf((high - low) / 2 / deviation / sqrt(2))
        return (low + high) / 2 + deviation * sqrt(2) * erfinv(inside * (2 * x - 1))

    for low, high, deviation, per, cells in (("0.2", "0.7", "0.1", "epoch", 1), ("0.33", "1.67", "1", "step", 39), ("0", "10", "0.5", "step", 39), ("1", "3", "200", "step", 39)):
        add("seeded normal noise, truncated", "quantile of N((lo + hi) / 2, s^2) between lo and hi at SplitMix64(seed, cell)", f"noise {low}..{high} normal deviation {deviation} seed 42 per {per}", 20,
            lambda t: truncated(drawn(42, int(floor(t * cells))), mpf(low), mpf(high), mpf(deviation)), [(i + 0.5) / 39 for i in range(0, 780, 7)])

    # --- papers -------------------------------------------------------------------------------------------------------
    # Fu et al. (2019), equations 6 and 7: tau = mod(t, T / M) / (T / M); beta = tau / R up to R, then 1.
    for total, cycles, share, top in ((400, 4, 0.5, 1), (100, 5, 0.25, 0.1)):
        part = mpf(total) / cycles
        add("Fu et al. 2019", f"T={total}, M={cycles}, R={share}", f"cycle 0 -> {top} count {cycles} rise {share * 100:g}%", total,
            lambda t: mpf(str(top)) * min(1, (t % part) / part / mpf(str(share))))
    # Loshchilov and Hutter (2017), equation 5, with a real growth.
    def sgdr(t, first, growth):
        length = mpf(first)
        while t >= length:
            t, length = t - length, length * growth
        return (1 + cos(pi * t / length)) / 2
    add("Loshchilov and Hutter 2017", "eta_min + (eta_max - eta_min) (1 + cos(pi T_cur / T_i)) / 2, T_0=10, T_mult=1.5", "cosine_restarts 0.05 -> 0.001 period 10 epochs growth 1.5", 80,
        lambda t: mpf("0.001") + mpf("0.049") * sgdr(t, 10, mpf("1.5")), [(i + 0.5) * 0.99 for i in range(80)])
    # Vaswani et al. (2017), equation 3, with d_model = 512 and a warm-up of 40; its peak is (512 * 40)^(-1/2).
    peak = 1 / sqrt(mpf(512 * 40))
    add("Vaswani et al. 2017", "d^(-1/2) min(t^(-1/2), t w^(-3/2)), d=512, w=40",
        f"ramp 0 -> {float(peak)!r} for 40 epochs then ramp -> {float(peak / sqrt(5))!r} over 160 epochs inverse_sqrt scale 0.25", 200,
        lambda t: 1 / sqrt(mpf(512)) * min(1 / sqrt(t) if t else inf, t / mpf(40) ** mpf("1.5")))
    add("Vaswani et al. 2017", "the same for a run of any length",
        f"ramp 0 -> {float(peak)!r} for 40 epochs then ramp -> {float(peak / sqrt(2))!r} over 40 epochs inverse_sqrt scale 1 extends", 300,
        lambda t: 1 / sqrt(mpf(512)) * min(1 / sqrt(t) if t else inf, t / mpf(40) ** mpf("1.5")))
    # Hu et al. (2024), section 4.2: linear warm-up to W, stable to S, then an exponential decay, here over D = T - S.
    add("Hu et al. 2024 (WSD)", "t / W; 1; 0.1^((t - S) / D), W=10, S=80, D=20", "warmup_stable_decay 0 -> 1 -> 0.1 warmup 10 epochs decay 20 epochs exponential", 100,
        lambda t: t / 10 if t < 10 else mpf(1) if t < 80 else mpf("0.1") ** ((t - 80) / 20))
    # Bowman et al. (2016): a logistic function of the step, 1 / (1 + exp(-k (t - x0))), as the current KL weight.
    add("Bowman et al. 2016", "1 / (1 + exp(-k (t - x0))), k=0.25, x0=25", "ramp 0 -> 1 over 50 epochs sigmoid steepness 12.5 raw", 50, lambda t: 1 / (1 + exp(-mpf("0.25") * (t - 25))))
    # Burgess et al. (2018), section 4: C rises linearly from 0 to C_max nats.
    add("Burgess et al. 2018", "min(C_max t / t_max, C_max), C_max=25, t_max=60", "ramp 0 -> 25 over 60 epochs", 100, lambda t: min(25 * t / 60, mpf(25)))
    # Sonderby et al. (2016): the weight of the KL term rises linearly from 0 to 1 during the first N_t epochs.
    add("Sonderby et al. 2016", "min(1, t / N_t), N_t=200", "ramp 0 -> 1 over 200 epochs", 250, lambda t: min(1, t / 200))
    # Howard and Ruder (2018), equation 3 with real-valued time: cut = cut_frac T; p rises to 1 at cut and falls to 0 at T.
    def slanted(t, cut=mpf(10), total=mpf(100)):
        p = t / cut if t < cut else 1 - (t - cut) / (cut * (total / cut - 1))
        return mpf("0.01") * (1 + p * 31) / 32
    add("Howard and Ruder 2018", "eta_max (1 + p (ratio - 1)) / ratio, eta_max=0.01, cut_frac=0.1, ratio=32", "one_cycle (0.01 / 32) -> 0.01 -> (0.01 / 32) rise 10% linear", 100, slanted)
    # Smith (2017): triangular2 halves the difference after each cycle.
    def triangular(t, half=mpf(8)):
        cycle = floor(1 + t / (2 * half))
        return mpf("0.001") + mpf("0.005") * max(0, 1 - abs(t / half - 2 * cycle + 1)) / 2 ** (cycle - 1)
    add("Smith 2017, triangular2", "base + (max - base) max(0, 1 - x) / 2^(cycle - 1)", "cycle 0.001 -> 0.006 period 16 epochs rise 50% linear fall 50% linear amplitude 0.5", 64, triangular)
    cases.write("papers.json")


if __name__ == "__main__":
    main()
