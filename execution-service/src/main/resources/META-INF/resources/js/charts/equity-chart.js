// SPDX-License-Identifier: Apache-2.0
/** What accounts were worth over time, side by side. */

import { clockTime, dollars } from '../format.js';
import { uPlot } from '../lib.js';
import { Plot } from './plot.js';

const TONES = ['--info', '--accent', '--up', '--down', '--muted', '--ink'];
const DATED = new Intl.DateTimeFormat(undefined, { month: 'short', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export class EquityChart {
  #plot = null;
  #names = '';

  /**
   * The element that shows these curves.
   * @param {Array<{account: string, points: Array<{time: string, equity: string}>}>} curves
   */
  show(curves) {
    const names = curves.map((curve) => curve.account).join();
    if (names !== this.#names) {
      this.end();
      this.#names = names;
      this.#plot = new Plot({
        height: 250,
        label: 'Equity of each account after fees',
        axis: dollars,
        time: (ms) => DATED.format(ms) ?? clockTime(ms),
        lines: curves.map((curve, i) => ({
          label: curve.account, tone: TONES[i % TONES.length], write: dollars, steps: true, width: 1.7, dashed: i >= TONES.length,
        })),
      });
    }
    const ends = curves.flatMap((curve) => [curve.points.at(0), curve.points.at(-1)]).filter(Boolean).map((point) => Date.parse(point.time));
    const filled = curves.map((curve) => columns(curve, Math.min(...ends) - 1000, Math.max(...ends)));
    this.#plot.show(filled.length > 1 ? uPlot.join(filled) : filled[0]);
    this.#plot.say(curves.map((curve) => `${curve.account} ${dollars(curve.points.at(-1)?.equity)}`).join(', '));
    return this.#plot.element;
  }

  end() {
    this.#plot?.end();
    this.#plot = null;
    this.#names = '';
  }
}

/** Begins with what it began with and holds to the end. Trades may close at one moment: the last of them counts. */
function columns(curve, begin, end) {
  const byTime = new Map([[begin, Number(curve.initialCash)], ...curve.points.map((point) => [Date.parse(point.time), Number(point.equity)])]);
  byTime.set(end, [...byTime.values()].at(-1));
  return [[...byTime.keys()], [...byTime.values()]];
}
