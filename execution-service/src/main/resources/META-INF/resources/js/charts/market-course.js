// SPDX-License-Identifier: Apache-2.0
/** The charts of whichever market is looked at: begun with what was, continued with what arrives. */

import { get } from '../api.js';
import { live } from '../live.js';
import { Resource } from '../resource.js';
import { MarketCharts } from './market-charts.js';
import { Missed } from './missed.js';

/** How far back can be looked. */
export const RANGES = [
  { label: '15 min', ms: 900_000 },
  { label: '1 h', ms: 3_600_000 },
  { label: '8 h', ms: 28_800_000 },
];
const POINTS = 1000;
const AGAIN_MS = 5000;

export class MarketCourse {
  #changed;
  #ticker;
  #timer = 0;
  #missed = new Missed();
  #charts = new MarketCharts({ sync: 'now', btcHeight: 190, kHeight: 200 });
  #past = new Resource(() => this.#ask(), () => this.#begin());
  range = RANGES[0];

  /** @param {() => void} changed is called when its state changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** What it is put into the page as. */
  get content() {
    return this.#charts.content;
  }

  /** @returns {?Error} why there is no history */
  get error() {
    return this.#past.error;
  }

  /**
   * Goes on, or begins anew where it is another market now.
   * @param {object} now
   * @param {?object} market none shows the index alone
   */
  live(now, market) {
    const ticker = market?.ticker ?? null;
    const missed = this.#missed.something();
    if (ticker !== this.#ticker) {
      this.#ticker = ticker;
      this.#charts.clear(this.range.ms);
      this.#past.clear();
      this.load();
    } else if (missed) {
      this.#charts.interrupt();
      this.load();
    }
    this.#charts.add(now.tapeTimeMs, row(now, market), number(market?.strike));
  }

  /** @param {{label: string, ms: number}} range */
  choose(range) {
    this.range = range;
    this.load();
    this.#changed();
  }

  load() {
    this.#past.load();
  }

  /** Only the marks are asked for again: the lines went on by themselves. */
  async remark() {
    const ticker = this.#ticker;
    if (this.#past.value) {
      const marks = await this.#marks().catch(() => null);
      if (marks && ticker === this.#ticker) {
        this.#charts.mark(marks.crashes, marks.trades);
      }
    }
  }

  end() {
    clearTimeout(this.#timer);
    this.#past.end();
    this.#charts.end();
  }

  async #ask() {
    const { tapeTimeMs: to } = live.now;
    const asked = { from: to - this.range.ms, to, market: this.#ticker, points: POINTS };
    const [history, marks] = await Promise.all([get('history', asked), this.#marks()]);
    return { history, ...marks };
  }

  async #marks() {
    if (!this.#ticker) {
      return { crashes: [], trades: [] };
    }
    const wanted = { market: this.#ticker, since: new Date(live.now.tapeTimeMs - this.range.ms).toISOString(), limit: 100 };
    const [{ flashEvents }, { trades }] = await Promise.all([get('flash-events', wanted), get('trades', wanted)]);
    return { crashes: flashEvents, trades };
  }

  #begin() {
    const { value: past, error } = this.#past;
    if (past && !error) {
      this.#charts.begin(past.history, past.crashes, past.trades);
    }
    clearTimeout(this.#timer);
    if (error || past.history.whole === false) {
      // After a restart the service reads its history again; it is asked again until it has.
      this.#timer = setTimeout(() => this.load(), AGAIN_MS);
    }
    this.#changed();
  }
}

const number = (text) => (text == null ? null : Number(text));

function row(now, market) {
  return {
    btc: number(now.index.price),
    yesBid: number(market?.yesBid),
    yesAsk: number(market?.yesAsk),
    fairValue: number(market?.fairValue),
  };
}
