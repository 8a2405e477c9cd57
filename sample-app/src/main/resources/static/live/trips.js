import { byId, svg, text } from './dom.js';
import { known, NONE, plural } from './format.js';

const HEIGHT = 64;
const MOST = 60;

/** Draws how often each of the latest requests went to the database and back: plain ones as outlines. */
export function renderTrips(model) {
  const { starter, plain } = model.state.totals;
  text('trips-starter', mean(starter));
  text('trips-plain', mean(plain));
  const chart = byId('trips');
  const width = chart.clientWidth;
  const counted = model.requests.filter((request) => known(request.roundTrips)).slice(-MOST);
  const most = Math.max(6, ...counted.map((request) => request.roundTrips));
  const column = width / MOST;
  chart.replaceChildren(
    svg('line', { class: 'axis', x1: 0, x2: width, y1: HEIGHT - .5, y2: HEIGHT - .5 }),
    ...counted.map((request, index) => {
      const height = request.roundTrips / most * (HEIGHT - 4);
      return svg('rect', { class: request.settings, x: width - (counted.length - index) * column + 1, y: HEIGHT - height,
        width: Math.max(1, column - 2), height });
    }));
  text('trips-text', describe(counted, model.state.network?.latencyMillis));
}

function mean(total) {
  return known(total?.roundTripsPerRequest) ? total.roundTripsPerRequest.toFixed(1) : NONE;
}

function describe(counted, latency) {
  const last = counted.at(-1);
  return last ? `The latest ${last.kind}: ${plural(last.roundTrips, 'round trip')}. `
    + (latency ? `Each waits ${latency} ms for the network.` : 'Over a network each one is its latency.')
    : 'Send a request or start load.';
}
