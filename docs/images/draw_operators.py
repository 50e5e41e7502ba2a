#!/usr/bin/env python3
"""Draws the pictures of the schedule operators from what `hvae show --csv` prints; needs nothing but Python and the tool.

    python3 docs/images/draw_operators.py dotnet run -c Release --project src/HyperVaeDsl.Cli --

The command line of the tool follows the name of this script. One SVG a family is written beside it.
"""
import csv
import io
import pathlib
import subprocess
import sys
import tempfile
import textwrap

FAMILIES = {
    "shapes": ("Ways from a to b", [
        "ramp 0.1 -> 1 over 80 epochs",
        "ramp 0.1 -> 1 over 80 epochs cosine",
        "ramp 0.1 -> 1 over 80 epochs cosine exponent 3",
        "ramp 0.1 -> 1 over 80 epochs smoothstep",
        "ramp 0.1 -> 1 over 80 epochs exponential",
        "ramp 0.1 -> 1 over 80 epochs polynomial 3",
        "ramp 0.1 -> 1 over 80 epochs sqrt",
        "ramp 0.1 -> 1 over 80 epochs linear warp 2.5",
        "ramp 0.1 -> 1 over 80 epochs cosine warp 0.5",
        "ramp 0.1 -> 1 over 80 epochs sigmoid steepness 12",
        "ramp 0.1 -> 1 over 80 epochs sigmoid steepness 6 raw",
        "ramp 0.1 -> 1 over 80 epochs tanh steepness 10",
        "ramp 0.1 -> 1 over 80 epochs staircase 5",
        "ramp 1 -> 0.1 over 80 epochs inverse_sqrt scale 0.05",
        "ramp 1 -> 0.1 over 80 epochs inverse_time rate 9",
        "decay 1 -> 0.1 over 80 epochs",
        "ramp 1 -> 0.6 over 40 epochs extends",
    ]),
    "periods": ("What comes again", [
        "cycle 0 -> 1 count 4 rise 50%",
        "cycle 0 -> 1 period 25 epochs rise 30% cosine fall 40%",
        "cycle 0 -> 1 period 12 epochs rise 50% fall 50% growth 1.6",
        "cycle 0 -> 1 count 4 rise 50% fall 50% amplitude 0.6",
        "cycle 0 -> 1 count 4 rise 50% offset 10 epochs",
        "cosine_restarts 1 -> 0 period 25 epochs",
        "cosine_restarts 1 -> 0 period 15 epochs growth 2",
        "cosine_restarts 1 -> 0 period 20 epochs amplitude 0.7",
        "wave sine 0 -> 1 period 25 epochs",
        "wave cosine 0 -> 1 period 25 epochs",
        "wave triangle 0 -> 1 period 25 epochs",
        "wave sawtooth 0 -> 1 period 25 epochs",
        "wave sawtooth_down 0 -> 1 period 25 epochs",
        "wave square 0 -> 1 period 25 epochs",
        "repeat (ramp 0 -> 1 for 15 epochs then jump 0.4 for 10 epochs)",
    ]),
    "passages": ("One after the other", [
        "0.5",
        "ramp 0 -> 1 over 30 epochs then hold for 30 epochs then ramp -> 0.2",
        "steps in epochs 0: 1, 30: 0.5, 60: 0.25",
        "steps in epochs 0: 1, 30: 0.5, 60: 0.25 interpolated",
        "points in epochs 0: 0 cosine, 30: 1 sqrt, 60: 0.3, 90: 0.8",
        "one_cycle 0.1 -> 1 -> 0 rise 30% cosine",
        "warmup_stable_decay 0 -> 1 -> 0.1 warmup 10 epochs decay 20 epochs sqrt",
        "warmup 20 epochs pushing ramp 1 -> 0 over 60 epochs cosine",
        "warmup 20 epochs overlapping ramp 1 -> 0 over 60 epochs cosine",
        "ramp 0 -> 1 for 20 epochs then 1 for 40 epochs then ramp -> 0.2",
        "0.2 for 40 epochs then jump ramp 1 -> 0.5",
        "delay 30 epochs ramp 0 -> 1 over 40 epochs",
        "stretch 2 ramp 0 -> 1 over 40 epochs smoothstep",
    ]),
    "calculation": ("Calculated", [
        "(ramp 1 -> 0.2) * (wave cosine 0.6 -> 1 period 20 epochs)",
        "(ramp 0.2 -> 0.8) + (wave sine -0.2 -> 0.2 period 25 epochs)",
        "min(ramp 0 -> 1 over 50 epochs, ramp 1 -> 0.2)",
        "max(0.3, wave sine 0 -> 1 period 50 epochs)",
        "clamp(wave sine 0 -> 1 period 50 epochs, 0.2..0.8)",
        "quantise(ramp 0 -> 1 cosine, 0.25)",
        "noise 0..1 seed 7 per epoch",
        "(ramp 0.9 -> 0.3) + noise -0.1..0.1 seed 3 per epoch",
    ]),
}
EPOCHS, TIMES = 100, [i / 4 for i in range(400)]
NEARLY = 1e-5  # before a time, to see a jump at it
WIDTH, HEIGHT, COLUMNS, GAP, HEAD = 326, 82, 3, 8, 40
CAPTION = 58  # characters in a line

STYLE = """
.card{fill:#f6f8fa;stroke:#d0d7de}.title{fill:#1f2328;font:600 15px sans-serif}.words{fill:#1f2328;font:9px ui-monospace,Menlo,Consolas,monospace}
.axis{stroke:#afb8c1}.line{stroke:#0969da;stroke-width:1.8;fill:none;stroke-linejoin:round}.jump{stroke:#0969da;stroke-width:1;stroke-dasharray:2 2}.label{fill:#59636e;font:8px sans-serif}
.back{fill:#ffffff}
@media (prefers-color-scheme:dark){.back{fill:#0d1117}.card{fill:#151b23;stroke:#3d444d}.title,.words{fill:#f0f6fc}.axis{stroke:#656c76}.line{stroke:#4493f8}.jump{stroke:#4493f8}.label{fill:#9198a1}}
"""

REST = """
  phase All epochs 0..end { }
  loss reconstruction  weight 1
  loss entropy         weight total
  data ternary_operations {
    batch 512
    sampler shuffled
  }
  model dual_vae {
    latent 4
    encoder 8
    decoder 8
    projection tanh_radius
    decoder_input ball
    curvature 1
    max_radius 0.9
    noise_scale 1
  }
  optimizer adamw {
    learning_rate 1e-3
    betas 0.9 0.999
    epsilon 1e-8
    weight_decay 0
  }
"""


def methodology(schedules):
    signals = [f"  signal p{i} in -10..10 = {schedule}" for i, schedule in enumerate(schedules)]
    total = " + ".join(f"p{i}" for i in range(len(schedules)))
    signals.append(f"  signal total in 0..1000 = max(0, {total})")
    return f"methodology Pictures {{\n  epochs {EPOCHS}\n  seed 1\n  evaluate every 1 epochs\n" + "\n".join(signals) + REST + "}\n"


def values(tool, schedules):
    """The values just before and at every time, a list for each schedule."""
    times = sorted({t for time in TIMES for t in (time, max(0.0, time - NEARLY))})
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "pictures.hvae")
        file.write_text(methodology(schedules))
        result = subprocess.run([*tool, "show", str(file), "--csv", "--at", *map(repr, times)], capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(result.stderr)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    at = dict(zip(times, rows))
    return [[(time, float(at[max(0.0, time - NEARLY)][f"p{i}"]), float(at[time][f"p{i}"])) for time in TIMES] for i in range(len(schedules))]


def escape(words):
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def straightened(points):
    """The corners of a line (Ramer, Douglas and Peucker): what is left out lies within a twentieth of a pixel of what is drawn."""
    (x0, y0), (x2, y2) = points[0], points[-1]
    off = [abs(y0 + (y2 - y0) * (x - x0) / (x2 - x0) - y) if x2 > x0 else 0.0 for x, y in points]
    worst = max(range(len(points)), key=off.__getitem__)
    if off[worst] <= 0.05:
        return [points[0], points[-1]]
    return straightened(points[:worst + 1])[:-1] + straightened(points[worst:])


def panel(left, top, words, points):
    low = min(0.0, min(value for _, _, value in points))
    high = max(1.0, max(value for _, _, value in points))
    caption = textwrap.wrap(words, CAPTION)
    plot_left, plot_right, plot_top, plot_bottom = left + 24, left + WIDTH - 8, top + 13 + 11 * len(caption), top + HEIGHT - 7

    def place(time, value):
        return plot_left + (plot_right - plot_left) * time / EPOCHS, plot_bottom - (plot_bottom - plot_top) * (value - low) / (high - low)

    def line(run):
        return f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in straightened(run))}"/>'

    out = [f'<rect class="card" x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}" rx="4"/>']
    out += [f'<text class="words" x="{left + 7}" y="{top + 14 + 11 * i}">{escape(text)}</text>' for i, text in enumerate(caption)]
    for value, label in ((0.0, "0"), (1.0, "1")):
        y = place(0, value)[1]
        out.append(f'<line class="axis" x1="{plot_left}" x2="{plot_right}" y1="{y:.1f}" y2="{y:.1f}" stroke-width="{0.8 if value == 0 else 0.4}"/>')
        out.append(f'<text class="label" x="{plot_left - 4}" y="{y + 3:.1f}" text-anchor="end">{label}</text>')
    run = []
    for time, before, value in points:
        if run and abs(before - value) > 0.015 * (high - low):
            (x, y1), (_, y2) = place(time, before), place(time, value)
            out += [line(run + [(x, y1)]), f'<line class="jump" x1="{x:.1f}" y1="{y1:.1f}" x2="{x:.1f}" y2="{y2:.1f}"/>']
            run = []
        run.append(place(time, value))
    return out + [line(run)]


def draw(tool, title, schedules):
    rows = -(-len(schedules) // COLUMNS)
    width, height = COLUMNS * (WIDTH + GAP) + GAP, HEAD + rows * (HEIGHT + GAP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">',
           f"<title>{title}: {len(schedules)} schedules over 100 epochs</title><style>{STYLE}</style>",
           f'<rect class="back" width="{width}" height="{height}"/><text class="title" x="{GAP}" y="26">{title}</text>',
           f'<text class="label" x="{width - GAP}" y="26" text-anchor="end">100 epochs each; dotted: a jump</text>']
    for i, points in enumerate(values(tool, schedules)):
        out += panel(GAP + i % COLUMNS * (WIDTH + GAP), HEAD + i // COLUMNS * (HEIGHT + GAP), schedules[i], points)
    return "\n".join(out) + "\n</svg>\n"


def main(tool):
    if not tool:
        sys.exit(__doc__)
    for name, (title, schedules) in FAMILIES.items():
        pathlib.Path(__file__).with_name(f"operators_{name}.svg").write_text(draw(tool, title, schedules))


if __name__ == "__main__":
    main(sys.argv[1:])
