import { readData } from './data.js';
import { Clock } from './clock.js';
import { drawCharts } from './charts.js';
import { bindControls } from './controls.js';
import { fillValues } from './values.js';
import { bindList } from './list.js';

const data = readData(document);
const clock = new Clock(data);
const charts = drawCharts(data, clock);
bindControls(data, clock, charts);
fillValues(data, clock);
bindList(charts);
clock.set(0, 0);
document.documentElement.classList.add('ready');
