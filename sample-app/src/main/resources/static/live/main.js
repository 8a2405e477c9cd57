import { renderComparison } from './comparison.js';
import { bindControls, renderControls } from './controls.js';
import { byId, icon, show, state as setState, text } from './dom.js';
import { renderBalance, renderGuards, renderHours, renderPool } from './figures.js';
import { clock, duration, span } from './format.js';
import { renderLatency } from './latency.js';
import { log, logFailures } from './log.js';
import { Model } from './model.js';
import { Stream } from './stream.js';
import { renderTimeline } from './timeline.js';
import { renderTrips } from './trips.js';

const model = new Model();
let drawn = false;

const stream = new Stream({
  hello: greet,
  state: (state) => {
    model.update(state);
    draw();
  },
  compute: tellCompute,
  requests: (requests) => {
    logFailures(model.addRequests(requests));
    draw();
  },
}, showConnection);

bindControls((requests) => {
  model.addRequests(requests);
  draw();
});
byId('try-now').addEventListener('click', () => stream.open());
addEventListener('resize', draw);
setInterval(draw, 1000);
stream.open();

function greet(hello) {
  const before = model.hello?.instance;
  model.greet(hello);
  text('application', hello.application);
  text('endpoint', hello.endpoint);
  const latency = hello.state.network?.latencyMillis;
  text('network', latency ? `, a network ${latency} ms away` : '');
  document.title = `${hello.endpoint}, live`;
  if (before && before !== hello.instance) {
    log('The application was started anew. What you see begins afresh.');
  }
  draw();
}

function tellCompute(event) {
  model.addEvent(event);
  const before = model.events.at(-2)?.state;
  const cause = event.cause ? `: ${event.cause}` : '';
  const woken = event.state === 'awake' && before === 'waking' ? `, after ${duration(event.millis)}` : '';
  const message = `The compute is ${event.state}${woken}${cause}.`;
  log(message);
  draw();
}

function showConnection({ state, seconds }) {
  if (state === 'connecting' && !byId('gone').hidden) {
    text('gone-text', 'trying again now');
    return;
  }
  setState('connection', state);
  text('connection-text', { connecting: 'connecting', open: 'live', lost: 'not connected' }[state]);
  const lost = state === 'lost';
  if (lost) {
    model.fallSilent();
    text('gone-text', `trying again in ${seconds} s`);
    text('gone-since', model.state ? clock(model.knownUntil()) : 'before');
  }
  show('gone', lost);
  text('announcement', lost ? 'The application does not answer. Trying again.' : '');
  document.body.classList.toggle('stale', lost);
  byId('controls').inert = lost;
}

/** Draws once, before the next frame is shown. */
function draw() {
  if (!drawn) {
    drawn = true;
    requestAnimationFrame(() => {
      drawn = false;
      if (model.state) {
        render();
      }
    });
  }
}

function render() {
  const { hello, state } = model;
  const now = model.now();
  model.forgetOld();
  const { compute } = state;
  setState('compute-pill', compute.state);
  icon('compute-pill', compute.state);
  text('compute-state', compute.state);
  text('compute-since', `for ${span(model.knownUntil() - compute.since)}`);
  const away = compute.state === 'away' && byId('gone').hidden;
  show('away', away);
  text('away-text', state.breaker.state === 'open' ? 'the circuit breaker is open, so requests fail at once instead of waiting'
    : 'requests wait until it is plain that the database is gone, then fail at once');
  renderTimeline(model);
  renderControls(hello, state);
  renderLatency(model);
  renderComparison(state);
  renderTrips(model);
  renderBalance(state, now);
  renderHours(state);
  renderPool(state);
  renderGuards(state, now);
}
