// SPDX-License-Identifier: Apache-2.0
/** Everything that a trade can be explained by, in the order in which it happened. */

import { cents, contracts, count, decimal, dollars, duration, moment, percent, words } from '../format.js';
import { html, nothing } from '../lib.js';

/** @param {object} detail of /trades/ID */
export function evidence(detail) {
  const { trade } = detail;
  return html`<div class="stack">
    ${part('Why', html`${reason(trade.entryReason)} ${strategy(detail)} ${gates(detail.gates)}`)}
    ${trade.sizing ? part('How much', sizing(trade.sizing)) : nothing}
    ${part('Orders', detail.orders.map(order))}
    ${part('Fills and fees', fills([...trade.entryFills, ...trade.exitFills]))}
    ${part('Why it ended', trade.exitReason ? html`${detail.exitReason?.code ? reason(detail.exitReason) : html`<p><b>${words(trade.exitReason)}</b></p>`} ${settlement(trade.settlement, detail.settlements)}` : html`<p class="quiet">It is not over.</p>`)}
  </div>`;
}

const part = (title, content) => html`<section class="card"><header><h2>${title}</h2></header>${content}</section>`;

function reason(said) {
  return said?.code
    ? html`<p><b>${words(said.code)}</b></p><dl class="facts small">${(said.facts ?? []).map((fact) => factOf(fact))}</dl>`
    : nothing;
}

/** A number whose name ends in its unit. */
function factOf({ name, value }) {
  const [label, written] = named(name, value);
  return html`<div><dt>${label}</dt><dd>${written}</dd></div>`;
}

function named(name, value) {
  const label = (ending) => spaced(name.slice(0, name.length - ending.length) || name);
  if (typeof value !== 'number') {
    return [spaced(name), String(value)];
  }
  if (/Micros$/.test(name)) {
    return [label('Micros'), decimal((value / 1e6).toFixed(6), Math.abs(value) < 2e6 ? 4 : 2, { prefix: '$' })];
  }
  if (/Ppm$/.test(name)) {
    return [label('Ppm'), percent(value / 1e4, 2)];
  }
  if (/Ms$/.test(name)) {
    return [label('Ms'), duration(value)];
  }
  return [spaced(name), count(value)];
}

const spaced = (name) => name.replaceAll(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();

function strategy({ strategy: running, trade, signal }) {
  return html`<p class="small quiet">${running
      ? html`${running.strategy} ${running.version}, running since ${moment(running.loadedAt)} as ${running.instance};
        jar <span class="mono" title=${running.sha256}>${running.sha256.slice(0, 12)}…</span>`
      : html`${trade.strategy} ${trade.strategyVersion}`}
    ${signal ? html`; it said “${words(signal.desire)}” at ${moment(signal.time, 'clock')}` : nothing}; tape events ${count(trade.signalOffset)} (wish) and ${count(trade.entryOffset)} (order)</p>
    ${running?.parameters && Object.keys(running.parameters).length
      ? html`<details><summary class="small">Parameters as configured</summary><pre class="small">${JSON.stringify(running.parameters, null, 2)}</pre></details>` : nothing}`;
}

function gates(stops) {
  return stops.length
    ? html`<details><summary class="small">What stopped its wishes in the hour before</summary>
        <ul class="small">${stops.map((stop) => html`<li>${words(stop.gate)}: ${count(stop.count)} times${stop.value == null ? '' : `, last ${stop.value} against ${stop.threshold ?? '–'} ${stop.unit ?? ''}`}</li>`)}</ul></details>`
    : nothing;
}

function sizing(decision) {
  return html`<p><b>${dollars(decision.size)}</b> by rule ${words(decision.rule)} (base ${dollars(decision.base)}), policy ${decision.policy ?? 'not noted'} ${decision.policyVersion ?? ''}:
      ${contracts(decision.affordable)} contracts can be paid for at ${cents(decision.limit)}, ${contracts(decision.contracts)} were ordered${decision.cappedBy === 'NONE' ? '' : `, capped by ${words(decision.cappedBy)}`}.</p>
    <dl class="facts small">${decision.facts.map(factOf)}</dl>`;
}

function order(one) {
  const isEntry = one.kind === 'ENTRY';
  const limit = Number(one.limit) ? html`at ${cents(one.limit)} or ${isEntry ? 'less' : 'more'}` : 'at what is paid';
  const outcome = one.outcome == null ? 'on its way' : words(one.outcome);
  return html`<p class="small">${isEntry ? 'Buy' : 'Sell'} ${contracts(one.quantity)} ${limit}, decided ${moment(one.decidedAt, 'clock')}, ${duration(one.latencyMs)} on its way:
    <b>${outcome}</b>${one.filled == null ? nothing : html`, ${contracts(one.filled)} filled`}; data ${words(one.grade)}</p>`;
}

function fills(all) {
  return html`<div class="scroll" role="region" aria-label="Fills" tabindex="0"><table>
    <caption class="unseen">Fills</caption>
    <thead><tr><th scope="col">Time</th><th scope="col">What</th><th scope="col" class="number">Contracts</th><th scope="col" class="number">Price</th>
      <th scope="col" class="number">Fee</th><th scope="col" class="number">Rounding</th><th scope="col" class="number">Cash</th></tr></thead>
    <tbody>${all.map((fill) => html`<tr><td>${moment(fill.time, 'clock')}</td><td>${words(fill.kind)} ${fill.role ? html`<span class="quiet">${words(fill.role)}</span>` : nothing}</td>
      <td class="number">${contracts(fill.quantity)}</td><td class="number">${cents(fill.price)}</td><td class="number">${decimal(fill.tradeFee, 4, { prefix: '$' })}</td>
      <td class="number">${decimal(fill.roundingFee, 4, { prefix: '$' })}</td><td class="number">${decimal(fill.cashChange, 4, { prefix: '$', signed: true })}</td></tr>`)}</tbody>
  </table></div>`;
}

function settlement(own, official) {
  return html`${own ? html`<p class="small">Our own average before the close: ${dollars(own.ownAverage)} of ${own.ownPrints ?? '–'} prints; paid by YES contract: ${dollars(own.yesValue)}${own.restated ? `, corrected ${own.restated} times` : ''}.</p>` : nothing}
    ${official.map((one) => html`<p class="small">The venue: <b>${words(one.result)}</b>, ${moment(one.time)}</p>`)}`;
}
