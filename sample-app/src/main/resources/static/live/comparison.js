import { byId, html, text } from './dom.js';
import { count, duration } from './format.js';

const ROWS = [
  ['Succeeded', (total) => count(total.ok)],
  ['Failed', (total) => count(total.failed), (total) => total.failed > 0],
  ['Told as failed, yet made', (total) => count(total.made), (total) => total.made > 0],
  ['Outcome unknown', (total) => count(total.unknown), (total) => total.unknown > 0],
  ['A read, median', (total) => duration(total.readMillis)],
  ['A transfer, median', (total) => duration(total.transferMillis)],
  ['Slowest', (total) => duration(total.maxMillis)],
];

export function renderComparison({ totals, balance }) {
  const body = byId('comparison');
  if (!body.childElementCount) {
    body.append(...ROWS.map(([name]) => html('tr', {}, html('th', { scope: 'row' }, name), html('td'), html('td'))));
  }
  const columns = ['starter', 'plain'].map((settings) => ({ ...totals[settings], made: balance?.madeThoughFailedBy?.[settings] ?? 0 }));
  ROWS.forEach(([, value, bad], index) => {
    columns.forEach((total, column) => {
      const cell = body.children[index].children[column + 1];
      cell.textContent = value(total) + (bad?.(total) ? ' ✕' : '');
      cell.classList.toggle('bad', Boolean(bad?.(total)));
    });
  });
  text('comparison-text', verdict(...columns));
}

function verdict(starter, plain) {
  const asked = (total) => (total.ok ?? 0) + (total.failed ?? 0) + (total.unknown ?? 0);
  if (!asked(starter) || !asked(plain)) {
    return 'Start load through one, then through the other, and be the cloud meanwhile.';
  }
  return 'The same code on the same endpoint. The starter’s transfers cost one round trip more, so that a lost answer to a '
    + 'COMMIT can be looked up; its reads do not wait for their COMMIT.';
}
