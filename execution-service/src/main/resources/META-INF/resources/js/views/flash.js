// SPDX-License-Identifier: Apache-2.0
/** Flash crashes: fast falls of K, what surrounded them and how they ended. */

import { get } from '../api.js';
import { MarketCharts } from '../charts/market-charts.js';
import { pastState } from '../charts/past.js';
import { cents, decimal, duration, moment, share, signedPercent, words } from '../format.js';
import { CRASHES, onLedger } from '../ledger.js';
import { html, nothing, render, repeat } from '../lib.js';
import { empty, Resource, shown } from '../resource.js';
import { go, link } from '../router.js';

const LIMIT = 40;
const AROUND_MS = 90_000;

class Flash {
  #main;
  #query;
  #before = [];
  #cursor = '';
  #chosen = null;
  #charts = null;
  #page = new Resource(() => get('flash-events', { tradeable: this.#query.get('tradeable'), limit: LIMIT, cursor: this.#cursor }), () => this.#draw());
  #past = new Resource(() => askPast(this.#chosen), () => this.#begin());
  #end;

  constructor(main, route) {
    this.#main = main;
    this.#query = route.query;
    this.#page.load();
    this.#end = onLedger(CRASHES, () => this.#before.length || this.#page.load());
    this.#draw();
  }

  follow(route) {
    this.#query = route.query;
    this.#turn([], '');
  }

  end() {
    this.#end();
    this.#page.end();
    this.#past.end();
    this.#charts?.end();
  }

  #turn(before, cursor) {
    this.#before = before;
    this.#cursor = cursor;
    this.#page.load();
  }

  #choose(crash) {
    this.#chosen = this.#chosen?.id === crash.id ? null : crash;
    this.#charts?.end();
    this.#charts = this.#chosen ? new MarketCharts({ sync: 'flash', btcHeight: 150, kHeight: 200 }) : null;
    this.#past.clear();
    if (this.#chosen) {
      this.#past.load();
    }
    this.#draw();
  }

  #begin() {
    if (this.#past.value && !this.#past.error) {
      const { history, crashes, trades } = this.#past.value;
      this.#charts?.begin(history, crashes, trades);
    }
    this.#draw();
  }

  #draw() {
    const tradeable = this.#query.get('tradeable') ?? '';
    const choice = (value, label) => html`<button aria-pressed=${tradeable === value} @click=${() => go(link('flash', '', { tradeable: value }))}>${label}</button>`;
    render(
      html`<div class="headline"><h1>Flash crashes</h1>
          <div class="side"><div class="segments" role="group" aria-label="Which">${choice('', 'All')} ${choice('true', 'Tradeable')} ${choice('false', 'Not tradeable')}</div></div></div>
        <div class="stack">
          ${this.#chosen ? this.#around() : nothing}
          <section class="card" aria-label="Flash crashes">${shown(this.#page, (page) => this.#table(page))}</section>
        </div>`,
      this.#main,
    );
  }

  #around() {
    return html`<section class="card" aria-labelledby="around-title">
      <header><h2 id="around-title">${this.#chosen.market} around ${moment(this.#chosen.time)}</h2><span class="side"><button @click=${() => this.#choose(this.#chosen)}>Close</button></span></header>
      ${pastState(this.#past)}
      ${this.#charts.content}
    </section>`;
  }

  #table(page) {
    if (!page.flashEvents.length) {
      return empty('No flash crash', 'A fast fall of K appears here by itself, tradeable or not.');
    }
    return html`<div class="scroll" role="region" aria-label="Table of flash crashes" tabindex="0"><table class="crashes">
        <caption class="unseen">Flash crashes, the latest first</caption>
        <thead><tr><th scope="col">Time</th><th scope="col">Market</th><th scope="col" class="number">Peak</th><th scope="col" class="number">K</th><th scope="col" class="number">Fall</th>
          <th scope="col" class="number roomy">Within</th><th scope="col" class="number roomy">Index 60 s</th><th scope="col" class="number roomy">Probability</th><th scope="col" class="roomy">Cause</th><th scope="col">Verdict</th><th scope="col" class="roomy">How it ended</th><th scope="col"><span class="unseen">Chart</span></th></tr></thead>
        <tbody>${repeat(page.flashEvents, (crash) => crash.id, (crash) => this.#row(crash))}</tbody>
      </table></div>
      <nav class="pager" aria-label="Pages">
        <button ?disabled=${!this.#before.length} @click=${() => this.#turn(this.#before.slice(0, -1), this.#before.at(-1))}>Previous page</button>
        <span class="quiet">page ${this.#before.length + 1}</span>
        <button ?disabled=${!page.next} @click=${() => this.#turn([...this.#before, this.#cursor], page.next)}>Next page</button>
      </nav>`;
  }

  #row(crash) {
    const isChosen = crash.id === this.#chosen?.id;
    return html`<tr data-crash=${crash.id} class=${isChosen ? 'chosen' : ''}>
      <td>${moment(crash.time, 'clock')}</td><th scope="row">${crash.market}</th>
      <td class="number">${cents(crash.peak)}</td><td class="number">${cents(crash.k)}</td>
      <td class="number down">${decimal(crash.dropPercent, 1, { prefix: '−' })} %</td>
      <td class="number roomy">${duration(crash.peakAgeMs)}</td>
      <td class="number roomy">${signedPercent(crash.momentumPercent, 3)}</td>
      <td class="number roomy" title="By the model, when K was at its peak, and after the fall">${share(crash.atPeak.probability)} → ${share(crash.now.probability)}</td>
      <td class="roomy">${words(crash.cause)}</td>
      <td><span class="chip ${crash.tradeable ? 'good' : ''}">${words(crash.verdict)}</span></td>
      <td class="roomy">${crash.end ? html`${words(crash.end.by)} <span class="quiet">after ${duration(crash.end.afterMs)}, low ${cents(crash.end.trough)}</span>` : html`<span class="chip info">under way</span>`}</td>
      <td><button aria-pressed=${isChosen} aria-label="Chart of the crash in ${crash.market}" @click=${() => this.#choose(crash)}>Chart</button></td>
    </tr>`;
  }
}

async function askPast(crash) {
  const at = Date.parse(crash.time);
  const [from, to] = [at - AROUND_MS, at + AROUND_MS];
  const between = { market: crash.market, since: new Date(from).toISOString(), until: new Date(to).toISOString(), limit: 100 };
  const [history, crashes, trades] = await Promise.all([
    get('history', { from, to, market: crash.market, points: 1200 }), get('flash-events', between), get('trades', between),
  ]);
  return { history, crashes: crashes.flashEvents, trades: trades.trades };
}

/** Opens the view. */
export const open = (main, route) => new Flash(main, route);
