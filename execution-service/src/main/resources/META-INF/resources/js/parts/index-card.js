// SPDX-License-Identifier: Apache-2.0
/** The index: price, who contributes, and how far it can be trusted. */

import { decimal, dollars, duration, percent, signedPercent, tone, words } from '../format.js';
import { html } from '../lib.js';

const HEALTH = { OK: 'good', DEGRADED: 'warn', SINGLE: 'warn', DISPUTED: 'bad', NONE: 'bad' };
const MEANING = {
  OK: 'Enough exchanges agree.',
  DEGRADED: 'Fewer exchanges than usual contribute.',
  SINGLE: 'One exchange alone contributes.',
  DISPUTED: 'The exchanges disagree.',
  NONE: 'No exchange contributes.',
};
/** How the venues are reached together, from the best to the worst. */
const MODES = { WS: ['good', 'streaming'], REST: ['warn', 'polling'], DOWN: ['bad', 'no data'] };

/** @param {object} now */
export function indexCard(now) {
  const { index } = now;
  const [modeTone, modeWord] = MODES[now.mode] ?? ['', ''];
  return html`<section class="card" aria-labelledby="index-title">
    <header><h2 id="index-title">Bitcoin index</h2>
      <span class="side">
        <span class="chip ${modeTone}" id="mode" title="How Kalshi's data come: WS streams, REST is polled">${now.mode ?? '–'}${modeWord ? ` · ${modeWord}` : ''}</span>
        <span class="chip ${HEALTH[index.status] ?? ''}" title=${MEANING[index.status] ?? ''}>${index.status} · ${index.venuesUsed} used</span>
      </span>
    </header>
    <p class="price" id="btc">${dollars(index.price)}</p>
    <dl class="facts tight">
      <div><dt>60 s</dt><dd class=${tone(index.momentum60sPercent)}>${signedPercent(index.momentum60sPercent, 3)}</dd></div>
      <div><dt>Dispersion</dt><dd>${decimal(index.dispersionBps, 2)} <small>bp</small></dd></div>
      <div><dt>Volatility</dt><dd>${percent(index.volatilityPercent)} <small>a year</small></dd></div>
    </dl>
    <table class="venues">
      <caption class="unseen">Exchanges that contribute to the index</caption>
      <thead><tr><th scope="col">Exchange</th><th scope="col" class="number">Price</th><th scope="col" class="number">Off</th><th scope="col" class="number">Age</th><th scope="col">State</th></tr></thead>
      <tbody>${(index.venues ?? []).map((venue) => venueRow(venue, index.price))}</tbody>
    </table>
  </section>`;
}

function venueRow(venue, price) {
  const isUsed = venue.state === 'USED';
  const off = venue.price == null || price == null ? null : (Number(venue.price) / Number(price) - 1) * 10_000;
  return html`<tr>
    <th scope="row">${words(venue.venue)}</th>
    <td class="number">${dollars(venue.price)}</td>
    <td class="number quiet">${off == null ? '–' : decimal(off, 1, { signed: true })} bp</td>
    <td class="number quiet">${duration(venue.ageMs)}</td>
    <td><span class="chip ${isUsed ? 'good' : 'warn'}" title="Comes by ${venue.mode ?? 'nothing'}">${isUsed ? 'used' : words(venue.state)}</span></td>
  </tr>`;
}

