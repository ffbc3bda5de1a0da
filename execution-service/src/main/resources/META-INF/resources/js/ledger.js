// SPDX-License-Identifier: Apache-2.0
/** What the ledger enters, as it is committed: views look again when something of theirs changed. */

import { address } from './api.js';
import { EventStream } from './event-stream.js';
import { onToken } from './token.js';
import { whileSeen } from './visibility.js';

/** Many entries in a row are one reason to look again. */
const CALM_MS = 400;

export const TRADES = ['trade-opened', 'trade-closed', 'trade-restated', 'awaiting-settlement', 'settlement-overdue'];
export const CRASHES = ['flash-crash', 'flash-crash-ended'];
export const STRATEGIES = ['strategy-started', 'strategy-stopped', 'strategy-removed', 'sizing-failed'];
export const ACCOUNTS = ['account-opened', 'account-halted', 'plan-changed', 'command-taken', 'protection-tripped', 'protection-ended'];

const followers = new Set();

const stream = new EventStream(address('stream', { type: [...TRADES, ...CRASHES, ...STRATEGIES, ...ACCOUNTS].join(',') }), {
  event(name, data) {
    for (const follower of followers) {
      if (follower.types.includes(name)) {
        follower.later(name, data);
      }
    }
  },
  state() {
    // The other stream says whether the service is there.
  },
});

/** Begins to listen. */
export function startLedger() {
  stream.start();
  onToken(() => stream.start());
  whileSeen({ seen: () => stream.start(), hidden: () => stream.stop() });
}

/**
 * Calls back after entries of some types, once for many in a row.
 * @param {string[]} types
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function onLedger(types, listener) {
  let timer = 0;
  const follower = {
    types,
    later() {
      timer ||= setTimeout(() => {
        timer = 0;
        listener();
      }, CALM_MS);
    },
  };
  followers.add(follower);
  return () => {
    clearTimeout(timer);
    followers.delete(follower);
  };
}
