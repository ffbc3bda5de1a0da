// SPDX-License-Identifier: Apache-2.0
/** The two charts of a market: the index against its strike, and K with what happened to it. */

import { cents, dollars } from '../format.js';
import { html } from '../lib.js';
import { tenths } from '../market-words.js';
import { Columns } from './columns.js';
import { marketMarks } from './marks.js';
import { Plot } from './plot.js';

const NAMES = ['btc', 'yesBid', 'yesAsk', 'fairValue'];

export class MarketCharts {
  #columns = new Columns(NAMES);
  #strike = null;
  #marks = [];
  #time;
  #btc;
  #k;

  /**
   * @param {{sync: string, btcHeight: number, kHeight: number}} how
   */
  constructor({ sync, btcHeight, kHeight }) {
    this.#btc = new Plot({
      height: btcHeight,
      label: 'Bitcoin index against the strike',
      sync,
      axis: (value) => dollars(value).replace(/\.\d+$/, (part) => (Number.isInteger(value) ? '' : part)),
      range: (min, max) => this.#withStrike(min, max),
      lines: [
        { label: 'BTC', tone: '--ink', write: dollars, width: 1.6 },
        { label: 'Strike', tone: '--accent', write: dollars, dashed: true, width: 1.2 },
      ],
    });
    this.#k = new Plot({
      height: kHeight,
      label: 'YES bid, YES ask and fair value',
      sync,
      axis: (value) => cents(value),
      range: (min, max) => [Math.max(0, Math.min(min, max - 0.06)), Math.min(1, Math.max(max, min + 0.06))],
      lines: [
        { label: 'K (YES bid)', tone: '--up', write: (v) => cents(v), steps: true, width: 1.6 },
        { label: 'YES ask', tone: '--down', write: (v) => cents(v), steps: true, width: 1 },
        { label: 'Fair value', tone: '--info', write: tenths, dashed: true, width: 1.2 },
      ],
    });
  }

  /** What the charts are put into the page as. */
  get content() {
    return html`${this.#btc.element} ${this.#k.element}
      <p class="chart-key marks">
        <span><i class="mark crash">▽</i> flash crash</span><span><i class="mark entry">▲</i> bought YES</span>
        <span><i class="mark entry">▼</i> bought NO</span><span><i class="mark exit">◇</i> out</span>
      </p>`;
  }

  /**
   * Shows nothing any more, as another market is looked at.
   * @param {number} spanMs how much of the past will be shown
   */
  clear(spanMs) {
    this.#columns.clear(spanMs);
    this.#strike = null;
    this.mark([], []);
  }

  /** What comes next is not joined to what was before. */
  interrupt() {
    this.#columns.interrupt();
  }

  /**
   * Begins with what was; what came later stays.
   * @param {object} history of /history
   * @param {object[]} crashes
   * @param {object[]} trades
   */
  begin(history, crashes, trades) {
    this.#columns.begin(history);
    this.#strike = history.strike == null ? this.#strike : Number(history.strike);
    this.mark(crashes, trades);
  }

  /** Marks other crashes and trades. */
  mark(crashes, trades) {
    this.#marks = marketMarks(crashes, trades);
    this.#draw();
    this.#k.say(`${crashes.length} flash crashes and ${trades.length} trades are marked; the tables below tell them.`);
  }

  /**
   * Goes on with what is.
   * @param {number} ms tape time
   * @param {Record<string, ?number>} values
   * @param {?number} strike
   */
  add(ms, values, strike) {
    this.#strike = strike ?? this.#strike;
    if (this.#columns.add(ms, values)) {
      this.#draw();
    }
  }

  end() {
    this.#btc.end();
    this.#k.end();
  }

  #draw() {
    const { times, columns } = this.#columns;
    // One row alone has no scale: it waits for another.
    const shown = (...lines) => (times.length > 1 ? lines : lines.map(() => []));
    this.#btc.show(shown(times, columns.btc, times.map(() => this.#strike)));
    this.#k.show(shown(times, columns.yesBid, columns.yesAsk, columns.fairValue), this.#marks);
    const last = columns.btc.at(-1);
    this.#btc.say(last == null ? 'No price is known.' : `Last ${dollars(last)}, strike ${this.#strike == null ? 'not known' : dollars(this.#strike)}.`);
  }

  /** The strike is on the chart unless it would flatten the price to a line. */
  #withStrike(min, max) {
    const strike = this.#strike;
    const reach = Math.max((max - min) * 3, max * 0.0006);
    return strike != null && strike > min - reach && strike < max + reach ? [Math.min(min, strike), Math.max(max, strike)] : [min, max];
  }
}
