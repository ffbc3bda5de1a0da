// SPDX-License-Identifier: Apache-2.0
/** What is said of a chart of the past that is not there: on its way, failed, or nothing to draw. */

import { html, nothing } from '../lib.js';

/**
 * Says why there is no chart, if there is none.
 * @param {import('../resource.js').Resource} past whose value has `history`
 * @param {unknown} [besides] what is said besides where there is nothing to draw
 */
export function pastState(past, besides = nothing) {
  if (past.error) {
    return html`<p class="small warn" role="status">No history: ${past.error.message} <button @click=${() => past.load()}>Try again</button></p>`;
  }
  if (!past.value) {
    return html`<p class="state late" role="status" aria-busy="true">Reading it from the tape&nbsp;…</p>`;
  }
  const { reason } = past.value.history;
  return reason ? html`<p class="state"><strong>Nothing to draw</strong>${reason}. ${besides}</p>` : nothing;
}
