"""Writes optax.json: values of optax schedules in double precision; a count is an epoch here.

Run with optax and a jax that may compute in float64:  python3 make_optax.py
"""
import jax
import optax

from cases import Cases, whole

jax.config.update("jax_enable_x64", True)


def main():
    cases = Cases("optax.schedules", optax.__version__)

    def add(name, arguments, hvae, epochs, schedule, tolerance=1e-12, times=None):
        times = times or [t for t in (i / 2 for i in range(2 * epochs))]
        cases.add(name, arguments, hvae, epochs, times, [schedule(t) for t in times], tolerance)

    add("constant_schedule", "5", "5", 10, optax.constant_schedule(5.0))
    add("linear_schedule", "1, 0.01, transition_steps=40", "ramp 1 -> 0.01 over 40 epochs", 60, optax.linear_schedule(1.0, 0.01, 40))
    add("linear_schedule", "1, 0.01, transition_steps=40, transition_begin=10", "delay 10 epochs ramp 1 -> 0.01 over 40 epochs", 60, optax.linear_schedule(1.0, 0.01, 40, 10))
    for power in (2, 0.5, 3.7):
        add("polynomial_schedule", f"1, 0.01, power={power}, transition_steps=40", f"ramp 1 -> 0.01 over 40 epochs polynomial {power}", 60,
            optax.polynomial_schedule(1.0, 0.01, power, 40))
    add("polynomial_schedule", "0.1, 2, power=2, transition_steps=40", "ramp 0.1 -> 2 over 40 epochs polynomial 2", 60, optax.polynomial_schedule(0.1, 2.0, 2, 40))
    add("exponential_decay", "2, transition_steps=10, decay_rate=0.5", "decay 2 -> 0.0625", 50, optax.exponential_decay(2.0, 10, 0.5))
    add("exponential_decay", "2, transition_steps=10, decay_rate=0.5, transition_begin=5, end_value=0.3", "max(0.3, delay 5 epochs decay 2 -> 0.0625 over 50 epochs)", 60,
        optax.exponential_decay(2.0, 10, 0.5, 5, False, 0.3))
    add("exponential_decay", "2, transition_steps=10, decay_rate=0.5, staircase=True", "steps in epochs 0: 2, 10: 1, 20: 0.5, 30: 0.25, 40: 0.125", 50,
        optax.exponential_decay(2.0, 10, 0.5, staircase=True))
    add("cosine_decay_schedule", "2, 40, alpha=0.1", "ramp 2 -> 0.2 over 40 epochs cosine", 60, optax.cosine_decay_schedule(2.0, 40, 0.1))
    for exponent in (2, 0.5):
        add("cosine_decay_schedule", f"2, 40, alpha=0.1, exponent={exponent}", f"ramp 2 -> 0.2 over 40 epochs cosine exponent {exponent}", 60,
            optax.cosine_decay_schedule(2.0, 40, 0.1, exponent))
    add("piecewise_constant_schedule", "1, {10: 0.1, 25: 0.5}", "steps in epochs 0: 1, 10: 0.1, 25: 0.05", 40, optax.piecewise_constant_schedule(1.0, {10: 0.1, 25: 0.5}))
    add("piecewise_interpolate_schedule", "'linear', 1, {10: 0.1, 25: 5}", "points in epochs 0: 1, 10: 0.1, 25: 0.5", 40,
        optax.piecewise_interpolate_schedule("linear", 1.0, {10: 0.1, 25: 5.0}))
    add("piecewise_interpolate_schedule", "'cosine', 1, {10: 0.1, 25: 5}", "points in epochs 0: 1 cosine, 10: 0.1 cosine, 25: 0.5", 40,
        optax.piecewise_interpolate_schedule("cosine", 1.0, {10: 0.1, 25: 5.0}))
    # The description says that phase 3 ends at peak_value / final_div_factor; the code ends at peak_value / (div_factor final_div_factor).
    add("linear_onecycle_schedule", "100, 0.5", "points in epochs 0: 0.02, 30: 0.5, 85: 0.02, 100: 2e-6", 120, optax.linear_onecycle_schedule(100, 0.5))
    add("linear_onecycle_schedule", "100, 0.5", "ramp 0.02 -> 0.5 for 30 epochs then ramp -> 0.02 for 55 epochs then ramp -> 2e-6 over 15 epochs", 120,
        optax.linear_onecycle_schedule(100, 0.5))
    add("cosine_onecycle_schedule", "100, 0.5", "one_cycle 0.02 -> 0.5 -> 2e-6 over 100 epochs rise 30% cosine", 120, optax.cosine_onecycle_schedule(100, 0.5))
    add("warmup_constant_schedule", "0.1, 2, warmup_steps=10", "warmup 10 epochs from 0.1 pushing 2", 40, optax.warmup_constant_schedule(0.1, 2.0, 10))
    # decay_steps of warmup_cosine_decay_schedule includes the warm-up; transition_steps of warmup_exponential_decay_schedule does not.
    add("warmup_cosine_decay_schedule", "0, 2, warmup_steps=10, decay_steps=50, end_value=0.2", "warmup 10 epochs pushing ramp 2 -> 0.2 over 40 epochs cosine", 60,
        optax.warmup_cosine_decay_schedule(0.0, 2.0, 10, 50, 0.2))
    add("warmup_cosine_decay_schedule", "0, 2, warmup_steps=10, decay_steps=50, end_value=0.2, exponent=2",
        "ramp 0 -> 2 for 10 epochs then ramp -> 0.2 over 40 epochs cosine exponent 2", 60, optax.warmup_cosine_decay_schedule(0.0, 2.0, 10, 50, 0.2, 2))
    add("warmup_exponential_decay_schedule", "0, 2, warmup_steps=10, transition_steps=10, decay_rate=0.5", "warmup 10 epochs pushing decay 2 -> 0.0625 over 50 epochs", 60,
        optax.warmup_exponential_decay_schedule(0.0, 2.0, 10, 10, 0.5))
    add("sgdr_schedule", "[{0, 1, 4, 20}, {0, 0.5, 4, 40}]",
        "ramp 0 -> 1 for 4 epochs then ramp -> 0 cosine for 16 epochs then ramp -> 0.5 for 4 epochs then ramp -> 0 over 36 epochs cosine", 70,
        optax.sgdr_schedule([{"init_value": 0.0, "peak_value": 1.0, "warmup_steps": 4, "decay_steps": 20},
                             {"init_value": 0.0, "peak_value": 0.5, "warmup_steps": 4, "decay_steps": 40}]))
    add("join_schedules", "[exponential_decay(2, 10, 0.5), linear_schedule(1, 3, 20)], boundaries=[20]", "decay 2 -> 0.5 for 20 epochs then jump ramp 1 -> 3 over 20 epochs", 50,
        optax.join_schedules([optax.exponential_decay(2.0, 10, 0.5), optax.linear_schedule(1.0, 3.0, 20)], [20]))
    cases.write("optax.json")


if __name__ == "__main__":
    main()
