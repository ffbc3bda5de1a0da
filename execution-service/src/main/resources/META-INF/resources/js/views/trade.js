// SPDX-License-Identifier: Apache-2.0
/** One trade: its figures, the chart of its life, and all its evidence. */

import { get } from '../api.js';
import { MarketCharts } from '../charts/market-charts.js';
import { Missed } from '../charts/missed.js';
import { pastState } from '../charts/past.js';
import { commandButton } from '../commands.js';
import { cents, contracts, dollars, duration, moment, signedDollars, tone, words } from '../format.js';
import { TRADES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { live } from '../live.js';
import { evidence } from '../parts/evidence.js';
import { side } from '../parts/money.js';
import { onPermissions } from '../permissions.js';
import { Resource, shown } from '../resource.js';

/** What is shown before the entry and after the end. */
const BEFORE_MS = 120_000;
const AFTER_MS = 60_000;
/** What changes a trade that is over. */
const RESTATED = ['trade-restated'];

class Trade {
  #main;
  #id;
  #missed = new Missed();
  #charts = new MarketCharts({ sync: 'trade', btcHeight: 190, kHeight: 210 });
  #detail = new Resource(() => get(`trades/${encodeURIComponent(this.#id)}`), () => this.#arrived());
  #past = new Resource(() => this.#askPast(), () => this.#begin());
  #ends;

  constructor(main, route) {
    this.#main = main;
    this.#id = route.id;
    this.#detail.load();
    this.#ends = [
      onLedger(TRADES, () => this.#isOver() || this.#detail.load()),
      onLedger(RESTATED, () => this.#isOver() && this.#detail.load()),
      onPermissions(() => this.#draw()),
    ];
    this.#draw();
  }

  follow(route) {
    if (route.id !== this.#id) {
      this.#id = route.id;
      this.#detail.clear();
      this.#past.clear();
      this.#charts.clear(BEFORE_MS);
      this.#detail.load();
      this.#draw();
    }
  }

  /** While it is open, its chart goes on. */
  live(now) {
    const missed = this.#missed.something();
    const trade = this.#detail.value?.trade;
    const market = trade && !this.#isOver() ? now?.markets.find((one) => one.ticker === trade.market) : null;
    if (market && this.#past.value) {
      if (missed) {
        this.#charts.interrupt();
        this.#past.load();
      }
      const number = (text) => (text == null ? null : Number(text));
      this.#charts.add(now.tapeTimeMs, {
        btc: number(now.index.price), yesBid: number(market.yesBid), yesAsk: number(market.yesAsk), fairValue: number(market.fairValue),
      }, number(market.strike));
    }
  }

  end() {
    this.#ends.forEach((end) => end());
    this.#detail.end();
    this.#past.end();
    this.#charts.end();
  }

  #isOver() {
    return this.#detail.value?.trade.status === 'CLOSED';
  }

  #arrived() {
    if (this.#detail.value && !this.#detail.error) {
      this.#past.load();
    }
    this.#draw();
  }

  async #askPast() {
    const { trade } = this.#detail.value;
    const from = Date.parse(trade.openedAt) - BEFORE_MS;
    const to = trade.closedAt ? Date.parse(trade.closedAt) + AFTER_MS : live.now?.tapeTimeMs ?? Date.parse(trade.openedAt) + AFTER_MS;
    const between = { market: trade.market, since: new Date(from).toISOString(), until: new Date(to).toISOString(), limit: 100 };
    const [history, crashes] = await Promise.all([get('history', { from, to, market: trade.market, points: 1200 }), get('flash-events', between)]);
    return { history, crashes: crashes.flashEvents };
  }

  #begin() {
    const past = this.#past.value;
    if (past && !this.#past.error) {
      this.#charts.begin(past.history, past.crashes, [this.#detail.value.trade]);
    }
    this.#draw();
  }

  #draw() {
    render(
      html`<div class="headline"><a href="#/trades">Trades</a><span class="quiet" aria-hidden="true">/</span><h1 class="mono">${this.#id}</h1></div>
        ${shown(this.#detail, (detail) => this.#content(detail))}`,
      this.#main,
    );
  }

  #content(detail) {
    const { trade } = detail;
    return html`<div class="stack">
      <section class="card" aria-label="Figures">
        <header><h3>${side(trade.side)} ${trade.market}</h3><span class="chip info">${words(trade.status)}</span>
          <span class="side">${trade.status === 'OPEN' ? commandButton({ kind: 'close', trade: trade.id }, 'Close', () => this.#detail.load()) : nothing}</span></header>
        ${figures(trade, detail)}
      </section>
      <div class="story">
        <section class="card" aria-labelledby="life-title">
          <header><h2 id="life-title">Its life</h2></header>
          ${pastState(this.#past, html`The figures and the evidence are kept for ever; <code>./flashpaper explain ${trade.id}</code> draws it where the tape was recorded to files.`)}
          ${this.#charts.content}
        </section>
        ${evidence(detail)}
      </div>
    </div>`;
  }
}

function figures(trade, detail) {
  const held = trade.closedAt ? Date.parse(trade.closedAt) - Date.parse(trade.openedAt) : null;
  return html`<dl class="facts wide">
    <div><dt>Result after fees</dt><dd class=${tone(trade.pnl)}>${signedDollars(trade.pnl)}</dd></div>
    <div><dt>In at</dt><dd>${cents(trade.entryPrice)} <small>${contracts(trade.quantity)} contracts</small></dd></div>
    <div><dt>Out at</dt><dd>${cents(trade.exitPrice)} <small>${trade.exitReason ? words(trade.exitReason) : ''}</small></dd></div>
    <div><dt>Cost</dt><dd>${dollars(trade.cost)}</dd></div>
    <div><dt>Proceeds</dt><dd>${dollars(trade.proceeds)}</dd></div>
    <div><dt>Fees</dt><dd>${dollars(trade.fees)}</dd></div>
    <div><dt>Account</dt><dd>${trade.account}</dd></div>
    <div><dt>Strategy</dt><dd>${trade.instance} <small>${trade.strategyVersion}</small></dd></div>
    <div><dt>Probability it saw</dt><dd>${detail.probability == null ? '–' : `${(Number(detail.probability) * 100).toFixed(1)} %`}</dd></div>
    <div><dt>Opened</dt><dd>${moment(trade.openedAt)}</dd></div>
    <div><dt>Closed</dt><dd>${moment(trade.closedAt)} <small>${held == null ? '' : `after ${duration(held)}`}</small></dd></div>
    <div><dt>Data at entry</dt><dd>${words(trade.entryGrade)}</dd></div>
  </dl>`;
}

/** Opens the view. */
export const open = (main, route) => new Trade(main, route);
