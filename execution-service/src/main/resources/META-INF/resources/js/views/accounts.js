// SPDX-License-Identifier: Apache-2.0
/** Accounts: what they are worth after fees, how they compare, what they hold, how they size. */

import { get } from '../api.js';
import { EquityChart } from '../charts/equity-chart.js';
import { commandButton } from '../commands.js';
import { count } from '../format.js';
import { ACCOUNTS, TRADES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { live } from '../live.js';
import { accountCard, resultsTable } from '../parts/account.js';
import { comparison } from '../parts/comparison.js';
import { positionsCard } from '../parts/money.js';
import { onPermissions } from '../permissions.js';
import { empty, Resource, shown } from '../resource.js';

const POINTS = 600;
const AGAIN_MS = 2000;

class Accounts {
  #main;
  #chart = new EquityChart();
  #pair = null;
  #timer = 0;
  #tookMs = 0;
  #all = new Resource(() => ask(), () => this.#draw());
  #compared = new Resource(() => get('compare', { a: this.#pair[0], b: this.#pair[1] }), () => this.#draw());
  #ends;

  constructor(main) {
    this.#main = main;
    this.#load();
    this.#ends = [onLedger([...TRADES, ...ACCOUNTS], () => this.#soon()), onPermissions(() => this.#draw())];
    this.#draw();
  }

  live() {
    this.#draw();
  }

  end() {
    clearTimeout(this.#timer);
    this.#ends.forEach((end) => end());
    this.#all.end();
    this.#compared.end();
    this.#chart.end();
  }

  /** Trades come thick: the curves are asked for every other second at most, and more seldom where they take long. */
  #soon() {
    this.#timer ||= setTimeout(() => {
      this.#timer = 0;
      this.#load();
    }, Math.max(AGAIN_MS, 5 * this.#tookMs));
  }

  async #load() {
    const began = performance.now();
    await this.#all.load();
    this.#tookMs = performance.now() - began;
    const names = this.#all.value?.accounts.map((account) => account.account) ?? [];
    this.#pair ??= names.length > 1 ? [names[0], names[1]] : null;
    if (this.#pair) {
      this.#compared.load();
    }
  }

  #choose(index, name) {
    this.#pair[index] = name;
    this.#compared.clear();
    this.#draw();
    this.#compared.load();
  }

  #draw() {
    render(
      html`<div class="headline"><h1>Accounts</h1>
          <div class="side">${['pause', 'resume', 'kill'].map((kind) => commandButton({ kind, all: true }, { pause: 'Pause all', resume: 'Resume all', kill: 'Kill all' }[kind], () => this.#load()))}</div></div>
        ${shown(this.#all, (value) => (value.accounts.length ? this.#content(value) : empty('No account yet', 'Accounts open with the first event of the tape that names them.')))}`,
      this.#main,
    );
  }

  #content({ accounts, isPart, curves, statistics, sizing }) {
    const names = accounts.map((account) => account.account);
    return html`<div class="stack">
      ${isPart ? html`<p class="warn">${accounts.length} of ${count(live.now?.accounts.length)} accounts are shown, by name; the results side by side are of all.</p>` : nothing}
      <div class="halves">${accounts.map((account) => accountCard(account, liveOf(account), sizing[account.account], () => this.#load()))}</div>
      <section class="card" aria-labelledby="equity-title">
        <header><h2 id="equity-title">Equity after fees</h2><span class="side small quiet">closed trades; what is open counts at its cost</span></header>
        ${curves.some((curve) => curve.points.length) ? this.#chart.show(curves) : empty('No trade has closed yet', 'The curve begins with the first result.')}
      </section>
      ${resultsTable(statistics)}
      ${this.#pair ? comparison(names, this.#pair, this.#compared, (index, name) => this.#choose(index, name)) : ''}
      ${positionsCard(live.now?.positions ?? [])}
    </div>`;
  }
}

const liveOf = (account) => live.now?.accounts.find((one) => one.name === account.account);

async function ask() {
  const [{ accounts, next }, statistics] = await Promise.all([get('accounts', { limit: 100 }), get('statistics', { by: 'account' })]);
  const [curves, sizing] = await Promise.all([
    Promise.all(accounts.map((account) => get(`accounts/${encodeURIComponent(account.account)}/equity`, { points: POINTS }))),
    Promise.all(accounts.map((account) => get('sizing', { account: account.account, limit: 1 }))),
  ]);
  const lastSizing = Object.fromEntries(accounts.map((account, i) => [account.account, sizing[i].decisions?.[0]]));
  return { accounts, isPart: next != null, statistics, curves, sizing: lastSizing };
}

/** Opens the view. */
export const open = (main) => new Accounts(main);
