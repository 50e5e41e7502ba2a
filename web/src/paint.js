// What charts draw besides axes: curves with their jumps, bands, and the area between an old and a new plan.
import { color } from './theme.js';

const MOST_TINTS = 400;
const MOST_MARKS = 60;

/** A path for a series whose points may stand at one time twice: that is a jump, which no line crosses. */
export function curve(chart) {
  return (u, series, first, last) => {
    const [times, values] = [u.data[0], u.data[series]];
    const stroke = new Path2D();
    let down = false;
    for (let i = Math.max(0, first - 1); i <= Math.min(times.length - 1, last + 1); i++) {
      if (values[i] === null) {
        down = false;
        continue;
      }
      const leaps = !chart.envelope && i > 0 && times[i] === times[i - 1] && values[i] !== values[i - 1];
      const [x, y] = [u.valToPos(times[i], 'x', true), u.valToPos(values[i], 'y', true)];
      if (down && !leaps)
        stroke.lineTo(x, y);
      else
        stroke.moveTo(x, y);
      down = true;
    }
    return { stroke, fill: null, clip: null, band: null, gaps: null, flags: 0 };
  };
}

/** The phases behind the curve. */
export function phaseTints(u, phases) {
  if (phases.length > MOST_TINTS)
    return;
  phases.forEach(([, start, end], i) => fill(u, `--tint-${i % 6}`, 0.09, rectangle(u, start, end, u.scales.y.min, u.scales.y.max)));
}

/** What controllers can make of the signal. */
export function reachBands(u, chart, sides) {
  chart.names.forEach((name, side) => {
    const bands = name === null ? null : sides[side].reach.get(name);
    const path = new Path2D();
    for (const [from, to, low, high] of bands ?? [])
      path.addPath(rectangle(u, from, to, low, high));
    fill(u, side === sides.length - 1 ? '--line' : '--old', 0.16, path);
  });
}

/** The area between the old and the new curve. */
export function area(u, chart) {
  const [times, before, after] = u.data;
  if (!after)
    return;
  const path = new Path2D();
  let start = 0;
  for (let i = 0; i <= times.length; i++) {
    if (i < times.length && before[i] !== null && after[i] !== null)
      continue;
    for (let k = start; k < i; k++)
      path[k === start ? 'moveTo' : 'lineTo'](u.valToPos(times[k], 'x', true), u.valToPos(after[k], 'y', true));
    for (let k = i - 1; k >= start; k--)
      path.lineTo(u.valToPos(times[k], 'x', true), u.valToPos(before[k], 'y', true));
    start = i + 1;
  }
  fill(u, '--line', 0.22, path);
}

/** Jumps: an open point is approached and never taken, the full one is. */
export function jumpMarks(u, chart) {
  const times = u.data[0];
  if (chart.envelope)
    return;
  const context = u.ctx;
  const size = 2.5 * devicePixelRatio;
  context.save();
  clip(u);
  chart.lines.forEach((_, side) => {
    const values = u.data[side + 1];
    const jumps = [];
    for (let i = 1; i < times.length; i++) {
      if (times[i] === times[i - 1] && values[i] !== null && values[i - 1] !== null && values[i] !== values[i - 1])
        jumps.push(i);
    }
    const ink = color(side === chart.lines.length - 1 ? '--line' : '--old');
    context.strokeStyle = ink;
    context.lineWidth = devicePixelRatio;
    for (const i of jumps) {
      const [x, from, to] = [u.valToPos(times[i], 'x', true), u.valToPos(values[i - 1], 'y', true), u.valToPos(values[i], 'y', true)];
      context.setLineDash([1.5 * devicePixelRatio, 2.5 * devicePixelRatio]);
      context.beginPath();
      context.moveTo(x, from);
      context.lineTo(x, to);
      context.stroke();
      if (jumps.length > MOST_MARKS)
        continue;
      context.setLineDash([]);
      for (const [y, inside] of [[from, color('--ground')], [to, ink]]) {
        context.fillStyle = inside;
        context.beginPath();
        context.arc(x, y, size, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      }
    }
  });
  context.restore();
}

function rectangle(u, from, to, low, high) {
  const path = new Path2D();
  const [x, y] = [u.valToPos(from, 'x', true), u.valToPos(high, 'y', true)];
  path.rect(x, y, u.valToPos(to, 'x', true) - x, u.valToPos(low, 'y', true) - y);
  return path;
}

function fill(u, name, opacity, path) {
  u.ctx.save();
  clip(u);
  u.ctx.globalAlpha = opacity;
  u.ctx.fillStyle = color(name);
  u.ctx.fill(path);
  u.ctx.restore();
}

function clip(u) {
  const { left, top, width, height } = u.bbox;
  u.ctx.beginPath();
  u.ctx.rect(left, top, width, height);
  u.ctx.clip();
}
