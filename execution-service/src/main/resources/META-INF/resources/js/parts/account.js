// SPDX-License-Identifier: Apache-2.0
/** One account, and the results of all of them. */

import { commandButton } from '../commands.js';
import { cents, contracts, count, decimal, dollars, moment, share, signedDollars, tone, words } from '../format.js';
import { html, nothing } from '../lib.js';
import { ledgerMark } from './ledger-mark.js';

/**
 * @param {object} account of /accounts
 * @param {?object} now the same account in the live state
 * @param {?object} sizing its last sizing decision
 * @param {() => void} changed
 */
export function accountCard(account, now, sizing, changed) {
  const { standing } = account;
  const isRunning = standing.state === 'RUNNING' && standing.protections.length === 0;
  return html`<section class="card" data-account=${account.account}>
    <header><h3>${account.account}</h3><span class="small quiet">${account.strategy || 'no trade yet'}</span>
      <span class="side">${state(account)}
        ${isRunning ? commandButton({ kind: 'pause', account: account.account }, 'Pause', changed) : commandButton({ kind: 'resume', account: account.account }, 'Resume', changed)}
        ${commandButton({ kind: 'kill', account: account.account }, 'Kill', changed)}</span></header>
    ${account.halted ? html`<p class="down">${account.halted}</p>` : nothing}
    ${standing.state === 'RUNNING' ? nothing : html`<p class="warn">${words(standing.state)} since ${moment(standing.since)}${standing.reason ? `: ${standing.reason}` : ''}</p>`}
    ${standing.protections.map(tripped)}
    <dl class="facts">
      <div><dt>Equity now</dt><dd>${dollars(now?.equity)} ${ledgerMark()}</dd></div>
      <div><dt>Result after fees</dt><dd class=${tone(account.tradePnl)}>${signedDollars(account.tradePnl)}</dd></div>
      <div><dt>Fees paid</dt><dd>${dollars(account.fees)}</dd></div>
      <div><dt>Cash</dt><dd>${dollars(account.cash)} <small>of ${dollars(account.initialCash)}</small></dd></div>
      <div><dt>Trades won</dt><dd>${count(account.wins)} <small>of ${count(account.trades)}</small></dd></div>
      <div><dt>Open</dt><dd>${count(account.openPositions)} <small>at ${dollars(account.openOutlay)}</small></dd></div>
    </dl>
    ${sizing ? size(sizing) : nothing}
  </section>`;
}

function state(account) {
  const word = account.halted ? 'HALTED' : account.standing.state;
  return html`<span class="chip ${word === 'RUNNING' ? 'good' : word === 'PAUSED' ? 'warn' : 'bad'}" data-state=${word}>${words(word)}</span>`;
}

function tripped(protection) {
  return html`<p class="warn small">${words(protection.protection)}${protection.instance ? ` of ${protection.instance}` : ''}:
    ${protection.value ?? '–'} of ${protection.threshold ?? '–'} ${protection.unit ?? ''}, ${protection.until ? html`until ${moment(protection.until)}` : 'until resumed'}</p>`;
}

/** How much its last entry cost, and why. */
function size(decision) {
  const facts = [
    `rule ${words(decision.rule)}`,
    `win rate ${decimal(decision.winRatePercent, 1)} % of ${count(decision.trades)}`,
    `streak ${decision.streak}`,
    ...(decision.cappedBy === 'NONE' ? [] : [`capped by ${words(decision.cappedBy)}`]),
  ];
  return html`<p class="small sizing"><span class="quiet">Last size</span> <b>${dollars(decision.size)}</b>
    <span class="quiet">(base ${dollars(decision.base)}, ${contracts(decision.contracts)} contracts at up to ${cents(decision.limit)}, policy ${decision.policy ?? 'not noted'}):
    ${facts.join(', ')}; ${moment(decision.time, 'clock')}</span></p>`;
}

/** Results side by side, with how far they can be trusted. */
export function resultsTable(statistics) {
  const rows = [...statistics.groups, { name: 'all together', statistics: statistics.total }];
  return html`<section class="card" aria-labelledby="results-title">
    <header><h2 id="results-title">Results side by side</h2><span class="side small quiet">intervals are of 95 %; a dash where there are too few trades to say</span></header>
    <div class="scroll" role="region" aria-label="Results" tabindex="0"><table>
      <caption class="unseen">Results of each account, after fees</caption>
      <thead><tr><th scope="col">Account</th><th scope="col" class="number">Trades</th><th scope="col" class="number">Net</th><th scope="col" class="number">Fees</th>
        <th scope="col" class="number">Win rate</th><th scope="col" class="number">between</th><th scope="col" class="number">By trade</th>
        <th scope="col" class="number" title="Profits by losses">Profit factor</th><th scope="col" class="number" title="Mean by its standard error">t</th><th scope="col" class="number">Deepest fall</th>
        <th scope="col" class="number" title="Less is better">Brier</th><th scope="col" class="number">Filled</th></tr></thead>
      <tbody>${rows.map(resultRow)}</tbody>
    </table></div>
  </section>`;
}

function resultRow({ name, statistics: { results, drawdown, forecasts, execution } }) {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${count(results.trades)}</td>
    <td class="number ${tone(results.net)}">${signedDollars(results.net)}</td>
    <td class="number">${dollars(results.fees)}</td>
    <td class="number">${share(results.winRate)}</td>
    <td class="number quiet">${results.winRateLow == null ? '–' : html`${share(results.winRateLow)} – ${share(results.winRateHigh)}`}</td>
    <td class="number ${tone(results.expectancy)}">${signedDollars(results.expectancy)}</td>
    <td class="number">${decimal(results.profitFactor, 2)}</td>
    <td class="number">${decimal(results.tStatistic, 2)}</td>
    <td class="number">${dollars(drawdown.depth)}</td>
    <td class="number">${decimal(forecasts.brier, 3)}</td>
    <td class="number">${share(execution.fillRate)}</td>
  </tr>`;
}
