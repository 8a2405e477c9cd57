import { byId, show, text } from './dom.js';
import { duration, known, median, plural } from './format.js';

const WINDOW_MILLIS = 2 * 60 * 1000;
const MOST = 1200;

let chart = null;

const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/** Draws the requests of the last two minutes; shape says settings and outcome as much as colour. */
export function renderLatency(model) {
  const end = model.now();
  const requests = model.requests.filter((request) => request.time > end - WINDOW_MILLIS).slice(-MOST);
  show('latency-empty', requests.length === 0);
  text('latency-text', summary(requests));
  chart ??= create();
  for (const dataset of chart.data.datasets) {
    dataset.data = requests.filter(dataset.of)
      .map((request) => ({ x: (request.time - end) / 1000, y: Math.max(request.millis, .1), request }));
  }
  const [min, max] = decades(requests.map((request) => request.millis));
  Object.assign(chart.options.scales.y, { min, max });
  chart.update('none');
}

function create() {
  // The first is drawn on top
  const kinds = [
    { of: (one) => one.outcome === 'failed', pointStyle: 'crossRot', name: 'text', pointRadius: 6, hollow: true },
    { of: (one) => one.outcome === 'unknown', pointStyle: 'rectRot', name: 'text', pointRadius: 6, hollow: true },
    { of: (one) => one.outcome === 'ok' && one.settings === 'starter', pointStyle: 'circle', name: 'starter', pointRadius: 3 },
    { of: (one) => one.outcome === 'ok' && one.settings === 'plain', pointStyle: 'triangle', name: 'plain', pointRadius: 4 },
  ];
  const created = new Chart(byId('latency'), {
    type: 'scatter',
    data: { datasets: kinds.map((kind) => ({ ...kind, data: [] })) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      normalized: true,
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { label: ({ raw }) => tell(raw.request) } },
      },
      scales: {
        x: { type: 'linear', min: -WINDOW_MILLIS / 1000, max: 0, ticks: { stepSize: 30, maxRotation: 0,
          callback: (value) => value === 0 ? 'now' : `${-value} s ago` } },
        y: { type: 'logarithmic', min: 1, max: 1000, ticks: { callback: decade } },
      },
    },
  });
  paint(created);
  document.addEventListener('themechange', () => paint(created));
  return created;
}

function paint(created) {
  for (const dataset of created.data.datasets) {
    dataset.pointBorderColor = colour(dataset.name);
    dataset.pointBackgroundColor = dataset.hollow ? 'transparent' : colour(dataset.name);
    dataset.pointBorderWidth = dataset.hollow ? 2.5 : 0;
  }
  for (const scale of Object.values(created.options.scales)) {
    scale.ticks.color = colour('quiet');
    scale.ticks.font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
    scale.grid = { color: (line) => line.tick.label === '' ? 'transparent' : colour('line') };
    scale.border = { color: colour('edge') };
  }
  created.update('none');
}

function decade(value) {
  return Number.isInteger(Math.round(Math.log10(value) * 1e6) / 1e6) ? duration(value).replace('.0', '') : '';
}

function decades(millis) {
  const least = Math.min(1, ...millis.map((value) => Math.max(value, .1)));
  const most = Math.max(1000, ...millis);
  return [10 ** Math.floor(Math.log10(least)), 10 ** Math.ceil(Math.log10(most))];
}

function tell(request) {
  const trips = known(request.roundTrips) ? `, ${plural(request.roundTrips, 'round trip')}` : '';
  const error = request.error ? `: ${request.error}` : '';
  return `${request.settings}: ${request.kind} ${request.outcome}, ${duration(request.millis)}${trips}${error}`;
}

function summary(requests) {
  const sentences = ['starter', 'plain'].flatMap((settings) => {
    const mine = requests.filter((request) => request.settings === settings);
    const millis = mine.filter((request) => request.outcome === 'ok').map((request) => request.millis);
    const failed = mine.filter((request) => request.outcome === 'failed').length;
    const unknown = mine.length - millis.length - failed;
    return mine.length === 0 ? [] : [`${settings === 'plain' ? 'Plain Boot' : 'Starter'}: ${plural(mine.length, 'request')}`
      + (millis.length ? `, median ${duration(median(millis))}, slowest ${duration(Math.max(...millis))}` : '')
      + `, ${failed} failed${unknown ? `, ${unknown} unknown` : ''}.`];
  });
  return sentences.length ? sentences.join(' ') : 'No requests in the last two minutes.';
}
