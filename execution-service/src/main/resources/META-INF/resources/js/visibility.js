// SPDX-License-Identifier: Apache-2.0
/** A page nobody looks at lets its connections go: a browser has few of them for one service. */

const HIDDEN_MS = 15_000;
const followers = new Set();
let timer = 0;
let isAway = false;

document.addEventListener('visibilitychange', () => {
  clearTimeout(timer);
  if (document.hidden) {
    timer = setTimeout(() => {
      isAway = true;
      followers.forEach((follower) => follower.hidden());
    }, HIDDEN_MS);
  } else if (isAway) {
    isAway = false;
    followers.forEach((follower) => follower.seen());
  }
});

/**
 * Follows whether the page is looked at.
 * @param {{seen: () => void, hidden: () => void}} follower
 */
export function whileSeen(follower) {
  followers.add(follower);
}
