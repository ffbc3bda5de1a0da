// SPDX-License-Identifier: Apache-2.0
/** How things stand now, as the service tells it several times a second, and how old that is. */

import { address } from './api.js';
import { EventStream } from './event-stream.js';
import { Lateness } from './lateness.js';
import { onToken } from './token.js';
import { whileSeen } from './visibility.js';

/** A tape that has not moved for so long stands still. */
const STILL_MS = 3000;
/** The service says every second at least that it is there. */
const SILENT_MS = 3000;
/** A connection that is silent for so long is given up. */
const DEAD_MS = 10_000;

const lateness = new Lateness();

const listeners = new Set();
let frame = 0;

/**
 * @typedef {{kind: 'live'|'still'|'silent'|'connecting'|'away', ageMs: ?number, why: ?Error}} Pulse
 */

/** What was last heard. */
export const live = {
  /** @type {?object} the last message */
  now: null,
  /** When it arrived, by this machine's clock. */
  arrivedMs: 0,
  /** When the tape was last seen to move. */
  movedMs: 0,
  /** When the service was last heard, be it that nothing happens. */
  heardMs: 0,
  connection: 'connecting',
  /** @type {?Error} */
  why: null,
};

const stream = new EventStream(address('live'), {
  event(name, data) {
    if (name === 'now') {
      take(JSON.parse(data));
    }
  },
  heard() {
    live.heardMs = performance.now();
  },
  state(state, why) {
    live.connection = state;
    live.why = why ?? (state === 'open' ? null : live.why);
    tell();
  },
}, DEAD_MS);

function take(now) {
  live.arrivedMs = live.heardMs = performance.now();
  if (now.tapeTimeMs !== live.now?.tapeTimeMs) {
    live.movedMs = live.arrivedMs;
  }
  live.now = now;
  lateness.note(now, live.arrivedMs);
  tell();
}

/** @returns {Pulse} how fresh what is shown is */
export function pulse() {
  const age = (sinceMs) => (live.now ? performance.now() - sinceMs : null);
  if (live.connection !== 'open' && (live.now || live.why)) {
    return { kind: 'away', ageMs: age(live.arrivedMs), why: live.why };
  }
  if (!live.now) {
    return { kind: 'connecting', ageMs: null, why: null };
  }
  if (age(live.heardMs) > SILENT_MS) {
    return { kind: 'silent', ageMs: age(live.heardMs), why: null };
  }
  return { kind: age(live.movedMs) > STILL_MS ? 'still' : 'live', ageMs: age(live.movedMs), why: null };
}

/** @returns {number} how much tape the ledger is behind, in ms; 0 while it keeps up */
export const ledgerBehindMs = () => (live.now ? lateness.behindMs(live.now, live.heardMs) : 0);

/**
 * Calls back with each new state of things, at most once a frame.
 * @param {(now: ?object) => void} listener
 * @returns {() => void} ends it
 */
export function onLive(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begins to listen. */
export function startLive() {
  stream.start();
  onToken(() => stream.start());
  whileSeen({ seen: () => stream.start(), hidden: () => stream.stop() });
}

function tell() {
  if (!frame) {
    frame = requestAnimationFrame(() => {
      frame = 0;
      listeners.forEach((listener) => listener(live.now));
    });
  }
}
