// SPDX-License-Identifier: Apache-2.0
/** One strategy instance: what it is, how it is set, and its reject funnel. */

import { commandButton } from '../commands.js';
import { count, figure, percent, words } from '../format.js';
import { html, nothing } from '../lib.js';

const TONES = { RUNNING: 'good', WARMING_UP: 'warn', QUARANTINED: 'bad', WAITING: 'warn' };
/** On a phone they are opened by hand. */
const ROOMY = matchMedia('(min-width: 861px)');
const SOURCES = { SIGNAL: 'beside the strategy', EXECUTION: 'in the ledger', EXIT: 'kept from selling' };

/**
 * @param {object} instance of /strategies
 * @param {?object} funnel of /decisions
 * @param {?object} account the one it trades, in the live state
 * @param {() => void} changed
 */
export function instanceCard(instance, funnel, account, changed) {
  return html`<section class="card" data-instance=${instance.instance}>
    <header><h3>${instance.instance}</h3>
      ${instance.strategy ? html`<span class="small quiet">${instance.strategy} ${instance.version ?? ''} ${instance.sha256 ? html`<span class="mono" title="SHA-256 of its jar: ${instance.sha256}">${instance.sha256.slice(0, 10)}…</span>` : nothing}</span>` : nothing}
      <span class="side">${instance.state ? html`<span class="chip ${TONES[instance.state] ?? ''}">${words(instance.state)}</span>` : nothing} ${controls(instance, account, changed)}</span></header>
    ${instance.quarantine ? quarantine(instance) : instance.problem ? html`<p class="warn">${instance.problem}</p>` : nothing}
    <div class="halves">
      <div>${instance.strategy ? facts(instance) : nothing} ${parameters(instance)}</div>
      <div><h2>What stopped its wishes in the last hour</h2>${funnel ? funnelTable(funnel) : html`<p class="state">Nothing yet.</p>`}</div>
    </div>
  </section>`;
}

function controls(instance, account, changed) {
  if (!instance.account) {
    return nothing;
  }
  const target = { account: instance.account };
  return html`<span class="small quiet">account ${instance.account}</span>
    ${account?.paused ? html`<span class="chip warn">paused</span>${commandButton({ kind: 'resume', ...target }, 'Resume', changed)}` : commandButton({ kind: 'pause', ...target }, 'Pause', changed)}`;
}

function quarantine({ instance, quarantine: why }) {
  return html`<div class="notice bad" role="alert"><strong>Quarantined since tape event ${count(why.tapeOffset)}: ${words(why.kind)}</strong> in ${why.market}.
    <pre class="small">${why.evidence}</pre>
    It wishes for nothing until its jar is replaced, or it is released: <code>POST /api/v1/strategies/${instance}/release</code> of signal-service.</div>`;
}

function facts(instance) {
  return html`<dl class="facts small">
    <div><dt>Signals</dt><dd>${count(instance.decisions)}</dd></div>
    <div><dt>Asked</dt><dd>${count(instance.evaluations)} <small>times</small></dd></div>
    <div><dt>Markets now</dt><dd title=${instance.markets.join(', ')}>${instance.markets.length}</dd></div>
    <div><dt>Series</dt><dd>${instance.series.join(', ') || 'all'}</dd></div>
  </dl>`;
}

function parameters(instance) {
  const schema = instance.schema ?? [];
  if (!schema.length) {
    return nothing;
  }
  const own = instance.parameters ?? {};
  return html`<details class="parameters" ?open=${ROOMY.matches}><summary class="small">${schema.length} parameters, ${Object.keys(own).length} set</summary>
    <div class="scroll" role="region" aria-label="Parameters of ${instance.instance}" tabindex="0"><table>
    <caption class="unseen">Parameters of ${instance.instance}</caption>
    <thead><tr><th scope="col">Parameter</th><th scope="col" class="number">Value</th><th scope="col">Unit</th><th scope="col">Allowed</th><th scope="col">What it does</th></tr></thead>
    <tbody>${schema.map((one) => html`<tr>
      <th scope="row" class="mono">${one.name}</th>
      <td class="number">${own[one.name] == null ? html`<span class="quiet" title="default">${one.defaultValue}</span>` : html`<b title="set; default ${one.defaultValue}">${own[one.name]}</b>`}</td>
      <td class="quiet">${one.unit || one.type}</td>
      <td class="quiet">${one.min || one.max ? `${one.min || '…'} to ${one.max || '…'}` : ''}</td>
      <td class="wrap">${one.doc}</td>
    </tr>`)}</tbody></table></div></details>`;
}

/** From the first question to the last; what passed them all is at the end. */
function funnelTable({ stops, orders }) {
  const most = Math.max(1, orders, ...stops.map((stop) => stop.count));
  const bar = (value, more = '') => html`<div class="meter ${more}" .style=${`--share: ${(Math.sqrt(value / most) * 100).toFixed(1)}`}><i></i></div>`;
  return html`<div class="scroll" role="region" aria-label="Reject funnel" tabindex="0"><table class="funnel">
    <caption class="unseen">Gates in the order in which they are asked; bars grow with the square root of the count</caption>
    <thead><tr><th scope="col">Gate</th><th scope="col" class="number">Count</th><th scope="col"><span class="unseen">As a bar</span></th><th scope="col" class="number">Share</th><th scope="col" class="number">Saw last</th><th scope="col" class="number">Against</th></tr></thead>
    <tbody>${stops.map((stop) => html`<tr title="${SOURCES[stop.source] ?? ''}; last ${stop.lastMinute}">
        <th scope="row">${words(stop.gate)}${stop.source === 'SIGNAL' ? '' : html` <span class="small quiet">${SOURCES[stop.source]}</span>`}</th><td class="number">${count(stop.count)}</td><td>${bar(stop.count)}</td><td class="number quiet">${percent(stop.share)}</td>
        <td class="number">${figure(stop.value)}</td><td class="number quiet">${figure(stop.threshold)} ${stop.threshold == null ? '' : stop.unit ?? ''}</td></tr>`)}
      <tr><th scope="row" class="up">passed: an order</th><td class="number">${count(orders)}</td><td>${bar(orders, 'passed')}</td><td></td><td></td><td></td></tr></tbody>
  </table></div>`;
}

/** Jars that do not run, and why. */
export function refusedJars(refused) {
  return refused.length
    ? html`<section class="card" aria-labelledby="refused-title"><header><h2 id="refused-title">Jars that were refused</h2></header>
        <ul>${refused.map((jar) => html`<li><b class="mono">${jar.file}</b> <span class="down">${jar.problem}</span></li>`)}</ul></section>`
    : nothing;
}

