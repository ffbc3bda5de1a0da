// SPDX-License-Identifier: Apache-2.0
/** Light or dark: as the system has it, unless somebody chose. */

const KEY = 'flashpaper.theme';
const system = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set();
const colours = new Map();
const probe = document.createElement('i');
probe.className = 'unseen';
document.body.append(probe);

/** @returns {boolean} whether the page is dark now */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : system.matches;
}

/** Chooses the other theme, and remembers it where that is allowed. */
export function toggleTheme() {
  const theme = isDark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // It holds for this page alone then.
  }
  tell();
}

/**
 * Calls back when the theme changes.
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function onTheme(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * A colour as a canvas can take it.
 * @param {string} name of a token, such as `--up`
 * @returns {string} such as `rgb(67, 207, 154)`
 */
export function colour(name) {
  if (!colours.has(name)) {
    probe.style.color = `var(${name})`;
    colours.set(name, getComputedStyle(probe).color);
  }
  return colours.get(name);
}

function tell() {
  colours.clear();
  listeners.forEach((listener) => listener());
}

system.addEventListener('change', tell);
