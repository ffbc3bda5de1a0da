// SPDX-License-Identifier: Apache-2.0
// Before the first paint, so that the page does not flash in the other theme.
try {
  const chosen = localStorage.getItem('flashpaper.theme');
  if (chosen === 'light' || chosen === 'dark') {
    document.documentElement.dataset.theme = chosen;
  }
} catch {
  // Without storage the system's own choice stands.
}
