// SPDX-License-Identifier: Apache-2.0
/** Says something to whoever listens to the page instead of looking at it. */

const place = document.getElementById('announcements');

/** @param {string} sentence */
export function announce(sentence) {
  place.textContent = sentence;
}
