// SPDX-License-Identifier: Apache-2.0
/** Trades as a file: by a plain link, or with the token that a link cannot carry. */

import { announce } from './announce.js';
import { address, ask, credentials } from './api.js';
import { html } from './lib.js';
import { currentToken } from './token.js';

const FORMATS = [
  { format: 'csv', label: 'CSV' },
  { format: 'ndjson', label: 'NDJSON' },
];

/** @param {Record<string, unknown>} filter as /trades takes it */
export function exportButtons(filter) {
  return FORMATS.map(({ format, label }) => {
    const url = address('trades/export', { ...filter, format });
    const file = `trades.${format}`;
    return currentToken()
      ? html`<button @click=${() => download(url, file)}>Export ${label}</button>`
      : html`<a class="button" href=${url} download=${file}>Export ${label}</a>`;
  });
}

async function download(url, file) {
  try {
    const answer = await ask(url, { headers: credentials() });
    const blob = URL.createObjectURL(await answer.blob());
    const anchor = document.createElement('a');
    anchor.href = blob;
    anchor.download = file;
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(blob), 60_000);
    announce(`${file} is downloaded`);
  } catch (problem) {
    alert(`${problem.title ?? 'The export failed'}: ${problem.message}`);
  }
}
