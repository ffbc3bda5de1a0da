// SPDX-License-Identifier: Apache-2.0
/** System: role, lag, progress, outbox, dead letters, the last verification, and the commands given. */

import { get } from '../api.js';
import { count, moment, words } from '../format.js';
import { ACCOUNTS, onLedger } from '../ledger.js';
import { html, render } from '../lib.js';
import { progressCards, serviceCard, verificationCard } from '../parts/progress.js';
import { empty, Resource, shown } from '../resource.js';

const AGAIN_MS = 3000;
const OUTCOMES = { APPLIED: 'good', REFUSED: 'bad', PENDING: 'warn' };

class System {
  #main;
  #system = new Resource(() => get('system'), () => this.#draw());
  #letters = new Resource(() => get('dead-letters'), () => this.#draw());
  #commands = new Resource(() => get('commands', { limit: 20 }), () => this.#draw());
  #end;

  constructor(main) {
    this.#main = main;
    this.#system.every(AGAIN_MS);
    this.#letters.every(5 * AGAIN_MS);
    this.#commands.load();
    this.#end = onLedger(ACCOUNTS, () => this.#commands.load());
    this.#draw();
  }

  end() {
    this.#end();
    this.#system.end();
    this.#letters.end();
    this.#commands.end();
  }

  #draw() {
    render(
      html`<div class="headline"><h1>System</h1></div>
        <div class="stack">
          ${shown(this.#system, (system) => html`${progressCards(system)}<div class="halves">${serviceCard(system)} ${verificationCard(system.verification)}</div>`)}
          <section class="card" aria-labelledby="commands-title"><header><h2 id="commands-title">Commands given</h2></header>${shown(this.#commands, commandTable)}</section>
          <section class="card" aria-labelledby="letters-title"><header><h2 id="letters-title">Messages that could not be read</h2></header>${shown(this.#letters, letterTable)}</section>
        </div>`,
      this.#main,
    );
  }
}

function commandTable({ commands }) {
  return commands.length
    ? html`<div class="scroll" role="region" aria-label="Commands" tabindex="0"><table><caption class="unseen">Commands, the latest first</caption>
        <thead><tr><th scope="col">Given</th><th scope="col">Command</th><th scope="col">For</th><th scope="col">By</th><th scope="col">Reason</th><th scope="col">Outcome</th><th scope="col" class="number">After tape event</th></tr></thead>
        <tbody>${commands.map((one) => html`<tr><td>${moment(one.given)}</td><th scope="row">${words(one.kind)}</th><td>${one.account ?? one.trade ?? 'all accounts'}</td><td>${one.by}</td><td>${one.reason}</td>
          <td><span class="chip ${OUTCOMES[one.status] ?? ''}">${words(one.status)}</span> ${one.refusal ?? ''}</td><td class="number">${count(one.tapeOffset)}</td></tr>`)}</tbody></table></div>`
    : empty('No command was given yet', 'Accounts and Strategies have the buttons.');
}

function letterTable({ count: all, last }) {
  return all
    ? html`<p class="warn">${count(all)} lie on the dead-letter topics.</p>
        <div class="scroll" role="region" aria-label="Dead letters" tabindex="0"><table><caption class="unseen">The latest dead letters</caption>
        <thead><tr><th scope="col">Put aside</th><th scope="col">Topic</th><th scope="col" class="number">Offset</th><th scope="col">By</th><th scope="col">Why</th></tr></thead>
        <tbody>${last.slice(0, 20).map((one) => html`<tr><td>${moment(one.time)}</td><td>${one.topic}</td><td class="number">${count(one.offset)}</td><td>${one.reader}</td><td class="wrap">${one.reason}</td></tr>`)}</tbody></table></div>`
    : empty('None', 'Every message on the topics could be read.');
}

/** Opens the view. */
export const open = (main) => new System(main);
