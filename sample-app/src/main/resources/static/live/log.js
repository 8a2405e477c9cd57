import { byId, html, show } from './dom.js';
import { clock, plural, SETTINGS } from './format.js';

const MOST = 40;
const PAUSE_MILLIS = 5000;

const failures = { starter: { requests: [], quiet: false }, plain: { requests: [], quiet: false } };

/** Writes a line on top of what happened. */
export function log(message, kind = '') {
  const list = byId('log');
  list.prepend(html('li', { 'data-kind': kind }, html('time', {}, clock(Date.now())), html('span', {}, message)));
  while (list.childElementCount > MOST) {
    list.lastElementChild.remove();
  }
  show('log-empty', false);
}

/** Writes one line in five seconds for all that failed, as much of it fails for one reason. */
export function logFailures(requests) {
  for (const [settings, waiting] of Object.entries(failures)) {
    waiting.requests.push(...requests.filter((request) => request.settings === settings && request.outcome !== 'ok'));
    tell(settings, waiting);
  }
}

function tell(settings, waiting) {
  if (waiting.requests.length === 0 || waiting.quiet) {
    return;
  }
  const [{ error, outcome }] = waiting.requests;
  log(`${plural(waiting.requests.length, 'request')} through ${SETTINGS[settings]} failed: ${error ?? outcome}`, 'bad');
  waiting.requests = [];
  waiting.quiet = true;
  setTimeout(() => {
    waiting.quiet = false;
    tell(settings, waiting);
  }, PAUSE_MILLIS);
}
