"""Collects what a library says about a schedule, beside the words of the language that must say the same."""
import json
import pathlib


def whole(last, every=1):
    """The times 0, every, 2 every, ... up to last."""
    return [float(t) for t in range(0, last + 1, every)]


class Cases:
    def __init__(self, origin, version):
        self.origin, self.version, self.cases = origin, version, []

    def add(self, name, arguments, hvae, epochs, times, values, tolerance=1e-12, signals=None):
        """One case. Times are epochs: where the library counts steps, one of its steps is one epoch here.

        The tolerance is relative to the largest value of the case. `signals` holds other signals that the schedule names.
        """
        values = [float(value) for value in values]
        assert len(times) == len(values) and all(0 <= t < epochs for t in times), name
        self.cases.append({
            "name": name, "arguments": arguments, "hvae": hvae, "signals": signals or {}, "epochs": epochs,
            "tolerance": tolerance, "times": list(times), "values": values,
        })

    def write(self, file):
        head = {"origin": self.origin, "version": self.version}
        lines = ",\n".join("  " + json.dumps(case) for case in self.cases)
        text = json.dumps(head)[:-1] + f', "cases": [\n{lines}\n]}}\n'
        pathlib.Path(__file__).with_name(file).write_text(text)
        print(f"{file}: {len(self.cases)} cases of {self.origin} {self.version}")
