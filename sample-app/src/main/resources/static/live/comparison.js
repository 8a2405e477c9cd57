import { byId, html, text } from './dom.js';
import { count, duration, known, NONE } from './format.js';

const ROWS = [
  ['Succeeded', (total) => count(total?.ok)],
  ['Failed', (total) => count(total?.failed), (total) => total?.failed > 0],
  ['Outcome unknown', (total) => count(total?.unknown), (total) => total?.unknown > 0],
  ['Round trips a request', (total) => known(total?.roundTripsPerRequest) ? total.roundTripsPerRequest.toFixed(1) : NONE],
  ['Median', (total) => duration(total?.medianMillis)],
  ['Slowest', (total) => duration(total?.maxMillis)],
];

export function renderComparison({ totals }) {
  const body = byId('comparison');
  if (!body.childElementCount) {
    body.append(...ROWS.map(([name]) => html('tr', {}, html('th', { scope: 'row' }, name), html('td'), html('td'))));
  }
  ROWS.forEach(([, value, bad], index) => {
    ['starter', 'plain'].forEach((settings, column) => {
      const cell = body.children[index].children[column + 1];
      cell.textContent = value(totals[settings]) + (bad?.(totals[settings]) ? ' ✕' : '');
      cell.classList.toggle('bad', Boolean(bad?.(totals[settings])));
    });
  });
  const asked = (total) => (total?.ok ?? 0) + (total?.failed ?? 0) + (total?.unknown ?? 0);
  const both = asked(totals.starter) && asked(totals.plain);
  text('comparison-text', both ? 'The same statements on the same endpoint, since the application started.'
    : 'Send the same load through both to compare.');
}
