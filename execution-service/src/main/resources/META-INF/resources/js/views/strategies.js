// SPDX-License-Identifier: Apache-2.0
/** Strategies: what runs, with which parameters, and what stops its wishes. */

import { get, getAll } from '../api.js';
import { ACCOUNTS, STRATEGIES, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { live } from '../live.js';
import { instanceCard, refusedJars } from '../parts/instance.js';
import { quarantinesCard } from '../parts/quarantines.js';
import { onPermissions } from '../permissions.js';
import { empty, Resource, shown } from '../resource.js';

const AGAIN_MS = 5000;
const STATES = {
  RUNNING: ['good', 'every tape event is judged'],
  WARMING_UP: ['warn', 'reading the tape of the markets that are open; nothing is wished for yet'],
  WAITING_FOR_TAPE: ['warn', 'another signal-service leads, or the tape is not assigned yet'],
  STOPPED: ['bad', 'nothing can be judged'],
};

class Strategies {
  #main;
  #running = new Resource(() => get('strategies'), () => this.#draw());
  #funnels = new Resource(() => getAll('decisions', 'decisions'), () => this.#draw());
  #quarantines = new Resource(() => get('strategy-events', { kind: 'quarantined', limit: 50 }), () => this.#draw());
  #ends;

  constructor(main) {
    this.#main = main;
    this.#running.every(AGAIN_MS);
    this.#funnels.every(AGAIN_MS);
    this.#quarantines.load();
    this.#ends = [
      onLedger([...STRATEGIES, ...ACCOUNTS], () => this.#running.load()),
      onLedger(STRATEGIES, () => this.#quarantines.load()),
      onPermissions(() => this.#draw()),
    ];
    this.#draw();
  }

  live() {
    this.#draw();
  }

  end() {
    this.#ends.forEach((end) => end());
    this.#running.end();
    this.#funnels.end();
    this.#quarantines.end();
  }

  #draw() {
    render(
      html`<div class="headline"><h1>Strategies</h1>${this.#running.value ? state(this.#running.value) : nothing}</div>
        ${shown(this.#running, (overview) => this.#content(overview))}
        ${this.#running.value == null && this.#running.error ? this.#withoutSignals() : nothing}`,
      this.#main,
    );
  }

  #content(overview) {
    const funnels = this.#funnels.value ?? [];
    return html`<div class="stack">
      ${overview.problem ? html`<p class="banner away"><strong>Stopped</strong>${overview.problem}</p>` : nothing}
      ${overview.strategies.length
        ? overview.strategies.map((instance) => instanceCard(instance, funnels.find((funnel) => funnel.instance === instance.instance), accountOf(instance), () => this.#running.load()))
        : empty('No strategy runs', html`Put a strategy's jar into the plugin directory and name an instance: <code>flashpaper.strategies."NAME".strategy</code>.`)}
      ${refusedJars(overview.refused)}
      ${quarantinesCard(this.#quarantines)}
    </div>`;
  }

  /** What stopped wishes is in the ledger, also while signal-service is away. */
  #withoutSignals() {
    const funnels = this.#funnels.value ?? [];
    return html`<div class="stack">${funnels.map((funnel) => instanceCard({ instance: funnel.instance }, funnel, null, () => {}))}
      ${quarantinesCard(this.#quarantines)}</div>`;
  }
}

function state({ state: word, tapeOffset }) {
  const [tone, meaning] = STATES[word] ?? ['', ''];
  return html`<span class="chip ${tone}" title=${meaning}>${word.replaceAll('_', ' ').toLowerCase()}</span><span class="small quiet">judged up to tape event ${tapeOffset}</span>`;
}

const accountOf = (instance) => live.now?.accounts.find((account) => account.name === instance.account);

/** Opens the view. */
export const open = (main) => new Strategies(main);
