// Two sliders, which are keyboards' way to every step, and buttons for the stretch that is shown.

/** Connects the controls with the clock and the charts. */
export function bindControls(root, data, clock, charts) {
  const part = name => root.querySelector(`[data-part="${name}"]`);
  const [epoch, step, moment] = [part('epoch'), part('step'), part('moment')];
  epoch.addEventListener('input', () => clock.set(Number(epoch.value), Number(step.value)));
  step.addEventListener('input', () => clock.set(Number(epoch.value), Number(step.value)));
  clock.listen(now => {
    const leader = now.leader();
    epoch.value = String(now.epoch);
    step.max = String(leader.steps - 1);
    step.value = String(now.step);
    const phases = [...new Set(now.sides.map((side, i) => side.phase(now.moments[i])).filter(Boolean))];
    const words = `epoch ${now.epoch}, step ${now.step} of ${leader.steps}`;
    epoch.setAttribute('aria-valuetext', `${words}, ${phases.join(', then ')}`);
    step.setAttribute('aria-valuetext', `${words}, ${phases.join(', then ')}`);
    moment.dataset.time = String(now.time);
    moment.textContent = `Epoch ${now.epoch}, step ${now.step} of ${leader.steps}, in ${phases.join(' (old), ')}${phases.length > 1 ? ' (new)' : ''}`;
  });
  part('closer').addEventListener('click', () => charts.zoom(0.5, clock.time));
  part('wider').addEventListener('click', () => charts.zoom(2, clock.time));
  part('whole').addEventListener('click', () => charts.show(0, data.end));
}
