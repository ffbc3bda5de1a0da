// SPDX-License-Identifier: Apache-2.0
/** Whether a chart that goes on by itself has missed something. */

import { live } from '../live.js';

/**
 * News comes four times a second. A gap is judged by the wall, not by the tape, which may run twenty times as fast: hidden tabs draw
 * nothing, and a lost connection brings nothing.
 */
const UNSEEN_MS = 3000;

export class Missed {
  #seenMs = null;

  /** @returns {boolean} whether there was nothing for a while before what is now; asked with each message */
  something() {
    const before = this.#seenMs;
    this.#seenMs = live.arrivedMs;
    return before != null && live.arrivedMs - before > UNSEEN_MS;
  }
}
