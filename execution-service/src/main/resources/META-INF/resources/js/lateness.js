// SPDX-License-Identifier: Apache-2.0
/** How far the ledger is behind the tape that the page shows. */

/**
 * A demo's tape may run twenty times as fast as the wall, and the ledger is read every half second: then it is ten seconds of tape
 * behind while all is well. A feed that comes back after an hour puts it an hour behind for a moment. So it is not the distance that
 * counts: late is a ledger that has not even come to where the tape was so long ago by the wall.
 */
const GRACE_MS = 5000;

export class Lateness {
  /** Where the tape was, and when; the first is the latest that is old enough to count, once there is one. */
  #seen = [];

  /**
   * Takes what arrived.
   * @param {object} now
   * @param {number} wallMs
   */
  note(now, wallMs) {
    this.#seen.push({ wallMs, tapeMs: now.tapeTimeMs });
    this.#drop(wallMs);
  }

  /**
   * How much tape the ledger is behind.
   * @param {object} now the last that arrived
   * @param {number} heardMs when the service was heard last: what became of the ledger since is not known
   * @returns {number} tape time in ms; 0 while it keeps up, or before it has begun
   */
  behindMs(now, heardMs) {
    this.#drop(heardMs);
    const ledgerMs = Date.parse(now.ledgerTime ?? '');
    const [then] = this.#seen;
    const isLate = then != null && heardMs - then.wallMs >= GRACE_MS && ledgerMs < then.tapeMs;
    return isLate ? now.tapeTimeMs - ledgerMs : 0;
  }

  #drop(wallMs) {
    while (this.#seen.length > 1 && wallMs - this.#seen[1].wallMs >= GRACE_MS) {
      this.#seen.shift();
    }
  }
}
