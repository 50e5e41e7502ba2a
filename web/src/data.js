// What the page knows is in one block of JSON. Numbers that come in rows are doubles, little-endian, in base64: each is the evaluator's, to the last bit.

/** The numbers of a text in base64. */
export function doubles(text) {
  const bytes = Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}

/** The values of a signal at all times of the grid, of runs that are one value over and over, or values. */
export function unrolled(runs, count) {
  const values = new Float64Array(count);
  let at = 0;
  for (const [length, content] of runs) {
    if (typeof content === 'string')
      values.set(doubles(content), at);
    else
      values.fill(content, at, at + length);
    at += length;
  }
  return values;
}

/** One methodology: its steps, and what everything is at each of them. */
class Side {
  constructor(json) {
    Object.assign(this, json);
    this.perEpoch = Math.ceil(this.steps / this.stepStride);
    const count = Math.ceil(this.epochs / this.epochStride) * this.perEpoch;
    this.values = new Map(this.signals.map(signal => [signal.name, unrolled(signal.runs, count)]));
    this.reach = new Map(this.signals.map(signal => [signal.name, signal.reach]));
    this.losses = new Map(json.losses.map(loss => [loss.name, loss]));
  }

  /** The step of this side that holds a time, or null behind the end. */
  moment(epoch, share) {
    if (epoch >= this.epochs)
      return null;
    const first = epoch - (epoch % this.epochStride);
    const step = first < epoch ? 0 : Math.min(this.steps - 1, Math.floor(share * this.steps + 1e-9));
    const kept = step - (step % this.stepStride);
    return { epoch: first, step: kept, time: first + kept / this.steps, index: (first / this.epochStride) * this.perEpoch + kept / this.stepStride };
  }

  /** The planned value of a signal at a moment. */
  value(name, moment) {
    const values = this.values.get(name);
    return moment && values ? values[moment.index] : undefined;
  }

  /** What controllers can make of a signal then, as [low, high]. */
  reached(name, moment) {
    const band = moment && this.reach.get(name)?.find(([from, to]) => from <= moment.time && moment.time < to);
    return band?.slice(2);
  }

  /** How a loss stands: { weight }, { waits } or { off }; nothing where there is no such loss. */
  loss(name, moment) {
    const loss = this.losses.get(name);
    if (!loss || !moment)
      return undefined;
    const span = loss.spans.find(([from, to]) => from <= moment.time && moment.time < to);
    const weight = typeof loss.weight === 'string' ? this.value(loss.weight, moment) : loss.weight;
    return !span ? { off: true } : span[2] ? { waits: span[2], weight } : { weight };
  }

  phase(moment) {
    return moment && this.phases.findLast(phase => phase[1] <= moment.time)?.[0];
  }
}

/** The data of a view; null where it has none, because a side could not be understood. */
export function readData(root) {
  const block = root.querySelector('script[type="application/json"]');
  if (block === null)
    return null;
  const json = JSON.parse(block.textContent);
  const sides = json.sides.map(side => new Side(side));
  const charts = json.charts.map(chart => ({ ...chart, x: doubles(chart.x), lines: chart.lines.map(line => (line === null ? null : doubles(line))) }));
  return { sides, charts, end: Math.max(...sides.map(side => side.epochs)) };
}
