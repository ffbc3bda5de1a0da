// SPDX-License-Identifier: Apache-2.0
/** All trades: filtered, sorted, in pages, and as a file. */

import { get, getAll } from '../api.js';
import { exportButtons } from '../export.js';
import { TRADES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { FILTERS, filterForm } from '../parts/trade-filter.js';
import { tradeRows } from '../parts/trade-rows.js';
import { empty, Resource, shown } from '../resource.js';
import { currentRoute, go, link } from '../router.js';

const LIMIT = 50;

class Trades {
  #main;
  #query;
  /** Cursors of the pages before this one. */
  #before = [];
  #cursor = '';
  #news = 0;
  #accounts = [];
  #page = new Resource(() => get('trades', { ...this.#filter(), sort: this.#query.get('sort'), order: this.#query.get('order'), limit: LIMIT, cursor: this.#cursor }), () => this.#draw());
  #end;

  constructor(main, route) {
    this.#main = main;
    this.#query = route.query;
    this.#page.load();
    this.#end = onLedger(TRADES, () => this.#heard());
    getAll('accounts', 'accounts').then((accounts) => {
      this.#accounts = accounts.map((account) => account.account);
      this.#draw();
    }, () => {});
    this.#draw();
  }

  follow(route) {
    this.#query = route.query;
    this.#turn([], '');
  }

  end() {
    this.#end();
    this.#page.end();
  }

  /** The first page follows by itself; a page somebody reads does not move under their eyes. */
  #heard() {
    if (this.#before.length) {
      this.#news += 1;
      this.#draw();
    } else {
      this.#page.load();
    }
  }

  #filter() {
    return Object.fromEntries(FILTERS.map((name) => [name, this.#query.get(name)]).filter(([, value]) => value));
  }

  /** By result or end only closed trades can be sorted, and the service answers no others then. */
  #isClosedAlone() {
    return (this.#query.get('sort') || 'opened') !== 'opened';
  }

  #turn(before, cursor) {
    this.#before = before;
    this.#cursor = cursor;
    this.#news = 0;
    this.#page.load();
  }

  #sort(by) {
    const sort = this.#query.get('sort') || 'opened';
    const order = this.#query.get('order') || 'desc';
    this.#go({ sort: by, order: sort === by && order === 'desc' ? 'asc' : 'desc' });
  }

  #go(changes) {
    go(link('trades', '', { ...Object.fromEntries(currentRoute().query), ...changes }));
  }

  #draw() {
    const filter = this.#filter();
    render(
      html`<div class="headline"><h1>Trades</h1><div class="side">${exportButtons({ ...filter, ...(this.#isClosedAlone() ? {} : { order: this.#query.get('order') }) })}</div></div>
        <div class="stack">
          ${filterForm(filter, this.#accounts, (changes) => this.#go(changes), () => go('#/trades'))}
          <section class="card" aria-label="Trades">
            ${this.#news ? html`<p><button @click=${() => this.#turn([], '')}>There are newer trades: back to the first page</button></p>` : nothing}
            ${this.#isClosedAlone()
              ? html`<p class="small warn" id="closed-alone">Closed trades alone are shown: an open one has no place in this order. An export has them all, by the time they were opened.
                  <button @click=${() => this.#go({ sort: '', order: '' })}>Show the open ones</button></p>`
              : nothing}
            ${shown(this.#page, (page) => this.#table(page, Object.keys(filter).length > 0))}
          </section>
        </div>`,
      this.#main,
    );
  }

  #table(page, isFiltered) {
    if (!page.trades.length) {
      return isFiltered
        ? empty('No trade is like that', html`<button @click=${() => go('#/trades')}>Show all</button>`)
        : empty('No trade yet', html`The first one appears here by itself. <a href="#/strategies">Strategies</a> shows what stops their wishes.`);
    }
    const sort = this.#query.get('sort') || 'opened';
    const order = this.#query.get('order') || 'desc';
    return html`${tradeRows(page.trades, sort, order, (by) => this.#sort(by))}
      <nav class="pager" aria-label="Pages">
        <button ?disabled=${!this.#before.length} @click=${() => this.#turn(this.#before.slice(0, -1), this.#before.at(-1))}>Previous page</button>
        <span class="quiet">page ${this.#before.length + 1}, ${page.trades.length} trades</span>
        <button ?disabled=${!page.next} @click=${() => this.#turn([...this.#before, this.#cursor], page.next)}>Next page</button>
      </nav>`;
  }
}

/** Opens the view. */
export const open = (main, route) => new Trades(main, route);
