// SPDX-License-Identifier: Apache-2.0
/** How money, prices and times are written. Decimal strings are rounded as such: no sum of money passes through a float. */

import { html, nothing } from './lib.js';

/** What stands where nothing is known. */
export const NONE = '–';
const MINUS = '−';

/**
 * A decimal string with so many decimals, rounded half away from zero, with thousands separated.
 * @param {string|number|null|undefined} value such as `-1234.567800`
 * @param {number} decimals
 * @param {{signed?: boolean, prefix?: string, suffix?: string}} [how]
 * @returns {string} such as `−$1,234.57`
 */
export function decimal(value, decimals, how = {}) {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(value == null ? '' : plain(value));
  if (!parts) {
    return NONE;
  }
  const fraction = (parts[3] ?? '').padEnd(decimals + 1, '0');
  const scaled = BigInt(parts[2] + fraction.slice(0, decimals)) + (fraction[decimals] >= '5' ? 1n : 0n);
  const digits = scaled.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = decimals ? '.' + digits.slice(-decimals) : '';
  const sign = scaled === 0n ? '' : parts[1] === '-' ? MINUS : how.signed ? '+' : '';
  return sign + (how.prefix ?? '') + whole + rest + (how.suffix ?? '');
}

function plain(value) {
  return typeof value === 'number' ? (Number.isFinite(value) ? value.toFixed(8) : '') : value;
}

/** @param {?string} value dollars @returns {string} such as `$1,012.34` */
export const dollars = (value) => decimal(value, 2, { prefix: '$' });

/** @param {?string} value dollars @returns {string} such as `+$1.20` */
export const signedDollars = (value) => decimal(value, 2, { prefix: '$', signed: true });

/**
 * A contract's price in cents, with as many decimals as it needs.
 * @param {?string|number} price dollars, 0 to 1
 * @param {boolean} [signed]
 * @returns {string} such as `52¢` or `52.5¢`
 */
export function cents(price, signed = false) {
  if (price == null || price === '') {
    return NONE;
  }
  const hundredfold = Math.round(Number(price) * 1e4) / 100;
  const decimals = Number.isInteger(hundredfold) ? 0 : Number.isInteger(hundredfold * 10) ? 1 : 2;
  return decimal(hundredfold, decimals, { suffix: '¢', signed });
}

/** @param {?string|number} value @returns {string} contracts, such as `1,250` or `12.5` */
export function contracts(value) {
  const text = decimal(value, 2);
  return text.replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros));
}

/** @param {?string} value any number or word @returns {string} without zeros that say nothing */
export function figure(value) {
  return value == null ? NONE : /^-?\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, '').replace('-', MINUS) : words(value);
}

/** @param {?string|number} value percent @param {number} [decimals] */
export const percent = (value, decimals = 1) => decimal(value, decimals, { suffix: ' %' });

/** @param {?string|number} value percent @param {number} [decimals] */
export const signedPercent = (value, decimals = 2) => decimal(value, decimals, { suffix: ' %', signed: true });

/** @param {?string|number} value a share, 0 to 1 @param {number} [decimals] */
export const share = (value, decimals = 1) => (value == null ? NONE : percent(Number(value) * 100, decimals));

/** @param {?number} value @returns {string} a count with thousands separated */
export const count = (value) => decimal(value, 0);

/** @param {?string|number} value @returns {string} class for a gain or loss: never the only sign of it */
export function tone(value) {
  const number = Number(value);
  return number > 0 ? 'up' : number < 0 ? 'down' : '';
}

/**
 * How long something takes or took.
 * @param {?number} ms
 * @returns {string} such as `420 ms`, `7.5 s`, `3 min 05 s`, `2 h 10 min`
 */
export function duration(ms) {
  if (ms == null || !Number.isFinite(Number(ms))) {
    return NONE;
  }
  const size = Math.abs(ms);
  if (size < 1000) {
    return `${Math.round(ms)} ms`;
  }
  if (size < 10_000) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  const seconds = Math.round(size / 1000);
  const sign = ms < 0 ? MINUS : '';
  if (seconds < 60) {
    return `${sign}${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${sign}${minutes} min ${two(seconds % 60)} s`
    : `${sign}${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** @param {number} ms left @returns {string} such as `4:05` or `1:02:30` */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const two = (number) => String(number).padStart(2, '0');
const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const SHORT = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DATED = new Intl.DateTimeFormat(undefined, {
  month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
});

/** @param {number} ms @returns {string} local time of day, with seconds */
export const clockTime = (ms) => CLOCK.format(ms);

/** @param {number} ms @returns {string} local time of day, without seconds */
export const shortTime = (ms) => SHORT.format(ms);

/**
 * A moment in the local zone; UTC stands in its title.
 * @param {?string|number} when ISO time, or milliseconds since 1970
 * @param {'clock'|'dated'} [how]
 */
export function moment(when, how = 'dated') {
  if (when == null) {
    return NONE;
  }
  const date = new Date(when);
  if (Number.isNaN(date.getTime())) {
    return nothing;
  }
  const utc = date.toISOString();
  return html`<time datetime=${utc} title="${utc.replace('T', ' ').replace('Z', '')} UTC">${(how === 'clock' ? CLOCK : DATED).format(date)}</time>`;
}

/** @param {?string} word such as `AWAITING_SETTLEMENT` @returns {string} such as `awaiting settlement` */
export const words = (word) => (word == null ? NONE : word.replaceAll(/[_-]/g, ' ').toLowerCase());
