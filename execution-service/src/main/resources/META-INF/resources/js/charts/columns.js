// SPDX-License-Identifier: Apache-2.0
/** Numbers over time for a chart: begun with history, continued with what arrives, never many. */

const MOST = 1600;
const USUAL_STEPS = 1000;

export class Columns {
  #names;
  #spanMs = 0;
  #stepMs = 0;
  #settledMs = 0;
  times = [];
  /** @type {Record<string, Array<?number>>} */
  columns = {};

  /** @param {string[]} names */
  constructor(names) {
    this.#names = names;
    names.forEach((name) => (this.columns[name] = []));
  }

  /** @param {object} history of /history: `fromMs`, `toMs`, `timesMs` and columns */
  begin(history) {
    this.times = [...history.timesMs];
    this.#names.forEach((name) => (this.columns[name] = history[name]?.length ? [...history[name]] : this.times.map(() => null)));
    this.#spanMs = history.toMs - history.fromMs;
    this.#stepMs = this.#spanMs / USUAL_STEPS;
    this.#settledMs = this.times.at(-1) ?? 0;
  }

  /**
   * Adds a row, or puts it in the place of the last where that is only a moment old.
   * @param {number} ms
   * @param {Record<string, ?number>} values
   * @returns {boolean} whether it is newer than what was there
   */
  add(ms, values) {
    const last = this.times.at(-1) ?? -Infinity;
    if (ms <= last) {
      return false;
    }
    const replaces = this.times.length > 1 && ms - this.#settledMs < this.#stepMs;
    if (!replaces) {
      this.#settledMs = ms;
    }
    this.#put(this.times, ms, replaces);
    this.#names.forEach((name) => this.#put(this.columns[name], values[name] ?? null, replaces));
    this.#trim(ms - this.#spanMs);
    return true;
  }

  #put(column, value, replaces) {
    if (replaces) {
      column[column.length - 1] = value;
    } else {
      column.push(value);
    }
  }

  #trim(fromMs) {
    let gone = Math.max(0, this.times.length - MOST);
    while (gone < this.times.length && this.#spanMs && this.times[gone] < fromMs) {
      gone += 1;
    }
    if (gone) {
      this.times.splice(0, gone);
      this.#names.forEach((name) => this.columns[name].splice(0, gone));
    }
  }
}
