import { byId, show, text } from './dom.js';
import { duration, known, plural, SETTINGS } from './format.js';
import { log } from './log.js';

const DONE = {
  'sleep': 'Put to sleep. The next request wakes it.',
  'kill': 'Killed all connections.',
  'lose-commit': 'The next transfer’s COMMIT will be done, and its answer lost.',
  'down': 'Took the database away.',
  'up': 'Gave the database back.',
};
const HINTS = {
  starter: 'Spring Boot with this starter, as this application runs.',
  plain: 'The same code with Spring Boot’s defaults, without the starter.',
};

let running = false;
let away = false;

/** Makes the buttons work. */
export function bindControls(onRequests) {
  for (const button of document.querySelectorAll('[data-action]')) {
    button.addEventListener('click', () => press(button, () => act(button.dataset.action)));
  }
  for (const kind of ['transfer', 'read']) {
    const button = byId(`send-${kind}`);
    button.addEventListener('click', () => press(button, () => sendOne(kind, onRequests)));
  }
  const load = byId('load');
  load.addEventListener('click', () => press(load, () => running ? stopLoad() : startLoad()));
  for (const input of document.querySelectorAll('input[name=settings]')) {
    input.addEventListener('change', () => switched().catch((failure) => log(failure.message, 'bad')));
  }
  text('settings-hint', HINTS[settings()]);
}

export function renderControls(hello, state) {
  show('requests-group', hello.controls);
  show('endpoint-group', hello.controls);
  show('no-controls', !hello.controls);
  document.body.classList.toggle('watching', !hello.controls);
  running = state.load.running;
  text('load-name', running ? 'Stop load' : 'Start load');
  byId('load').classList.toggle('running', running);
  text('load-what', running ? `${state.load.perSecond} a second through ${SETTINGS[state.load.settings]}, ${
    duration(Math.max(0, state.load.until - state.time)).replace(/\.\d/, '')} to go.`
    : 'Transfers and reads, until the time is over or you stop them.');
  renderAway(state.compute.state === 'away');
}

function renderAway(now) {
  if (now === away) {
    return;
  }
  away = now;
  const button = byId('away-button');
  button.dataset.action = now ? 'up' : 'down';
  button.querySelector('use').setAttribute('href', `live/icons.svg#${now ? 'back' : 'away'}`);
  text('n-away', now ? 'Give database back' : 'Take database away');
  text('w-away', now ? 'Lets connections through again.' : 'Refuses every connection until you give it back.');
}

function settings() {
  return document.querySelector('input[name=settings]:checked').value;
}

async function press(button, what) {
  button.setAttribute('aria-busy', 'true');
  try {
    await what();
  }
  catch (failure) {
    log(failure.message, 'bad');
  }
  finally {
    button.removeAttribute('aria-busy');
  }
}

async function ask(path, method, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: { 'X-Neon-Sample': '1', ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
  }
  catch {
    throw new Error('The application does not answer.');
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => null);
    throw new Error(problem?.detail ?? `The application answered with status ${response.status}.`);
  }
  return response;
}

async function act(action) {
  await ask(`live/endpoint/${action}`, 'POST');
  log(DONE[action]);
}

async function sendOne(kind, onRequests) {
  const response = await ask('live/request', 'POST', { kind, settings: settings() });
  const request = await response.json();
  onRequests([request]);
  const trips = known(request.roundTrips) ? `, ${plural(request.roundTrips, 'round trip')}` : '';
  const told = `${kind === 'transfer' ? 'Transfer' : 'Read'} through ${SETTINGS[request.settings]}`;
  if (request.outcome === 'ok') {
    log(`${told}: ok in ${duration(request.millis)}${trips}.`, 'good');
  }
  else {
    log(`${told}: ${request.outcome} after ${duration(request.millis)}. ${request.error ?? ''}`, 'bad');
  }
}

async function startLoad() {
  const load = { settings: settings(), perSecond: Number(byId('per-second').value), seconds: Number(byId('seconds').value) };
  await ask('live/load', 'POST', load);
  log(`Started load: ${load.perSecond} a second through ${SETTINGS[load.settings]} for ${load.seconds} s.`);
}

async function stopLoad() {
  await ask('live/load', 'DELETE');
  log('Stopped load.');
}

async function switched() {
  text('settings-hint', HINTS[settings()]);
  if (running) {
    await ask('live/load', 'DELETE');
    await startLoad();
  }
}
