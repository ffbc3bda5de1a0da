// SPDX-License-Identifier: Apache-2.0
/** The token this page shows the service; kept for this tab alone, or in memory only. */

const KEY = 'flashpaper.token';
const listeners = new Set();
let token = stored();

/** @returns {string} the token, or nothing */
export function currentToken() {
  return token;
}

/**
 * Takes a token.
 * @param {string} value empty to forget it
 * @param {boolean} keep until the tab is closed, also when the page is loaded again
 */
export function takeToken(value, keep) {
  token = value.trim();
  try {
    if (token && keep) {
      sessionStorage.setItem(KEY, token);
    } else {
      sessionStorage.removeItem(KEY);
    }
  } catch {
    // It stays in memory.
  }
  listeners.forEach((listener) => listener());
}

/** @param {() => void} listener is called when the token changes */
export function onToken(listener) {
  listeners.add(listener);
}

function stored() {
  try {
    return sessionStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}
