// SPDX-License-Identifier: Apache-2.0
/** How things stand: index, markets, positions, money. */

import { get } from '../api.js';
import { MarketCourse, RANGES } from '../charts/market-course.js';
import { dollars } from '../format.js';
import { CRASHES, TRADES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { live } from '../live.js';
import { firstMarket, inOrder } from '../market-words.js';
import { indexCard } from '../parts/index-card.js';
import { bookCard, marketFacts, marketList } from '../parts/market.js';
import { accountsCard, crashesCard, positionsCard, tradesCard } from '../parts/money.js';
import { onPermissions } from '../permissions.js';
import { empty, Resource } from '../resource.js';
import { go, link } from '../router.js';

class Now {
  #main;
  /** The market somebody chose, if they did. */
  #pinned = '';
  #known = null;
  #fresh = new Set();
  #course = new MarketCourse(() => this.#draw());
  #trades = new Resource(() => get('trades', { limit: 10 }), () => this.#traded());
  #crashes = new Resource(() => get('flash-events', { limit: 6 }), () => this.#draw());
  #ends;

  constructor(main, route) {
    this.#main = main;
    this.#pinned = route.query.get('market') ?? '';
    this.#trades.load();
    this.#crashes.load();
    this.#ends = [onLedger(TRADES, () => this.#heard(this.#trades)), onLedger(CRASHES, () => this.#heard(this.#crashes)), onPermissions(() => this.#draw())];
    this.live(live.now);
  }

  follow(route) {
    this.#pinned = route.query.get('market') ?? '';
    this.live(live.now);
  }

  /** @param {?object} now */
  live(now) {
    if (now) {
      this.#course.live(now, this.#market(now));
      document.title = `${dollars(now.index.price)} · Flashpaper`;
    }
    this.#draw();
  }

  end() {
    this.#ends.forEach((end) => end());
    this.#trades.end();
    this.#crashes.end();
    this.#course.end();
  }

  #market(now) {
    return now.markets.find((market) => market.ticker === this.#pinned) ?? firstMarket(now.markets);
  }

  #heard(resource) {
    resource.load();
    this.#course.remark();
  }

  /** Trades that were not there before are shown as new. */
  #traded() {
    const ids = this.#trades.value?.trades.map((trade) => trade.id) ?? [];
    this.#fresh = new Set(this.#known ? ids.filter((id) => !this.#known.has(id)) : []);
    this.#known = new Set(ids);
    this.#draw();
  }

  #draw() {
    const { now } = live;
    render(html`<h1 class="unseen">Now</h1>${now ? this.#content(now) : waiting()}`, this.#main);
  }

  #content(now) {
    const market = this.#market(now);
    const choose = (ticker) => go(link('now', '', { market: ticker }), true);
    return html`<div class="now">
      <div class="stack rail">${indexCard(now)} ${accountsCard(now.accounts)} ${crashesCard(this.#crashes)}</div>
      <div class="stack centre">
        <section class="card focus" aria-labelledby="focus-title">
          ${market ? marketFacts(market, now) : empty('No market is live', html`<span id="focus-title">The next one opens on the quarter hour; this page goes on by itself.</span>`)}
          ${this.#ranges()} ${this.#course.content}
        </section>
        ${positionsCard(now.positions)} ${tradesCard(this.#trades, this.#fresh)}
      </div>
      <div class="stack side-rail">${market ? bookCard(market) : nothing} ${marketList(inOrder(now.markets), market?.ticker, now, choose)}</div>
    </div>`;
  }

  #ranges() {
    const { error } = this.#course;
    return html`<div class="ranges">
      ${error ? html`<span class="small warn" role="status">No history: ${error.message} <button @click=${() => this.#course.load()}>Try again</button></span>` : nothing}
      <div class="segments" role="group" aria-label="Time shown">
        ${RANGES.map((range) => html`<button aria-pressed=${range === this.#course.range} @click=${() => this.#course.choose(range)}>${range.label}</button>`)}
      </div>
    </div>`;
  }
}

function waiting() {
  return live.connection === 'connecting'
    ? html`<p class="quiet">Opening the tape …</p>`
    : empty('Nothing has arrived yet', 'The first numbers come with the first event of the tape: a few seconds after ./flashpaper demo or live says that the stack runs.');
}

/** Opens the view. */
export const open = (main, route) => new Now(main, route);
