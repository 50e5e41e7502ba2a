"""Writes limits.json: what measures of order can be at most when one side has ties, found by trying.

Nothing here uses a formula for ties: small cases try every order, every choice of items or every sequence of samples; the large ones
rank an order that keeps the classes. Run it with numpy:  python3 make_limit_oracle.py
"""

import itertools
import json
import pathlib
from fractions import Fraction

import numpy


def labels(sizes):
    return [level for level, size in enumerate(sizes) for _ in range(size)]


def ranks(values):
    """Average ranks by counting distinct values."""
    _, inverse, counts = numpy.unique(values, return_inverse=True, return_counts=True)
    ends = numpy.cumsum(counts)
    return (ends - (counts - 1) / 2)[inverse]


def spearman(x, y):
    """Product-moment correlation of average ranks, which is its definition."""
    return float(numpy.corrcoef(ranks(x), ranks(y))[0, 1])


def tau_b(x, y):
    """(concordant - discordant) / sqrt(pairs untied in x * pairs untied in y), counted pair by pair."""
    i, j = numpy.triu_indices(len(x), 1)
    a, b = numpy.sign(numpy.asarray(x)[i] - numpy.asarray(x)[j]), numpy.sign(numpy.asarray(y)[i] - numpy.asarray(y)[j])
    return float((a * b).sum() / numpy.sqrt(numpy.abs(a).sum() * numpy.abs(b).sum()))


def valuation(difference):
    power = 0
    while difference % 3 == 0:
        difference //= 3
        power += 1
    return power


def every_order(sizes):
    """The best of all orders without ties."""
    levels = labels(sizes)
    orders = list(itertools.permutations(range(len(levels))))
    return {
        "sizes": sizes,
        "spearman": max(spearman(levels, order) for order in orders),
        "kendall": max(tau_b(levels, order) for order in orders),
        "concordance": max(concordance(levels, order) for order in orders),
    }


def concordance(levels, order):
    pairs = [(i, j) for i in range(len(levels)) for j in range(len(levels)) if i != j]
    return sum((levels[i] > levels[j]) == (order[i] > order[j]) for i, j in pairs) / len(pairs)


def sorted_order(sizes):
    """An order that keeps the classes, ranked."""
    levels = labels(sizes)
    order = list(range(len(levels)))
    return {"sizes": sizes, "spearman": spearman(levels, order), "kendall": tau_b(levels, order)}


def of_pairs(sizes):
    """Differences of level over all pairs, ranked against an order of the pairs that keeps them."""
    levels = labels(sizes)
    gaps = sorted(abs(a - b) for a, b in itertools.combinations(levels, 2))
    return {"sizes": sizes, "spearman": spearman(gaps, range(len(gaps)))}


def draws(caps, items):
    """The best limits over every composition of a draw."""
    best = best_pairs = 0.0
    for sizes in itertools.product(*[range(cap + 1) for cap in caps]):
        if sum(sizes) == items and sum(size > 0 for size in sizes) > 1:
            best = max(best, sorted_order(list(sizes))["spearman"])
            best_pairs = max(best_pairs, of_pairs(list(sizes))["spearman"])
    return {"caps": caps, "items": items, "spearman": best, "spearman_of_pairs": best_pairs}


def ties(indices):
    """Share of the triplets (i; j, k) with j as far from i as k, as a fraction."""
    tied = asked = 0
    for i, j, k in itertools.permutations(indices, 3):
        asked += 1
        tied += valuation(abs(i - j)) == valuation(abs(i - k))
    return Fraction(tied, asked)


def triplets(first, last):
    share = ties(range(first, last + 1))
    return {"first": first, "last": last, "ties": float(share)}


def fewest_ties(items):
    """Over every choice of so many of 27 indices."""
    return {"items": items, "ties": float(min(ties(chosen) for chosen in itertools.combinations(range(27), items)))}


def largest_variance(items):
    """Of numbers in 0..1; a variance is convex in each number, so the ends suffice."""
    return {"items": items, "variance": max(float(numpy.var(ends)) for ends in itertools.product([0.0, 1.0], repeat=items))}


def covered(kinds, samples):
    """How much of some kinds so many uniform samples find: the mean over every sequence of samples."""
    found = [len(set(sequence)) / kinds for sequence in itertools.product(range(kinds), repeat=samples)]
    return {"kinds": kinds, "samples": samples, "mean": float(numpy.mean(found)), "most": max(found)}


def operations():
    sizes = [2 * 3 ** (8 - v) for v in range(9)] + [1]
    levels = labels(sizes)
    # 193,710,403 pairs are too many to rank one by one: midranks of the classes against ranks without ties, in whole numbers.
    gaps = {}
    for v, w in itertools.combinations_with_replacement(range(10), 2):
        gaps[abs(v - w)] = gaps.get(abs(v - w), 0) + (sizes[v] * (sizes[v] - 1) // 2 if v == w else sizes[v] * sizes[w])
    total = sum(gaps.values())
    below, covariance = 0, Fraction(0)
    for gap in sorted(gaps):
        # All pairs of the class have the mean rank of the class; so have, on average, the ranks that they are compared with.
        middle = Fraction(2 * below + gaps[gap] + 1, 2) - Fraction(total + 1, 2)
        covariance += gaps[gap] * middle * middle
        below += gaps[gap]
    variance = Fraction(total**3 - total, 12)
    # corr = cov / sqrt(var_x var_y) and cov = var_x when every rank is compared with its class's mean.
    return {"spearman": spearman(levels, range(len(levels))), "pairs": total, "spearman_of_pairs": float(covariance / variance) ** 0.5}


def main():
    cases = {
        "origin": f"numpy {numpy.__version__}",
        "orders": [every_order(sizes) for sizes in ([1, 1, 1], [2, 1], [3, 2, 1], [4, 2, 1], [2, 2, 2], [1, 5], [3, 0, 3], [5, 1, 1])],
        "sorted": [sorted_order(sizes) for sizes in ([40, 30, 20, 10], [300, 150, 40, 10], [2, 6, 18, 54, 162, 486], [997, 3])],
        "pairs": [of_pairs(sizes) for sizes in ([3, 2, 1], [9, 3, 2, 1], [20, 10, 5], [18, 6, 2, 1], [7, 0, 7])],
        "draws": [draws(caps, items) for caps, items in (([6, 2, 1], 4), ([6, 2, 1], 8), ([9, 5, 2, 2], 9), ([5, 5, 5], 7), ([12, 4, 1], 5))],
        "triplets": [triplets(first, last) for first, last in ((0, 26), (0, 53), (5, 40), (1, 3), (10, 60), (26, 28))],
        "fewest_ties": [fewest_ties(items) for items in (3, 4, 5)],
        "variances": [largest_variance(items) for items in range(1, 12)],
        "covered": [covered(kinds, samples) for kinds, samples in ((2, 3), (3, 5), (4, 6), (6, 6))],
        "operations": operations(),
    }
    path = pathlib.Path(__file__).with_name("limits.json")
    path.write_text(json.dumps(cases, indent=1) + "\n")


if __name__ == "__main__":
    main()
