// SPDX-License-Identifier: Apache-2.0
/** System: role, lag, progress, outbox, dead letters, the last verification, and the commands given. */

import { get } from '../api.js';
import { count, moment, words } from '../format.js';
import { ACCOUNTS, onLedger } from '../ledger.js';
import { html, nothing, render } from '../lib.js';
import { factsOf } from '../parts/facts.js';
import { empty, Resource, shown } from '../resource.js';

const AGAIN_MS = 3000;
const VERDICTS = { IDENTICAL: 'good', DIFFERENT: 'bad', FAILED: 'bad' };
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
          ${shown(this.#system, (system) => html`<div class="halves">${parts(system)}</div>`)}
          <section class="card" aria-labelledby="commands-title"><header><h2 id="commands-title">Commands given</h2></header>${shown(this.#commands, commandTable)}</section>
          <section class="card" aria-labelledby="letters-title"><header><h2 id="letters-title">Messages that could not be read</h2></header>${shown(this.#letters, letterTable)}</section>
        </div>`,
      this.#main,
    );
  }
}

/** What has parts of its own is a card; the rest is one card together. */
function parts(system) {
  const own = Object.entries(system).filter(([, value]) => value !== null && typeof value === 'object' && !Array.isArray(value));
  const rest = Object.fromEntries(Object.entries(system).filter(([name, value]) => (value === null && !VERIFICATION.has(name)) || typeof value !== 'object' || Array.isArray(value)));
  return html`<section class="card" aria-label="This service"><header><h2>This service</h2></header>${factsOf(rest)}</section>
    ${verification(system.lastVerification ?? system.verification)}
    ${own.filter(([name]) => !VERIFICATION.has(name)).map(([name, value]) => html`<section class="card"><header><h2>${titled(name)}</h2></header>${factsOf(value)}</section>`)}`;
}

const VERIFICATION = new Set(['verification', 'lastVerification']);
const titled = (name) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replace(/^./, (letter) => letter.toUpperCase()).replaceAll(/ [A-Z]/g, (part) => part.toLowerCase());

function verification(found) {
  return html`<section class="card" aria-labelledby="verify-title"><header><h2 id="verify-title">Last verification</h2>
      ${found ? html`<span class="side"><span class="chip ${VERDICTS[found.outcome] ?? ''}">${words(found.outcome)}</span></span>` : nothing}</header>
    ${found
      ? html`<p><b>${count(found.identical)}</b> of <b>${count(found.trades)}</b> trades replayed identically, up to ${moment(found.upTo)}; ended ${moment(found.endedAt)}.</p>
        ${found.found ? html`<p class="down">${found.found}</p>` : nothing}`
      : empty('Nothing was verified yet', html`<code>./flashpaper verify</code> replays what was recorded and compares it with this ledger, row by row.`)}
  </section>`;
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
