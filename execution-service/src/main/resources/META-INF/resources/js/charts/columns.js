// SPDX-License-Identifier: Apache-2.0
/** Numbers over time for a chart: begun with history, continued with what arrives, never many. */

const MOST = 1600;
const USUAL_STEPS = 1000;

export class Columns {
  #names;
  #spanMs = 0;
  #stepMs = 0;
  #settledMs = 0;
  #isBroken = false;
  times = [];
  /** @type {Record<string, Array<?number>>} */
  columns = {};

  /** @param {string[]} names */
  constructor(names) {
    this.#names = names;
    names.forEach((name) => (this.columns[name] = []));
  }

  /**
   * Begins with what was; rows that are newer stay.
   * @param {object} history of /history: `fromMs`, `toMs`, `timesMs` and columns
   */
  begin(history) {
    const past = history.timesMs;
    const end = past.at(-1) ?? -Infinity;
    const newer = this.times.findIndex((ms) => ms > end);
    const joined = (before, own) => [...before, ...(newer < 0 ? [] : own.slice(newer))];
    this.#names.forEach((name) => (this.columns[name] = joined(history[name]?.length ? history[name] : past.map(() => null), this.columns[name])));
    this.times = joined(past, this.times);
    this.#spans(history.toMs - history.fromMs);
    this.#settledMs = this.times.at(-1) ?? 0;
    this.#isBroken = false;
  }

  /**
   * Forgets all rows.
   * @param {number} spanMs how much of the past those that come are kept for
   */
  clear(spanMs) {
    this.times = [];
    this.#names.forEach((name) => (this.columns[name] = []));
    this.#spans(spanMs);
    this.#settledMs = 0;
    this.#isBroken = false;
  }

  /** Nothing is known between the last row and the next one. */
  interrupt() {
    this.#isBroken = true;
  }

  #spans(ms) {
    this.#spanMs = ms;
    this.#stepMs = ms / USUAL_STEPS;
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
    if (this.#isBroken) {
      this.#break(last + 1);
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

  /** A row where nothing is known, which the next one does not replace. */
  #break(ms) {
    this.#isBroken = false;
    if (Number.isFinite(ms)) {
      this.#put(this.times, ms, false);
      this.#names.forEach((name) => this.#put(this.columns[name], null, false));
      this.#settledMs = -Infinity;
    }
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
