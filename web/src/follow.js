// An editor that shows the page beside a text says what its cursor stands on: { type: 'hvae.show', name }.

/** Shows a signal, a loss or the start of a phase when the window is told to. */
export function bindFollow(root, data, clock) {
  window.addEventListener('message', event => {
    if (event.data?.type === 'hvae.show' && typeof event.data.name === 'string')
      show(root, data, clock, event.data.name);
  });
}

function show(root, data, clock, name) {
  const phase = data.sides.at(-1).phases.find(([known]) => known === name);
  if (phase)
    clock.setTime(phase[1]);
  const places = [...root.querySelectorAll('[data-name]')].filter(element => element.dataset.name === name);
  const shown = places.map(place => place.closest('figure')).find(figure => figure) ?? places[0]?.closest('tr');
  // A name that the page does not know, such as a word of the language, leaves what is shown.
  if (!shown)
    return;
  root.querySelector('.pointed')?.classList.remove('pointed');
  shown.classList.add('pointed');
  shown.scrollIntoView({ block: 'nearest' });
}
