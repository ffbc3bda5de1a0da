// SPDX-License-Identifier: Apache-2.0
/** How things stand: index, markets, positions, money. */

import { get } from '../api.js';
import { MarketCharts } from '../charts/market-charts.js';
import { dollars } from '../format.js';
import { CRASHES, TRADES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { live } from '../live.js';
import { firstMarket, inOrder } from '../market-words.js';
import { accountsCard, crashesCard, positionsCard, tradesCard } from '../parts/money.js';
import { bookCard, marketFacts, marketList } from '../parts/market.js';
import { indexCard } from '../parts/index-card.js';
import { empty, Resource } from '../resource.js';
import { go, link } from '../router.js';

const RANGES = [
  { label: '15 min', ms: 900_000 },
  { label: '1 h', ms: 3_600_000 },
  { label: '8 h', ms: 28_800_000 },
];
const POINTS = 1000;
const AGAIN_MS = 5000;

class Now {
  #main;
  #pinned = '';
  #drawn = '';
  #timer = 0;
  #range = RANGES[0];
  #charts = new MarketCharts({ sync: 'now', btcHeight: 190, kHeight: 200 });
  #past = new Resource(() => this.#ask(), () => this.#begin());
  #trades = new Resource(() => get('trades', { limit: 10 }), () => this.#traded());
  #crashes = new Resource(() => get('flash-events', { limit: 6 }), () => this.#draw());
  #known = null;
  #fresh = new Set();
  #ends;

  constructor(main, route) {
    this.#main = main;
    this.#pinned = route.query.get('market') ?? '';
    this.#trades.load();
    this.#crashes.load();
    this.#ends = [
      onLedger(TRADES, () => {
        this.#trades.load();
        this.#remark();
      }),
      onLedger(CRASHES, () => {
        this.#crashes.load();
        this.#remark();
      }),
    ];
    this.#draw();
    if (live.now) {
      this.live(live.now);
    }
  }

  follow(route) {
    this.#pinned = route.query.get('market') ?? '';
    this.live(live.now);
  }

  /** @param {object} now */
  live(now) {
    if (!now) {
      this.#draw();
      return;
    }
    const market = this.#market(now);
    if ((market?.ticker ?? '-') !== this.#drawn) {
      this.#drawn = market?.ticker ?? '-';
      this.#past.clear();
      this.#past.load();
    } else if (this.#past.value) {
      this.#charts.add(now.tapeTimeMs, row(now, market), number(market?.strike));
    }
    document.title = `${dollars(now.index.price)} · Flashpaper`;
    this.#draw();
  }

  end() {
    clearTimeout(this.#timer);
    this.#ends.forEach((end) => end());
    this.#past.end();
    this.#trades.end();
    this.#crashes.end();
    this.#charts.end();
  }

  #market(now) {
    return now.markets.find((market) => market.ticker === this.#pinned) ?? firstMarket(now.markets);
  }

  async #ask() {
    const { tapeTimeMs } = live.now;
    const market = this.#drawn === '-' ? undefined : this.#drawn;
    const from = tapeTimeMs - this.#range.ms;
    const since = new Date(from).toISOString();
    const [history, crashes, trades] = await Promise.all([
      get('history', { from, to: tapeTimeMs, market, points: POINTS }),
      market ? get('flash-events', { market, since, limit: 100 }) : { flashEvents: [] },
      market ? get('trades', { market, since, limit: 200 }) : { trades: [] },
    ]);
    return { history, crashes: crashes.flashEvents, trades: trades.trades };
  }

  #begin() {
    const past = this.#past.value;
    if (past && !this.#past.error) {
      this.#charts.begin(past.history, past.crashes, past.trades);
      this.#askAgain(past.history);
    }
    this.#draw();
  }

  /** After a restart the service reads its history again, and is asked again until it has. */
  #askAgain(history) {
    clearTimeout(this.#timer);
    if (history.whole === false) {
      this.#timer = setTimeout(() => this.#past.load(), AGAIN_MS);
    }
  }

  /** Trades that were not there before are shown as new. */
  #traded() {
    const ids = this.#trades.value?.trades.map((trade) => trade.id) ?? [];
    this.#fresh = new Set(this.#known ? ids.filter((id) => !this.#known.has(id)) : []);
    this.#known = new Set(ids);
    this.#draw();
  }

  /** Only the marks are asked for again: the lines went on by themselves. */
  async #remark() {
    const market = this.#drawn;
    if (!this.#past.value || market === '-') {
      return;
    }
    const since = new Date(live.now.tapeTimeMs - this.#range.ms).toISOString();
    const [crashes, trades] = await Promise.all([
      get('flash-events', { market, since, limit: 100 }),
      get('trades', { market, since, limit: 200 }),
    ]).catch(() => []);
    if (crashes && market === this.#drawn) {
      this.#charts.mark(crashes.flashEvents, trades.trades);
    }
  }

  #choose(range) {
    this.#range = range;
    this.#past.load();
    this.#draw();
  }

  #draw() {
    const { now } = live;
    render(now ? this.#content(now) : this.#waiting(), this.#main);
  }

  #waiting() {
    return html`<h1 class="unseen">Now</h1>${empty('Nothing has arrived yet', 'The first numbers come with the first event of the tape: a few seconds after ./flashpaper demo or live says that the stack runs.')}`;
  }

  #content(now) {
    const market = this.#market(now);
    return html`<h1 class="unseen">Now</h1>
      <div class="now">
        <div class="stack rail">${indexCard(now)} ${accountsCard(now.accounts)} ${crashesCard(this.#crashes)}</div>
        <div class="stack centre">
          <section class="card focus" aria-labelledby="focus-title">
            ${market ? marketFacts(market, now) : empty('No market is live', 'The next one opens on the quarter hour; what is shown here goes on by itself.')}
            <div class="ranges">
              <div class="segments" role="group" aria-label="Time shown">
                ${RANGES.map((range) => html`<button aria-pressed=${range === this.#range} @click=${() => this.#choose(range)}>${range.label}</button>`)}
              </div>
              ${this.#past.error ? html`<span class="small warn" role="status">No history: ${this.#past.error.message} <button @click=${() => this.#past.load()}>Try again</button></span>` : nothing}
            </div>
            ${this.#charts.content}
          </section>
          ${positionsCard(now.positions)} ${tradesCard(this.#trades, this.#fresh)}
        </div>
        <div class="stack side-rail">
          ${market ? bookCard(market) : nothing}
          ${marketList(inOrder(now.markets), market?.ticker, now, (ticker) => go(link('now', '', { market: ticker }), true))}
        </div>
      </div>`;
  }
}

const number = (text) => (text == null ? null : Number(text));

function row(now, market) {
  return {
    btc: number(now.index.price),
    yesBid: number(market?.yesBid),
    yesAsk: number(market?.yesAsk),
    fairValue: number(market?.fairValue),
  };
}

/** Opens the view. */
export const open = (main, route) => new Now(main, route);
