import { byId, html, icon, show, state as setState, svg, text } from './dom.js';
import { amount, clock, count, duration, known, NONE, plural, span } from './format.js';

const MOST_SLOTS = 60;
const HALF_A_CENT = .005;

export function renderBalance({ balance }, now) {
  const measured = known(balance?.measuredAt) && balance.measuredAt > 0;
  text('balance-total', measured ? amount(balance.total) : NONE);
  text('balance-expected', amount(balance?.expected));
  text('balance-transfers', count(balance?.transfers));
  text('balance-lost', count(balance?.lost));
  text('balance-doubled', count(balance?.doubled));
  const difference = measured ? balance.total - balance.expected : 0;
  const wrong = Math.abs(difference) > HALF_A_CENT || balance?.lost > 0 || balance?.doubled > 0;
  const verdict = !measured ? 'none' : wrong ? 'wrong' : 'right';
  setState('balance-verdict', verdict);
  icon('balance-verdict', { none: 'unknown', wrong: 'away', right: 'right' }[verdict]);
  byId('balance-verdict').lastElementChild.textContent = !measured ? 'Not counted yet'
    : !wrong ? 'The same as at the start'
      : Math.abs(difference) > HALF_A_CENT ? `${difference > 0 ? '+' : '−'}${amount(Math.abs(difference))}: not what it was`
        : 'Transfers are not what callers were told';
  const madeThoughFailed = balance?.madeThoughFailed ?? 0;
  byId('balance-text').classList.toggle('warning', madeThoughFailed > 0);
  text('balance-text', madeThoughFailed > 0
    ? `${plural(madeThoughFailed, 'transfer')} told as failed, yet made: whoever tries again pays twice.`
    : measured ? `On ${plural(balance.accounts, 'account')}, counted ${span(now - balance.measuredAt)} ago.`
      : 'Transfers move it; nothing may change it. It is counted while there is load.');
}

export function renderHours({ compute }) {
  const { awakeSeconds, asleepSeconds } = compute;
  const whole = awakeSeconds + asleepSeconds;
  text('hours-used', hours(compute.hoursUsed));
  text('hours-saved', hours(compute.hoursSaved));
  const chart = byId('hours');
  const width = chart.clientWidth;
  const awake = whole > 0 ? awakeSeconds / whole * width : 0;
  const part = (name, x, wide) => svg('rect', { class: name, x, y: 0, width: Math.max(0, wide), height: 14, rx: 4 });
  chart.replaceChildren(part('nothing', 0, width), ...(whole > 0
    ? [part('awake', 0, awake - 1), part('asleep', awake + 1, width - awake - 1)] : []));
  text('hours-awake', span(awakeSeconds * 1000));
  text('hours-asleep', span(asleepSeconds * 1000));
  const share = whole > 0 ? Math.round(asleepSeconds / whole * 100) : 0;
  text('hours-used-name', whole > 0 ? `Used: awake ${100 - share} %` : 'Used');
  text('hours-saved-name', whole > 0 ? `Saved: asleep ${share} %` : 'Saved');
  text('hours-wakes', plural(compute.wakes, 'time'));
  text('hours-sleeps', known(compute.sleepsAfterSeconds) ? span(compute.sleepsAfterSeconds * 1000) : NONE);
}

function hours(value) {
  return known(value) ? `${value.toFixed(value < 1 ? 4 : 2)} h` : NONE;
}

export function renderPool({ pool, sessions }) {
  const slots = byId('slots');
  const kinds = Array.from({ length: Math.min(pool.maximum, MOST_SLOTS) },
    (unused, index) => index < pool.active ? 'slot active' : index < pool.size ? 'slot idle' : 'slot');
  while (slots.childElementCount > kinds.length) {
    slots.lastElementChild.remove();
  }
  kinds.forEach((kind, index) => {
    const slot = slots.children[index] ?? slots.appendChild(html('li'));
    slot.className = kind;
  });
  const more = Math.max(0, pool.maximum - pool.size);
  text('pool-text', `${pool.active} in use (filled), ${pool.idle} idle (outlined), ${more} more may be opened (dashed). `
    + (pool.waiting ? `${plural(pool.waiting, 'caller')} waiting for one.` : 'Nobody waits.'));
  show('sessions-empty', sessions.length === 0);
  show('sessions-table', sessions.length > 0);
  byId('sessions').replaceChildren(...sessions.slice(0, 8).map((session) => html('tr', {},
    html('td', {}, (session.transaction ?? 'no transaction') + (session.readOnly ? ' (read-only)' : '')),
    html('td', { class: 'wide' }, session.thread ?? ''),
    html('td', { class: 'number' }, duration(session.ageMillis)),
    html('td', { class: 'number' }, count(session.statements)))));
}

export function renderGuards({ keepalive, breaker, commits }, now) {
  const next = keepalive.active && keepalive.nextPing > now ? `, next ping in ${span(keepalive.nextPing - now)}` : '';
  text('keepalive', `${keepalive.mode}: ${keepalive.active ? 'on' : 'resting, it may sleep'}${next}`);
  text('keepalive-pings', count(keepalive.pings) + (keepalive.lastPing ? `, last at ${clock(keepalive.lastPing)}` : ''));
  setState('breaker', breaker.state);
  text('breaker', { closed: '✓ closed', open: '✕ open', 'half-open': '… half-open' }[breaker.state] ?? breaker.state);
  text('breaker-openings', plural(breaker.openings, 'time'));
  text('commits-doubt', count(commits.inDoubt));
  text('commits-resolved', `${count(commits.committed)} / ${count(commits.rolledBack)} / ${count(commits.unknown)}`);
}
