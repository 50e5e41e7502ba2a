import { readData } from './data.js';
import { Clock } from './clock.js';
import { drawCharts } from './charts.js';
import { bindControls } from './controls.js';
import { fillValues } from './values.js';
import { bindFollow } from './follow.js';
import { bindList } from './list.js';
import { keepTime, keptTime } from './host.js';

// A page has a view for each methodology, or for each pair of them; views know nothing of each other.
for (const root of document.querySelectorAll('[data-view]')) {
  const data = readData(root);
  if (data === null)
    continue;
  const clock = new Clock(data);
  const charts = drawCharts(root, data, clock);
  bindControls(root, data, clock, charts);
  fillValues(root, data, clock);
  bindList(root, charts);
  bindFollow(root, data, clock);
  clock.setTime(keptTime());
  clock.listen(({ time }) => keepTime(time));
}
document.documentElement.classList.add('ready');
