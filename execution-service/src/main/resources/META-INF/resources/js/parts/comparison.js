// SPDX-License-Identifier: Apache-2.0
/** Two accounts, market by market, and what may be said of it. */

import { count, decimal, moment, signedDollars, tone } from '../format.js';
import { html } from '../lib.js';
import { shown } from '../resource.js';

const TONE = { A_LEADS: 'good', B_LEADS: 'good', NO_EVIDENCE: 'info', NOT_ENOUGH: '' };

/**
 * @param {string[]} names of all accounts
 * @param {[string, string]} pair
 * @param {import('../resource.js').Resource} compared
 * @param {(index: number, name: string) => void} choose
 */
export function comparison(names, pair, compared, choose) {
  const select = (index, label) => html`<label class="small quiet">${label}
    <select @change=${(event) => choose(index, event.target.value)}>
      ${names.map((name) => html`<option ?selected=${name === pair[index]} ?disabled=${name === pair[1 - index]}>${name}</option>`)}
    </select></label>`;
  return html`<section class="card" aria-labelledby="compare-title">
    <header><h2 id="compare-title">Side by side, market by market</h2><span class="side">${select(0, 'A')} ${select(1, 'B')}</span></header>
    ${shown(compared, figures)}
  </section>`;
}

function figures(found) {
  return html`<p><span class="chip ${TONE[found.verdict] ?? ''}">${found.sentence}</span></p>
    ${interval(found)}
    <dl class="facts">
      <div><dt>${found.a}</dt><dd class=${tone(found.netA)}>${signedDollars(found.netA)}</dd></div>
      <div><dt>${found.b}</dt><dd class=${tone(found.netB)}>${signedDollars(found.netB)}</dd></div>
      <div><dt>Mean difference by market</dt><dd class=${tone(found.meanDifference)}>${signedDollars(found.meanDifference)}</dd></div>
      <div><dt>95 % interval</dt><dd>${found.low == null ? '–' : html`<span class="whole">${signedDollars(found.low)}</span> <small>to</small> <span class="whole">${signedDollars(found.high)}</span>`}</dd></div>
      <div><dt>t</dt><dd>${decimal(found.tStatistic, 2)}</dd></div>
      <div><dt>Markets</dt><dd>${count(found.markets)} <small>both in ${count(found.both)}, differing ${count(found.differing)} of ${count(found.needed)} needed</small></dd></div>
      <div><dt>Since</dt><dd>${moment(found.since)}</dd></div>
    </dl>
    <p class="small quiet">Of trades opened since then, in markets where neither holds anything.</p>`;
}

/** The interval as a bar about zero: where it holds zero, neither leads. */
function interval(found) {
  if (found.low == null) {
    return '';
  }
  const [low, high, mean] = [found.low, found.high, found.meanDifference].map(Number);
  const reach = Math.max(Math.abs(low), Math.abs(high)) * 1.15 || 1;
  const at = (value) => `${50 + (value / reach) * 50}%`;
  return html`<div class="interval" role="img" aria-label="Interval of the mean difference from ${signedDollars(found.low)} to ${signedDollars(found.high)}; zero is ${low <= 0 && high >= 0 ? 'inside' : 'outside'}">
    <i class="zero"></i><i class="span" .style=${`left: ${at(low)}; right: calc(100% - ${at(high)})`}></i><i class="mean" .style=${`left: ${at(mean)}`}></i>
  </div>`;
}
