// SPDX-License-Identifier: Apache-2.0
/** How far each part of the way from tape to ledger is, and the service itself, each as a card. */

import { count, decimal, duration, moment, words } from '../format.js';
import { html, nothing } from '../lib.js';

/** Behind by more than so much tape time is worth a look. */
const BEHIND_MS = 10_000;
const VERDICTS = { IDENTICAL: 'good', DIFFERENT: 'bad', FAILED: 'bad' };
const ROLES = {
  LEADER: ['good', 'It keeps the ledger.'],
  STANDBY: ['', 'Another instance keeps the ledger; this one takes over when that is gone.'],
  WAITING: ['bad', 'Something is missing.'],
};

/** From the tape to whoever listens, in the order in which it flows. */
export function progressCards(system) {
  return html`<div class="way">
    ${part('Tape', html`<div><dt>Last event</dt><dd>${count(system.tape.offset)}</dd></div>
      <div><dt>Its time</dt><dd>${moment(system.tape.time, 'clock')}</dd></div>
      <div><dt>Heard</dt><dd class=${system.tape.heardAgoMs > BEHIND_MS ? 'warn' : ''}>${system.tape.heardAgoMs == null ? 'never' : `${duration(system.tape.heardAgoMs)} ago`}</dd></div>`)}
    ${part('Signals', place(system.signals), 'judged by signal-service')}
    ${part('Ledger', place(system.ledger), 'committed to Postgres')}
    ${part('Outbox', html`<div><dt>Entries</dt><dd>${count(system.outbox.newest)}</dd></div>
      <div><dt>Published</dt><dd>${count(system.outbox.published)}</dd></div>
      <div><dt>Waiting</dt><dd class=${system.outbox.waiting > 1000 ? 'warn' : ''}>${count(system.outbox.waiting)}</dd></div>`, 'to topic ledger')}
  </div>`;
}

function part(title, facts, more = '') {
  return html`<section class="card" aria-label=${title}><header><h2>${title}</h2><span class="small quiet">${more}</span></header><dl class="facts">${facts}</dl></section>`;
}

/** A place on the tape. */
function place(found) {
  const isBehind = found.lagMs > BEHIND_MS;
  return html`<div><dt>Tape event</dt><dd>${count(found.tapeOffset)}</dd></div>
    <div><dt>Behind</dt><dd class=${isBehind ? 'warn' : ''}>${count(found.lagRecords)} <small>events</small></dd></div>
    <div><dt>In tape time</dt><dd class=${isBehind ? 'warn' : ''}>${duration(found.lagMs)}</dd></div>`;
}

/** The instance that answers. */
export function serviceCard(system) {
  const [tone, meaning] = ROLES[system.role] ?? ['', ''];
  const { history } = system;
  return html`<section class="card" aria-labelledby="service-title">
    <header><h2 id="service-title">This service</h2><span class="side"><span class="chip ${tone}" title=${meaning}>${words(system.role)}</span></span></header>
    ${system.obstacle ? html`<p class="down">${system.obstacle}</p>` : nothing}
    <dl class="facts">
      <div><dt>Version</dt><dd>${system.versions.service}</dd></div>
      <div><dt>Java</dt><dd>${system.versions.java}</dd></div>
      <div><dt>Shard</dt><dd>${system.shard}</dd></div>
      ${history ? html`<div><dt>History for charts</dt><dd>${duration(Date.parse(history.to) - Date.parse(history.from))} <small>${count(history.markets)} markets, ${decimal(history.bytes / 1e6, 1)} MB${history.whole ? '' : ', being read again'}</small></dd></div>` : nothing}
    </dl>
  </section>`;
}

/** What the last replay of the recorded tape found. */
export function verificationCard(found) {
  return html`<section class="card" aria-labelledby="verify-title"><header><h2 id="verify-title">Last verification</h2>
      ${found ? html`<span class="side"><span class="chip ${VERDICTS[found.outcome] ?? ''}">${words(found.outcome)}</span></span>` : nothing}</header>
    ${found
      ? html`<p><b>${count(found.identical)}</b> of <b>${count(found.trades)}</b> trades replayed identically, up to ${moment(found.upTo)}; ended ${moment(found.endedAt)}.</p>
        ${found.found ? html`<p class="down">${found.found}</p>` : nothing}`
      : html`<p class="state"><strong>Nothing was verified yet</strong><code>./flashpaper verify</code> replays what was recorded and compares it with this ledger, row by row.</p>`}
  </section>`;
}
