// The table of all values at the chosen moment, and the values in the captions of the charts.
import { short, text } from './format.js';

const NOTHING = '\u2013';

/** Fills the table and the captions whenever the moment changes. */
export function fillValues(root, data, clock) {
  const cells = [...root.querySelectorAll('[data-value]')].map(cell => ({
    cell,
    kind: cell.dataset.value,
    side: data.sides[Number(cell.dataset.side)],
    index: Number(cell.dataset.side),
    name: cell.dataset.name,
  }));
  clock.listen(now => {
    for (const { cell, kind, side, index, name } of cells) {
      const moment = now.moments[index];
      if (kind === 'signal')
        signal(cell, side.value(name, moment));
      else if (kind === 'reach')
        show(cell, range(side.reached(name, moment)));
      else if (kind === 'loss')
        loss(cell, side.loss(name, moment));
      else
        show(cell, difference(data.sides[0].value(cell.dataset.old, now.moments[0]), data.sides[1].value(name, now.moments[1])));
    }
  });
}

function signal(cell, value) {
  show(cell, value === undefined ? NOTHING : short(value));
  cell.title = value === undefined ? '' : text(value);
}

function range(reached) {
  return reached && reached[0] !== reached[1] ? `${short(reached[0])}..${short(reached[1])}` : '';
}

function loss(cell, state) {
  show(cell, !state ? NOTHING : state.off ? 'off' : state.waits ? `waits (${short(state.weight)})` : short(state.weight));
  cell.title = state?.waits ?? (state?.weight === undefined ? '' : text(state.weight));
  cell.classList.toggle('off', !state || Boolean(state.off));
}

function difference(before, after) {
  if (before === undefined || after === undefined)
    return before === after ? '' : after === undefined ? 'gone' : 'new';
  return before === after ? '' : `${after > before ? '+' : '\u2212'}${short(Math.abs(after - before))}`;
}

// Cells that stay as they are cost nothing: a page may have hundreds.
function show(cell, words) {
  if (cell.textContent !== words)
    cell.textContent = words;
}
