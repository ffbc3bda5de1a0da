// SPDX-License-Identifier: Apache-2.0
/** What stands on every card that shows the ledger's figures while those are not of now. */

import { duration } from '../format.js';
import { html, nothing } from '../lib.js';
import { ledgerBehindMs, live } from '../live.js';

/** A chip that says how old they are, or nothing. */
export function ledgerMark() {
  const unreadMs = live.now?.ledgerUnreadForMs;
  if (unreadMs != null) {
    return html`<span class="chip bad" title="As it was when the database could be read last">not read for ${duration(unreadMs)}</span>`;
  }
  const behindMs = ledgerBehindMs();
  return behindMs
    ? html`<span class="chip warn" title="As the ledger has it, so much tape behind the markets; valued at the prices of now">ledger ${duration(Math.floor(behindMs / 1000) * 1000)} behind</span>`
    : nothing;
}
