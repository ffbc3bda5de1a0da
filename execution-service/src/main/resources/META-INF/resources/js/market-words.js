// SPDX-License-Identifier: Apache-2.0
/** What a market is called, and how its quote compares with what it should be worth. */

import { cents, dollars, shortTime } from './format.js';

const FIRST_SERIES = 'KXBTC15M';
/** What would be shown as 0 cents is no difference, in dollars. */
const NO_DIFFERENCE = 0.0005;

/** @param {object} market with `ticker`, `series`, `strike`, `closeTimeMs` @returns {string} such as `15 min to 13:30` */
export function marketName(market) {
  const close = shortTime(market.closeTimeMs);
  if (market.series === FIRST_SERIES) {
    return `15 min to ${close}`;
  }
  return market.strike == null ? `${market.series} ${close}` : `above ${dollars(market.strike)} at ${close}`;
}

/**
 * What the fair value says of the quote, before fees.
 * @param {object} market with `yesBid`, `yesAsk`, `fairValue`
 * @returns {{sentence: string, tone: string}}
 */
export function verdictOnQuote(market) {
  const [fair, bid, ask] = [market.fairValue, market.yesBid, market.yesAsk].map((value) => (value == null ? null : Number(value)));
  if (fair == null || (bid == null && ask == null)) {
    return { sentence: 'not known', tone: '' };
  }
  if (ask != null && fair - ask >= NO_DIFFERENCE) {
    return { sentence: `YES ${tenths(fair - ask)} cheap`, tone: 'up' };
  }
  if (bid != null && bid - fair >= NO_DIFFERENCE) {
    return { sentence: `NO ${tenths(bid - fair)} cheap`, tone: 'down' };
  }
  return { sentence: 'within the quote', tone: '' };
}

/** @param {?number|string} price @returns {string} in cents with one decimal at most */
export const tenths = (price) => cents(price == null ? null : Math.round(Number(price) * 1000) / 1000);

/**
 * The market to look at first: the one that runs fifteen minutes, or else the next to close.
 * @param {object[]} markets
 */
export function firstMarket(markets) {
  const open = markets.filter((market) => market.status === 'OPEN');
  const byClose = (a, b) => a.closeTimeMs - b.closeTimeMs;
  return open.filter((market) => market.series === FIRST_SERIES).sort(byClose)[0] ?? open.sort(byClose)[0] ?? markets[0];
}

/**
 * Markets as a ladder: those of fifteen minutes first, then by their close, then by their strike.
 * @param {object[]} markets
 */
export function inOrder(markets) {
  const isLong = (market) => (market.series === FIRST_SERIES ? 0 : 1);
  return [...markets].sort(
    (a, b) => isLong(a) - isLong(b) || a.closeTimeMs - b.closeTimeMs || Number(a.strike) - Number(b.strike) || a.ticker.localeCompare(b.ticker),
  );
}

/** @param {?string} grade @returns {string} class of its chip */
export const gradeTone = (grade) => ({ GOOD: 'good', FAIR: 'info', POOR: 'warn', UNUSABLE: 'bad' })[grade] ?? '';
