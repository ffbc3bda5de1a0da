// SPDX-License-Identifier: Apache-2.0
/** The table of trades with all its columns. */

import { cents, contracts, dollars, duration, moment, signedDollars, tone, words } from '../format.js';
import { html, nothing, repeat } from '../lib.js';
import { link } from '../router.js';
import { side } from './money.js';

/**
 * @param {object[]} trades
 * @param {string} sort
 * @param {string} order
 * @param {(by: string) => void} sortBy
 */
export function tradeRows(trades, sort, order, sortBy) {
  const sortable = (by, label, more = '') => html`<th scope="col" class=${more} aria-sort=${by === sort ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}>
    <button class="sort" type="button" @click=${() => sortBy(by)}>${label}</button></th>`;
  return html`<div class="scroll" role="region" aria-label="Table of trades" tabindex="0"><table class="trades">
    <caption class="unseen">Trades</caption>
    <thead><tr>
      ${sortable('opened', 'Opened')} ${sortable('closed', 'Closed', 'roomy')}
      <th scope="col">Market</th><th scope="col" class="roomy">Account</th><th scope="col" class="roomy">Instance</th><th scope="col">Side</th>
      <th scope="col" class="number roomy">Contracts</th><th scope="col" class="number roomy">In</th><th scope="col" class="number roomy">Out</th>
      <th scope="col" class="number roomy">Fees</th><th scope="col" class="roomy">Why in</th><th scope="col" class="roomy">Why out</th><th scope="col" class="roomy">Data</th>
      ${sortable('pnl', 'Result', 'number')}
    </tr></thead>
    <tbody>${repeat(trades, (trade) => trade.id, row)}</tbody>
  </table></div>`;
}

function row(trade) {
  const held = trade.closedAt ? Date.parse(trade.closedAt) - Date.parse(trade.openedAt) : null;
  return html`<tr data-trade=${trade.id}>
    <td>${moment(trade.openedAt)}</td>
    <td class="roomy">${trade.closedAt ? html`${moment(trade.closedAt, 'clock')} <span class="quiet small">${duration(held)}</span>` : html`<span class="chip info">${words(trade.status)}</span>`}</td>
    <th scope="row"><a href=${link('trades', trade.id)}>${trade.market}</a></th>
    <td class="roomy">${trade.account}</td>
    <td class="roomy">${trade.instance} <span class="quiet small">${trade.strategyVersion}</span></td>
    <td>${side(trade.side)}</td>
    <td class="number roomy">${contracts(trade.quantity)}</td>
    <td class="number roomy">${cents(trade.entryPrice)}</td>
    <td class="number roomy">${cents(trade.exitPrice)}</td>
    <td class="number roomy">${dollars(trade.fees)}</td>
    <td class="roomy">${words(trade.entryReason?.code)}</td>
    <td class="roomy">${trade.exitReason ? words(trade.exitReason) : nothing}</td>
    <td class="quiet roomy">${words(trade.entryGrade)}</td>
    <td class="number ${tone(trade.pnl)}">${signedDollars(trade.pnl)}</td>
  </tr>`;
}
