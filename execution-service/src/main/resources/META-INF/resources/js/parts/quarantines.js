// SPDX-License-Identifier: Apache-2.0
/** Quarantines there ever were, also of instances that run again. */

import { moment, words } from '../format.js';
import { html } from '../lib.js';
import { empty, shown } from '../resource.js';

/** @param {import('../resource.js').Resource} quarantines of /strategy-events */
export function quarantinesCard(quarantines) {
  return html`<section class="card" aria-labelledby="quarantines-title"><header><h2 id="quarantines-title">Quarantines so far</h2></header>
    ${shown(quarantines, ({ strategyEvents, next }) => (strategyEvents.length ? table(strategyEvents, next != null) : empty('None', 'An instance that fails is stopped, and named here for good.')))}
  </section>`;
}

function table(events, hasMore) {
  return html`<div class="scroll" role="region" aria-label="Quarantines" tabindex="0"><table>
    <caption class="unseen">Quarantines, the latest first</caption>
    <thead><tr><th scope="col">Time</th><th scope="col">Instance</th><th scope="col">Strategy</th><th scope="col">Market</th><th scope="col">Why</th><th scope="col">Evidence</th></tr></thead>
    <tbody>${events.map(({ time, instance, strategy, detail }) => html`<tr data-quarantine=${instance}>
      <td>${moment(time)}</td><th scope="row">${instance}</th><td>${strategy} <span class="quiet small">${detail.version}</span></td>
      <td>${detail.market}</td><td>${words(detail.kind)}</td><td class="wrap">${detail.evidence}</td></tr>`)}</tbody></table></div>
    ${hasMore ? html`<p class="small quiet">The last ${events.length}; <code>GET /api/v1/strategy-events?kind=quarantined</code> has all.</p>` : ''}`;
}
