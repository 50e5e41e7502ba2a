#!/usr/bin/env python3
"""Draws training.svg from the metrics of two runs; needs nothing but Python.

    dotnet run -c Release --project examples/TernaryOperations -- --methodology all --seed 1 --out runs
    python3 docs/images/plot_runs.py runs/cyclical-001/metrics.csv runs/homeostatic-001/metrics.csv > docs/images/training.svg
"""
import csv
import sys

WIDTH, HEIGHT = 1000, 412
PANEL_WIDTH, PANEL_HEIGHT, TOP = 430, 130, 64
CEILING = 0.8320503
INK, FAINT = "#24292f", "#8c959f"
BANDS = ["#eaf2fb", "#f3ecfb", "#fdefdf", "#e8f6ec"]
RESULTS = [("coverage", "coverage", "#1f6feb", lambda v: v), ("radial_correlation", "−radial correlation", "#d1242f", lambda v: -v)]
SIGNALS = ["#8250df", "#bf8700", "#1a7f37", "#0969da", "#cf222e", "#57606a"]


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def text(x, y, words, colour=INK, size=12, anchor="start", weight="normal"):
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" font-size="{size}" text-anchor="{anchor}" font-weight="{weight}">{words}</text>'


def line(rows, values, left, top, low, high, colour, width=2):
    step = PANEL_WIDTH / max(1, len(rows))
    points = [f"{left + step * (i + 0.5):.1f},{top + PANEL_HEIGHT * (1 - (v - low) / (high - low)):.1f}" for i, v in enumerate(values) if v is not None]
    return f'<polyline points="{" ".join(points)}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def number(cell):
    return float(cell) if cell else None


def phases(rows, left):
    out, start = [], 0
    names = [row["phase"] for row in rows]
    step = PANEL_WIDTH / len(rows)
    for i in range(1, len(rows) + 1):
        if i == len(rows) or names[i] != names[start]:
            colour = BANDS[sorted(set(names), key=names.index).index(names[start]) % len(BANDS)]
            out.append(f'<rect x="{left + step * start:.1f}" y="{TOP}" width="{step * (i - start):.1f}" height="{2 * PANEL_HEIGHT + 24}" fill="{colour}"/>')
            if i - start > len(rows) / 8:
                out.append(text(left + step * (start + i) / 2, TOP - 6, names[start], FAINT, 11, "middle"))
            start = i
    return out


def panel(rows, left, title):
    out = phases(rows, left) + [text(left, 30, title, INK, 16, weight="bold")]
    for value, words in ((0, "0"), (1, "1")):
        y = TOP + PANEL_HEIGHT * (1 - value)
        out.append(f'<line x1="{left}" y1="{y}" x2="{left + PANEL_WIDTH}" y2="{y}" stroke="#d0d7de"/>')
        out.append(text(left - 6, y + 4, words, FAINT, 11, "end"))
    y = TOP + PANEL_HEIGHT * (1 - CEILING)
    out.append(f'<line x1="{left}" y1="{y:.1f}" x2="{left + PANEL_WIDTH}" y2="{y:.1f}" stroke="#d1242f" stroke-dasharray="3 4" opacity="0.6"/>')
    out.append(text(left - 6, y + 4, ".832", "#d1242f", 10, "end"))
    for column, _, colour, of in RESULTS:
        values = [None if number(row[column]) is None else max(0.0, min(1.0, of(number(row[column])))) for row in rows]
        out.append(line(rows, values, left, TOP, 0, 1, colour))
    names = list(rows[0].keys())
    signals = names[2:names.index("reconstruction")]
    below = TOP + PANEL_HEIGHT + 24
    x = left
    for i, name in enumerate(signals):
        values = [number(row[name]) for row in rows]
        low, high = min(values), max(values)
        out.append(line(rows, values, left, below + 4, low - 1e-12, high + 1e-12 if high > low else low + 1, SIGNALS[i % len(SIGNALS)], 1.5))
        label = f"{name} {low:.3g}…{high:.3g}" if high > low else f"{name} {low:.3g}"
        out.append(text(x, below + PANEL_HEIGHT + 22 + (16 if i >= 3 else 0), label, SIGNALS[i % len(SIGNALS)], 11))
        x = left if i == 2 else x + 6.4 * len(label) + 14
    out.append(text(left + PANEL_WIDTH, below + PANEL_HEIGHT + 54, f"{len(rows)} epochs", FAINT, 11, "end"))
    return out


def main():
    left, right = read(sys.argv[1]), read(sys.argv[2])
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="system-ui, sans-serif">', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    out += panel(left, 40, "cyclical.hvae") + panel(right, 540, "homeostatic.hvae (v5.10, historical)")
    for i, (_, words, colour, _) in enumerate(RESULTS):
        out.append(text(190 + 90 * i, 30, words, colour, 12, weight="bold"))
    print("\n".join(out + ["</svg>"]))


if __name__ == "__main__":
    main()
