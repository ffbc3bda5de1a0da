// SPDX-License-Identifier: Apache-2.0
/** Accounts, what they hold and what they traded last, each as a card. */

import { commandButton } from '../commands.js';
import { cents, contracts, count, countdown, dollars, moment, signedDollars, tone, words } from '../format.js';
import { html, nothing, repeat } from '../lib.js';
import { tenths } from '../market-words.js';
import { ledgerMark } from './ledger-mark.js';
import { link } from '../router.js';
import { empty, shown } from '../resource.js';

/** @param {object[]} accounts of the live state */
export function accountsCard(accounts) {
  return html`<section class="card" aria-labelledby="accounts-title">
    <header><h2 id="accounts-title">Accounts after fees</h2>${ledgerMark()}<a class="side small" href="#/accounts">compare</a></header>
    <table>
      <caption class="unseen">Equity and result of each account</caption>
      <thead><tr><th scope="col">Account</th><th scope="col" class="number">Result</th><th scope="col" class="number">Equity</th><th scope="col" class="number">Open</th></tr></thead>
      <tbody>${accounts.map((account) => html`<tr>
        <th scope="row">${account.name} ${standing(account)}</th>
        <td class="number ${tone(account.realisedNet)}">${signedDollars(account.realisedNet)}</td>
        <td class="number">${dollars(account.equity)}</td>
        <td class="number">${count(account.openTrades)}</td>
      </tr>`)}</tbody>
    </table>
  </section>`;
}

/** What keeps an account from trading, if anything does. */
function standing(account) {
  if (account.halted) {
    return html`<span class="chip bad" title=${account.halted}>halted</span>`;
  }
  return account.paused ? html`<span class="chip warn">${account.state === 'KILLED' ? 'killed' : 'paused'}</span>` : nothing;
}

/** @param {object[]} positions of the live state */
export function positionsCard(positions) {
  return html`<section class="card" aria-labelledby="positions-title">
    <header><h2 id="positions-title">Open positions</h2>${ledgerMark()}<span class="side small quiet">${positions.length}</span></header>
    ${positions.length ? positionTable(positions) : empty('Nothing is held', html`When a strategy buys, it appears here by itself. <a href="#/strategies">Strategies</a> shows what stops their wishes.`)}
  </section>`;
}

/** @param {object[]} positions */
export function positionTable(positions) {
  return html`<div class="scroll" role="region" aria-label="Open positions" tabindex="0"><table class="positions">
    <caption class="unseen">Open positions, with what each would bring now</caption>
    <thead><tr><th scope="col">Market</th><th scope="col" class="roomy">Account</th><th scope="col">Side</th><th scope="col" class="number roomy spare"><abbr title="Contracts">Qty</abbr></th>
      <th scope="col" class="number roomy">Entry</th><th scope="col" class="number roomy">Bid</th><th scope="col" class="number roomy">Stop</th><th scope="col" class="number roomy">Target</th>
      <th scope="col" class="number">If closed now</th><th scope="col" class="number roomy spare">Held</th><th scope="col"><span class="unseen">Commands</span></th></tr></thead>
    <tbody>${repeat(positions, (position) => position.trade, (position) => html`<tr>
      <th scope="row"><a href=${link('trades', position.trade)}>${position.market}</a></th>
      <td class="roomy" title="by ${position.instance}">${position.account}</td>
      <td>${side(position.side)} ${position.status === 'OPEN' ? nothing : html`<span class="chip info">${words(position.status)}</span>`}</td>
      <td class="number roomy spare">${contracts(position.contracts)}</td>
      <td class="number roomy">${cents(position.entryPrice)}</td>
      <td class="number roomy">${cents(position.bid)}</td>
      <td class="number roomy">${tenths(position.stop)}</td>
      <td class="number roomy">${tenths(position.target)}</td>
      <td class="number ${tone(position.ifClosedNow)}">${signedDollars(position.ifClosedNow)}</td>
      <td class="number roomy spare">${countdown(position.heldMs)}</td>
      <td class="number">${position.status === 'OPEN' ? commandButton({ kind: 'close', trade: position.trade }, 'Close') : nothing}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/**
 * @param {import('../resource.js').Resource} trades
 * @param {Set<string>} fresh ids of those that are new
 */
export function tradesCard(trades, fresh) {
  return html`<section class="card" aria-labelledby="trades-title">
    <header><h2 id="trades-title">Last trades</h2><a class="side small" href="#/trades">all</a></header>
    ${shown(trades, (page) => (page.trades.length ? tradeTable(page.trades, fresh) : empty('No trade yet', 'The first one appears here by itself.')))}
  </section>`;
}

/** A short table of trades. */
function tradeTable(trades, fresh) {
  return html`<div class="scroll" role="region" aria-label="Trades" tabindex="0"><table class="last-trades">
    <caption class="unseen">The latest trades</caption>
    <thead><tr><th scope="col">Opened</th><th scope="col">Market</th><th scope="col" class="roomy">Account</th><th scope="col">Side</th><th scope="col" class="number roomy spare"><abbr title="Contracts">Qty</abbr></th>
      <th scope="col" class="number roomy">In</th><th scope="col" class="number roomy">Out</th><th scope="col" class="roomy">Why out</th><th scope="col" class="number">Result</th></tr></thead>
    <tbody>${repeat(trades, (trade) => trade.id, (trade) => html`<tr class=${fresh.has(trade.id) ? 'fresh' : ''} data-trade=${trade.id}>
      <td>${moment(trade.openedAt, 'clock')}</td>
      <th scope="row"><a href=${link('trades', trade.id)}>${trade.market}</a></th>
      <td class="roomy" title="by ${trade.instance}">${trade.account}</td>
      <td>${side(trade.side)}</td>
      <td class="number roomy spare">${contracts(trade.quantity)}</td>
      <td class="number roomy">${cents(trade.entryPrice)}</td>
      <td class="number roomy">${cents(trade.exitPrice)}</td>
      <td class="roomy">${trade.exitReason == null ? html`<span class="chip info">${words(trade.status)}</span>` : words(trade.exitReason)}</td>
      <td class="number ${tone(trade.pnl)}">${signedDollars(trade.pnl)}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** @param {'YES'|'NO'} which */
export const side = (which) => html`<span class="chip ${which === 'YES' ? 'good' : 'bad'}">${which}</span>`;

/** @param {import('../resource.js').Resource} crashes */
export function crashesCard(crashes) {
  return html`<section class="card" aria-labelledby="crashes-title">
    <header><h2 id="crashes-title">Last flash crashes</h2><a class="side small" href="#/flash">all</a></header>
    ${shown(crashes, (page) => (page.flashEvents.length ? crashTable(page.flashEvents) : empty('None yet', 'A fast fall of K appears here by itself.')))}
  </section>`;
}

function crashTable(crashes) {
  return html`<table class="last-crashes">
    <caption class="unseen">The latest flash crashes</caption>
    <thead><tr><th scope="col">Time</th><th scope="col" class="number">Peak to K</th><th scope="col">Verdict</th></tr></thead>
    <tbody>${repeat(crashes, (crash) => crash.id, (crash) => html`<tr data-crash=${crash.id} title=${crash.market}>
      <th scope="row">${moment(crash.time, 'clock')}</th><td class="number">${cents(crash.peak)} → ${cents(crash.k)}</td>
      <td><span class="chip ${crash.tradeable ? 'good' : ''}">${words(crash.verdict)}</span></td>
    </tr>`)}</tbody>
  </table>`;
}
