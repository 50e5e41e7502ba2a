// One chart for each signal, all on one time. Points are the evaluator's: every end, kink and jump of a plan is one of them.
import uPlot from 'uplot';
import { color, onThemeChange } from './theme.js';
import { short, tick } from './format.js';
import { area, curve, phaseTints, reachBands, jumpMarks } from './paint.js';

const HEIGHT = 132;
const FEW = 24;
const SHORTEST_NAME = 30;

/** Draws the charts as they come into view, and moves them together. */
export function drawCharts(root, data, clock) {
  const shown = { from: 0, to: data.end };
  const open = new Map();
  const places = new Map([...root.querySelectorAll('[data-chart]')].map(place => [place, data.charts[Number(place.dataset.chart)]]));
  const charts = {
    show(from, to) {
      const length = Math.min(data.end, Math.max(to - from, 2 / clock.lead.steps));
      shown.from = Math.max(0, Math.min(from, data.end - length));
      shown.to = shown.from + length;
      root.style.setProperty('--shown-width', `${(100 * data.end) / length}%`);
      root.style.setProperty('--shown-left', `${(-100 * shown.from) / length}%`);
      for (const chart of open.values())
        chart.setScale('x', { min: shown.from, max: shown.to });
      fitPhases();
      now(clock);
    },
    zoom(factor, around) {
      const length = (shown.to - shown.from) * factor;
      const centre = around >= shown.from && around <= shown.to ? around : (shown.from + shown.to) / 2;
      charts.show(centre - length / 2, centre + length / 2);
    },
    resize() {
      for (const [place, chart] of open) {
        if (place.clientWidth > 0)
          chart.setSize({ width: place.clientWidth, height: HEIGHT });
      }
      fitPhases();
      now(clock);
    },
    redraw() {
      for (const chart of open.values())
        chart.redraw(false, true);
    },
  };

  function now(at) {
    const share = (at.time - shown.from) / (shown.to - shown.from);
    root.style.setProperty('--now', `${100 * share}%`);
    root.classList.toggle('now-hidden', share < 0 || share > 1);
  }

  // Names of phases that have no room for some letters are left out until one looks closer.
  const phases = [...root.querySelectorAll('.phase')];
  function fitPhases() {
    const fits = phases.map(phase => phase.clientWidth >= SHORTEST_NAME);
    phases.forEach((phase, i) => phase.classList.toggle('tiny', !fits[i]));
  }

  const add = place => open.has(place) || place.clientWidth === 0 || open.set(place, create(place, places.get(place), data, clock, charts, shown));
  const watcher = new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting)
        add(target);
    }
  }, { rootMargin: '400px' });
  // Of many charts those are drawn that come near the window.
  for (const place of places.keys()) {
    if (places.size <= FEW)
      add(place);
    watcher.observe(place);
  }
  new ResizeObserver(() => charts.resize()).observe(root.querySelector('[data-part="signals"]'));
  onThemeChange(() => charts.redraw());
  clock.listen(now);
  return charts;
}

function create(place, chart, data, clock, charts, shown) {
  const gutter = () => parseFloat(color('--gutter'));
  const after = parseFloat(color('--after'));
  const axis = { stroke: () => color('--faint'), font: '11px system-ui, sans-serif', grid: { stroke: () => color('--grid'), width: 1 }, ticks: { show: false } };
  const span = chart.high - chart.low;
  const room = chart.log ? (chart.high / chart.low) ** 0.06 : (span || 1) * 0.06;
  const range = chart.log ? [chart.low / room, chart.high * room] : [chart.low - room, chart.high + room];
  const plot = new uPlot({
    width: place.clientWidth,
    height: HEIGHT,
    padding: [6, after, 0, 0],
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: true, y: false, setScale: false } },
    scales: {
      x: { time: false, range: () => [shown.from, shown.to] },
      y: { range, distr: chart.log ? 3 : 1 },
    },
    axes: [
      { ...axis, size: 22, gap: 2, values: (_, ticks) => ticks.map(tick) },
      { ...axis, size: gutter, gap: 4, splits: () => chart.ticks, values: (_, ticks) => ticks.map(tick) },
    ],
    series: [{}, ...chart.lines.map((_, side) => ({ stroke: () => color(side === chart.lines.length - 1 ? '--line' : '--old'), width: 1.75, dash: side === chart.lines.length - 1 ? undefined : [5, 3], points: { show: false }, paths: curve(chart) }))],
    hooks: {
      drawClear: [u => phaseTints(u, data.sides.at(-1).phases), u => reachBands(u, chart, data.sides), u => area(u, chart)],
      draw: [u => jumpMarks(u, chart)],
      setSelect: [u => {
        if (u.select.width > 3)
          charts.show(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
        u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      }],
    },
  }, [Array.from(chart.x), ...chart.lines.map(line => (line === null ? Array.from(chart.x, () => null) : Array.from(line, value => (Number.isNaN(value) ? null : value))))], place);
  const line = document.createElement('div');
  line.className = 'now';
  plot.over.append(line);
  plot.over.addEventListener('pointermove', event => {
    // While a stretch is being marked, values stay.
    if (event.buttons === 0 || event.pointerType !== 'mouse')
      clock.setTime(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x'));
  });
  plot.over.addEventListener('click', event => clock.setTime(plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x')));
  plot.over.addEventListener('dblclick', () => charts.show(0, data.end));
  plot.root.querySelectorAll('canvas').forEach(canvas => {
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', `${chart.name}, from ${short(chart.low)} to ${short(chart.high)}; the values stand in the table and in the caption`);
  });
  return plot;
}
