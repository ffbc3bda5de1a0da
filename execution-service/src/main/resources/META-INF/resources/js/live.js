// SPDX-License-Identifier: Apache-2.0
/** How things stand now, as the service tells it several times a second, and how old that is. */

import { address } from './api.js';
import { EventStream } from './event-stream.js';
import { onToken } from './token.js';
import { whileSeen } from './visibility.js';

/** Without news for so long, what is shown is old. */
const STALE_MS = 3000;

const listeners = new Set();
let frame = 0;

/**
 * @typedef {{kind: 'live'|'stale'|'connecting'|'away', ageMs: ?number, why: ?Error}} Pulse
 */

/** What was last heard. */
export const live = {
  /** @type {?object} the last message */
  now: null,
  /** When it arrived, by this machine's clock. */
  arrivedMs: 0,
  connection: 'connecting',
  /** @type {?Error} */
  why: null,
};

const stream = new EventStream(address('live'), {
  event(name, data) {
    if (name === 'now') {
      live.now = JSON.parse(data);
      live.arrivedMs = performance.now();
      tell();
    }
  },
  state(state, why) {
    live.connection = state;
    live.why = why ?? (state === 'open' ? null : live.why);
    tell();
  },
});

/** @returns {Pulse} how fresh what is shown is */
export function pulse() {
  const ageMs = live.now ? performance.now() - live.arrivedMs : null;
  if (live.connection === 'waiting' || (live.connection === 'connecting' && live.why)) {
    return { kind: 'away', ageMs, why: live.why };
  }
  if (!live.now) {
    return { kind: 'connecting', ageMs, why: null };
  }
  return { kind: ageMs > STALE_MS ? 'stale' : 'live', ageMs, why: null };
}

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
