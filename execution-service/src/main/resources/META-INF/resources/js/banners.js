// SPDX-License-Identifier: Apache-2.0
/** What everyone must know, whatever they look at. */

import { clockTime, duration, moment } from './format.js';
import { html } from './lib.js';
import { ledgerBehindMs, live } from './live.js';
import { permissions } from './permissions.js';
import { openSettings } from './settings.js';

const PATIENCE_MS = 4000;
let waitingSince = 0;
let waitingAt = -1;
let unreadSince = null;

/** @param {import('./live.js').Pulse} pulse */
export function banners(pulse) {
  return [connection(pulse), money(pulse), halted()];
}

const seconds = (ms) => duration(Math.floor(ms / 1000) * 1000);

function connection(pulse) {
  if (!permissions.read) {
    return html`<p class="banner away"><strong>Not allowed to look</strong>${permissions.why}
      <button @click=${openSettings}>Give a token</button></p>`;
  }
  switch (pulse.kind) {
    case 'away':
      return html`<p class="banner away"><strong>Reconnecting</strong>
        ${pulse.ageMs == null ? 'Nothing has arrived yet.' : `What you see is ${seconds(pulse.ageMs)} old.`}
        ${pulse.why?.message}</p>`;
    case 'silent':
      return html`<p class="banner away"><strong>The connection is silent</strong>The service was last heard ${seconds(pulse.ageMs)} ago;
        whether the tape moves on is not known. It is soon asked anew.</p>`;
    case 'still':
      return html`<p class="banner"><strong>The tape stands still</strong>The service is there, and nothing new has reached it.
        <a href="#/feeds">Feeds</a> says whether the venues are reached, <a href="#/system">System</a> whether a service lags.</p>`;
    default:
      return '';
  }
}

/** What keeps the ledger's figures from being those of now; the gravest alone. Who is not heard says nothing of them. */
function money({ kind }) {
  const obstacle = obstacleNow();
  const { now } = live;
  const unreadMs = now?.ledgerUnreadForMs;
  unreadSince = unreadMs == null ? null : unreadSince ?? Date.now() - unreadMs;
  if (kind === 'away' || kind === 'silent') {
    return '';
  }
  if (unreadSince != null) {
    return html`<p class="banner away" id="unread"><strong>The database cannot be read since ${clockTime(unreadSince)}</strong>
      Accounts, positions and flash crashes are as they were before; the markets go on. Nothing is lost: the ledger goes on where it is once Postgres is back.</p>`;
  }
  const behindMs = ledgerBehindMs();
  const old = behindMs
    ? html`Accounts, positions and flash crashes are of ${moment(now.ledgerTime, 'clock')}, ${seconds(behindMs)} of tape behind the markets; what is held is valued at the prices of now.`
    : '';
  if (obstacle) {
    return html`<p class="banner"><strong>The ledger waits</strong>${obstacle} ${old}</p>`;
  }
  return old ? html`<p class="banner" id="behind"><strong>The ledger is behind</strong>${old} <a href="#/system">System</a> shows whether it catches up.</p>` : '';
}

function halted() {
  const names = (live.now?.accounts ?? []).filter((account) => account.halted).map((account) => account.name);
  return names.length
    ? html`<p class="banner away"><strong>Halted: ${names.join(', ')}</strong>
      The money of these accounts does not add up. <a href="#/accounts">Accounts</a> has the figures.</p>`
    : '';
}

/** Waiting for the tape is how it should be, and for signals as well while the ledger moves on. */
function obstacleNow() {
  const waitingFor = live.now?.waitingFor ?? '';
  if (live.now?.ledgerOffset !== waitingAt) {
    waitingAt = live.now?.ledgerOffset;
    waitingSince = performance.now();
  }
  switch (waitingFor) {
    case '':
    case 'tape':
      return '';
    case 'signals':
      return performance.now() - waitingSince > PATIENCE_MS
        ? 'Signal-service is silent. Nothing is lost: the ledger goes on where it is once signal-service runs.'
        : '';
    case 'database':
      return 'The database does not answer. Nothing is lost: the ledger goes on where it is once Postgres is back.';
    default:
      return waitingFor;
  }
}
