const clockTime = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const money = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('en');

export const NONE = '–';

export const clock = (time) => clockTime.format(new Date(time));

export const amount = (value) => known(value) ? money.format(value) : NONE;

export const count = (value) => known(value) ? whole.format(value) : NONE;

export const known = (value) => value !== null && value !== undefined;

/** A duration in the unit that suits it. */
export function duration(millis) {
  if (!known(millis)) {
    return NONE;
  }
  if (millis < 9.95) {
    return `${Math.max(millis, 0).toFixed(1)} ms`;
  }
  if (millis < 999.5) {
    return `${Math.round(millis)} ms`;
  }
  if (millis < 9950) {
    return `${(millis / 1000).toFixed(1)} s`;
  }
  return span(millis);
}

/** A duration in whole seconds, minutes or hours. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 100) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) {
    return `${minutes} min ${seconds % 60} s`;
  }
  return minutes < 100 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const plural = (number, one, many = `${one}s`) => `${count(number)} ${number === 1 ? one : many}`;

export const SETTINGS = { starter: 'the starter', plain: 'plain Boot' };

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? null
    : sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
