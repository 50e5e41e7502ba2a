"""Writes presets.json: the presets that are named after papers, by the formulas of these papers with 40 digits.

Run with mpmath:  python3 make_presets.py
The formulas are in steps; an epoch of the language has 39 of them at a batch of 512.
"""
from mpmath import cos, exp, floor, inf, mp, mpf, pi, sqrt, __version__

from cases import Cases

mp.dps = 40
STEPS = 39


def main():
    cases = Cases("formulas", f"mpmath {__version__}")

    def add(name, formula, hvae, epochs, value, until=None):
        """A case with times that are no corner of a preset; value is a function of the step."""
        times = [(i + 0.37) * (until or epochs) / 97 for i in range(97)]
        cases.add(name, formula, hvae, epochs, times, [value(mpf(t) * STEPS) for t in times])

    def cyclical(step, total, cycles, share, top):
        period = mpf(total * STEPS) / cycles
        return mpf(top) * min(1, (step % period) / period / mpf(share))

    add("Fu et al. 2019", "equations 6 and 7, M=4, R=0.5", "fu2019_cyclical(1)", 200, lambda s: cyclical(s, 200, 4, "0.5", 1))
    add("Fu et al. 2019", "equations 6 and 7, M=5, R=0.25, top 0.1", "fu2019_cyclical(0.1, cycles: 5, share: 25%)", 200, lambda s: cyclical(s, 200, 5, "0.25", "0.1"))
    add("Fu et al. 2019, monotonic", "one cycle, R=0.25", "fu2019_monotonic()", 200, lambda s: min(1, s / (50 * STEPS)))
    add("Bowman et al. 2016", "1 / (1 + exp(-k (s - x0))), k=0.0025, x0=2500", "bowman2016()", 140, lambda s: 1 / (1 + exp(-mpf("0.0025") * (s - 2500))), until=128)
    add("Sonderby et al. 2016", "min(1, t / N_t), N_t=200 epochs", "sonderby2016()", 250, lambda s: min(1, s / (200 * STEPS)))
    add("Burgess et al. 2018", "min(C_max, C_max s / 100000), C_max=25", "burgess2018()", 3000, lambda s: min(mpf(25), s / 4000))

    def sgdr(step, first=mpf(10 * STEPS)):
        length = first
        while step >= length:
            step, length = step - length, 2 * length
        return mpf("0.05") * (1 + cos(pi * step / length)) / 2

    add("Loshchilov and Hutter 2017", "equation 5, eta_max=0.05, T_0=10, T_mult=2", "sgdr2017()", 150, sgdr)

    def triangular(step, decay, half=mpf(2000)):
        cycle = floor(1 + step / (2 * half))
        return mpf("0.001") + mpf("0.005") * max(0, 1 - abs(step / half - 2 * cycle + 1)) * mpf(decay) ** (cycle - 1)

    add("Smith 2017, triangular", "base + (max - base) max(0, 1 - x)", "smith2017_triangular()", 400, lambda s: triangular(s, 1))
    add("Smith 2017, triangular2", "the same over 2^(cycle - 1)", "smith2017_triangular2()", 400, lambda s: triangular(s, "0.5"))

    def pieces(step, points):
        """Straight lines between points in epochs."""
        for (t0, v0), (t1, v1) in zip(points, points[1:]):
            if step < t1 * STEPS:
                return mpf(v0) + (mpf(v1) - mpf(v0)) * (step - t0 * STEPS) / ((t1 - t0) * STEPS)
        return mpf(points[-1][1])

    add("Smith 2018", "1cycle: a tenth, the peak, a tenth, a thousandth, at 0, 45, 90 and 100%", "one_cycle2018(0.02)", 100,
        lambda s: pieces(s, [(0, "0.002"), (45, "0.02"), (90, "0.002"), (100, "0.00002")]))
    add("Howard and Gugger 2020", "fit_one_cycle: cosines from peak / 25 to peak in 25%, to peak / 1e5", "fastai2020_one_cycle(0.01)", 100,
        lambda s: mpf("0.0004") + mpf("0.0096") * (1 - cos(pi * s / (25 * STEPS))) / 2 if s < 25 * STEPS
        else mpf("0.01") + (mpf("0.0000001") - mpf("0.01")) * (1 - cos(pi * (s - 25 * STEPS) / (75 * STEPS))) / 2)
    add("Howard and Ruder 2018", "eta_max (1 + p (ratio - 1)) / ratio, eta_max=0.01, cut_frac=0.1, ratio=32", "howard2018_slanted()", 100,
        lambda s: pieces(s, [(0, mpf("0.01") / 32), (10, "0.01"), (100, mpf("0.01") / 32)]))
    add("Goyal et al. 2017", "0.1 to 3.2 in 5 epochs, a tenth at 30, 60 and 80", "goyal2017()", 90,
        lambda s: pieces(s, [(0, "0.1"), (5, "3.2")]) if s < 5 * STEPS else mpf("3.2") / 10 ** sum(s >= t * STEPS for t in (30, 60, 80)))
    add("Vaswani et al. 2017", "d^(-1/2) min(s^(-1/2), s w^(-3/2)), d=512, w=4000", "transformer2017()", 400,
        lambda s: 1 / sqrt(mpf(512)) * min(1 / sqrt(s) if s else inf, s / mpf(4000) ** mpf("1.5")))
    add("Devlin et al. 2019", "1e-4 s / 10000, then linearly to 0", "devlin2019()", 400,
        lambda s: mpf("0.0001") * min(s / 10000, (400 * STEPS - s) / (400 * STEPS - 10000)))
    add("Hu et al. 2024", "W=1%, exponential decay to a tenth in the last 10%", "wsd2024(0.01, 0.001, rising: 1%)", 200,
        lambda s: mpf("0.01") * min(s / (2 * STEPS), 1, mpf("0.1") ** ((s - 180 * STEPS) / (20 * STEPS))))
    add("Haegele et al. 2024", "W=300, 1 - sqrt in the last 20%", "haegele2024(0.001, 300 steps)", 200,
        lambda s: mpf("0.001") * min(s / 300, 1, 1 - sqrt(max(0, s - 160 * STEPS) / (40 * STEPS))))
    add("nanoGPT", "s / W, then a cosine from 6e-4 to 6e-5; without the one that its warm-up adds to s and W", "nanogpt()", 300,
        lambda s: mpf("0.0006") * s / 2000 if s < 2000 else mpf("0.00006") + mpf("0.00054") * (1 + cos(pi * (s - 2000) / (300 * STEPS - 2000))) / 2)
    cases.write("presets.json")


if __name__ == "__main__":
    main()
