import { byId, html, svg, text } from './dom.js';
import { clock, duration, plural, span as length } from './format.js';

const ROW = 19;
const ROWS = 3;
const TOP = ROWS * ROW + 6;
const TALL = 66;
const LOW = 12;
const GROUND = TOP + TALL;
const BAR_MILLIS = 5000;
const BARS = 22;
const HEIGHT = GROUND + BARS + 26;
const CHARACTER = 6.6;
const NUMBERS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Draws the states of the compute: how high a band is says as much as its colour. */
export function renderTimeline(model) {
  const chart = byId('timeline');
  const width = chart.clientWidth;
  if (!model.state || !width) {
    return;
  }
  const end = model.now();
  const begin = model.begin();
  const minutes = model.minutes();
  const x = (time) => (time - begin) / (end - begin) * width;
  const spans = model.spans();
  chart.setAttribute('height', HEIGHT);
  chart.replaceChildren(patterns(), ...axis(width, minutes), ...traffic(model.requests, x, end),
    ...spans.flatMap((span) => band(span, x)), ...labels(spans, x, width), line('now', Math.min(x(model.knownUntil()), width - 1), TOP, GROUND));
  text('timeline-title', minutes === 1 ? 'The compute, last minute' : `The compute, last ${NUMBERS[minutes]} minutes`);
  describe(model, spans);
}

function patterns() {
  const pattern = (id, angle, ...drawn) => svg('pattern', { id, width: 7, height: 7, patternUnits: 'userSpaceOnUse',
    patternTransform: `rotate(${angle})` }, ...drawn);
  return svg('defs', {},
    pattern('waking-pattern', 45, svg('rect', { width: 7, height: 7, class: 'waking-ground' }),
      svg('path', { d: 'M0 0V7', class: 'waking-line' })),
    pattern('away-pattern', -45, svg('path', { d: 'M0 0V7', class: 'away-line' })));
}

function line(name, x, from, to) {
  return svg('line', { class: name, x1: x, x2: x, y1: from, y2: to });
}

function words(name, x, y, content, anchor = 'start') {
  const drawn = svg('text', { class: name, x, y, 'text-anchor': anchor });
  drawn.textContent = content;
  return drawn;
}

function axis(width, minutes) {
  const drawn = [svg('line', { class: 'axis', x1: 0, x2: width, y1: GROUND + .5, y2: GROUND + .5 })];
  const step = Math.max(1, Math.round(minutes / (width < 560 ? 2 : 5)));
  for (let ago = 0; ago <= minutes; ago += step) {
    drawn.push(words('', width * (1 - ago / minutes), HEIGHT - 4, ago === 0 ? 'now' : `${ago} min ago`,
      ago === 0 ? 'end' : ago === minutes ? 'start' : 'middle'));
  }
  return drawn;
}

function traffic(requests, x, end) {
  const bars = new Map();
  for (const request of requests) {
    const at = Math.floor(request.time / BAR_MILLIS) * BAR_MILLIS;
    const bar = bars.get(at) ?? { starter: 0, plain: 0 };
    bar[request.settings]++;
    bars.set(at, bar);
  }
  const most = Math.max(10, ...[...bars.values()].map((bar) => bar.starter + bar.plain));
  const drawn = [];
  for (const [at, bar] of bars) {
    const from = Math.max(0, x(at) + .5);
    const width = Math.min(x(end), x(at + BAR_MILLIS) - .5) - from;
    let y = GROUND + 3;
    for (const settings of ['starter', 'plain']) {
      const height = bar[settings] && Math.max(2, bar[settings] / most * (BARS - 4));
      if (height && width > 0) {
        drawn.push(svg('rect', { class: settings, x: from, y, width, height }));
        y += height;
      }
    }
  }
  return drawn;
}

function band(span, x) {
  const from = x(span.from);
  const width = Math.max(x(span.to) - from, span.state === 'waking' ? 3 : 1);
  const rect = (name, height, fill) => svg('rect', { class: name, x: from, y: GROUND - height, width, height,
    rx: Math.min(3, width / 2), ...(fill && { fill }) });
  const room = Math.floor(width / CHARACTER) - 1;
  const lasted = `${span.state} ${length(span.to - span.began)}`;
  const told = [`${lasted}, ${span.cause}`, lasted].find((words) => words.length <= room);
  const inside = (name, y) => told ? [words(name, from + 7, y, span.state === 'awake' ? lasted : told)] : [];
  switch (span.state) {
    case 'awake':
      return [rect('awake', TALL), ...inside('inside', GROUND - TALL / 2 + 4)];
    case 'asleep':
      return [rect('asleep', LOW), ...inside('above', GROUND - LOW - 6)];
    case 'waking':
      return [rect('waking', TALL, 'url(#waking-pattern)')];
    case 'away':
      return [rect('away-ground', TALL), rect('away', TALL, 'url(#away-pattern)')];
    default:
      return [rect('unknown', TALL / 2)];
  }
}

/** Writes above each wake what caused it, the newest first, each where it covers no other. */
function labels(spans, x, width) {
  const free = Array(ROWS).fill(Infinity);
  const longest = width < 560 ? 22 : 46;
  const drawn = [];
  for (const span of turns(spans).reverse()) {
    const at = x(span.from);
    const content = shortened(span.label, longest);
    const long = content.length * CHARACTER + 8;
    const begin = Math.min(at, width - long + 6);
    const row = free.findIndex((limit, index) => begin + long <= limit
      && free.slice(0, index).every((below) => at <= below));
    if (row >= 0) {
      free[row] = begin - 6;
      free.forEach((limit, below) => below < row && (free[below] = Math.min(limit, at - 6)));
      drawn.unshift(line('leader', at + .5, TOP - row * ROW - 2, TOP),
        words('label', begin, TOP - row * ROW - 7, content));
    }
  }
  return drawn;
}

/** The spans that begin with something worth a word: what woke the compute, or took it away. */
function turns(spans) {
  return spans.flatMap((span, index) => {
    const before = spans[index - 1]?.state;
    if (span.from !== span.began || !span.cause) {
      return [];
    }
    if (span.state === 'waking') {
      const wake = spans[index + 1]?.state === 'awake' ? ` · ${duration(span.to - span.from)}` : '';
      return [{ ...span, label: span.cause + wake }];
    }
    return span.state === 'away' || (span.state === 'awake' && before !== 'waking') ? [{ ...span, label: span.cause }] : [];
  });
}

function shortened(words, longest) {
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}

function describe(model, spans) {
  const { compute } = model.state;
  const wakes = spans.filter((span) => span.state === 'waking' && span.from === span.began);
  const last = wakes.at(-1);
  const woken = last ? `Woken ${plural(wakes.length, 'time')}, last by ${last.cause ?? 'something unknown'} at ${clock(last.began)}.`
    : 'Not woken in this time.';
  text('timeline-text', `${capital(compute.state)} since ${clock(compute.since)}. ${woken}`);
  const list = byId('timeline-list');
  const items = model.events.slice(-30).reverse();
  if (list.dataset.shown !== String(items[0]?.time)) {
    list.dataset.shown = String(items[0]?.time);
    list.replaceChildren(...items.map((event) => html('li', {}, html('time', {}, clock(event.time)),
      html('span', {}, event.state), html('span', {}, event.cause ?? ''))));
  }
}

function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
