"""Writes keras.json: values of the learning rate schedules of Keras; a step is an epoch here.

Run with keras in double precision:  KERAS_BACKEND=numpy python3 make_keras.py
"""
import keras
import numpy
from keras.optimizers import schedules

from cases import Cases


def main():
    cases = Cases("keras.optimizers.schedules", keras.__version__)

    def add(kind, hvae, epochs, arguments, times=None):
        schedule = kind(*arguments)
        times = times or [i / 2 for i in range(2 * epochs)]
        cases.add(kind.__name__, ", ".join(map(repr, arguments)), hvae, epochs, times, [schedule(numpy.float64(t)) for t in times])

    add(schedules.ExponentialDecay, "decay 0.1 -> 0.003125", 50, (0.1, 10, 0.5))
    add(schedules.ExponentialDecay, "steps in epochs 0: 0.1, 10: 0.05, 20: 0.025, 30: 0.0125", 40, (0.1, 10, 0.5, True))
    add(schedules.InverseTimeDecay, "ramp 0.1 -> (0.1 / 3.5) inverse_time rate 2.5", 50, (0.1, 10, 0.5))
    add(schedules.PolynomialDecay, "ramp 0.1 -> 0.01 over 40 epochs polynomial 2", 60, (0.1, 40, 0.01, 2.0))
    add(schedules.CosineDecay, "ramp 0.1 -> 0.01 over 40 epochs cosine", 60, (0.1, 40, 0.1))
    add(schedules.CosineDecay, "warmup 10 epochs from 0.02 pushing ramp 0.1 -> 0.01 over 40 epochs cosine", 60, (0.02, 40, 0.1, "CosineDecay", 0.1, 10))
    between = [t + 0.5 for t in range(38)]
    add(schedules.CosineDecayRestarts, "cosine_restarts 0.1 -> 0.01 period 8 epochs growth 1.5", 38, (0.1, 8, 1.5, 1.0, 0.1), between)
    add(schedules.CosineDecayRestarts, "cosine_restarts 0.1 -> 0.01 period 8 epochs growth 1.5 amplitude 0.5", 38, (0.1, 8, 1.5, 0.5, 0.1), between)
    add(schedules.CosineDecayRestarts, "cosine_restarts 0.1 -> 0 period 10 epochs growth 1 amplitude 0.8", 40, (0.1, 10, 1.0, 0.8, 0.0), [t + 0.5 for t in range(40)])
    # PiecewiseConstantDecay holds a value up to and including its boundary; a step table of the language changes at the boundary.
    add(schedules.PiecewiseConstantDecay, "steps in epochs 0: 1, 10: 0.5, 25: 0.1", 40, ([10.0, 25.0], [1.0, 0.5, 0.1]), [t + 0.5 for t in range(40)])
    add(schedules.PiecewiseConstantDecay, "steps in epochs 0: 1, 10.25: 0.5, 25.25: 0.1", 40, ([10.0, 25.0], [1.0, 0.5, 0.1]))
    cases.write("keras.json")


if __name__ == "__main__":
    main()
