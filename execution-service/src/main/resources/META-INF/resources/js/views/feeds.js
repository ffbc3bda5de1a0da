// SPDX-License-Identifier: Apache-2.0
/** Feeds: how the venues are reached, how far the markets can be trusted, the index beside the official one. */

import { get } from '../api.js';
import { count, moment } from '../format.js';
import { html, nothing, render } from '../lib.js';
import { indexQuality, marketTrust, tapeCard, venueTable } from '../parts/feed.js';
import { Resource, shown } from '../resource.js';

const AGAIN_MS = 2000;

class Feeds {
  #main;
  #feeds = new Resource(() => get('feeds'), () => this.#draw());

  constructor(main) {
    this.#main = main;
    this.#feeds.every(AGAIN_MS);
    this.#draw();
  }

  end() {
    this.#feeds.end();
  }

  #draw() {
    render(
      html`<div class="headline"><h1>Feeds</h1>${this.#feeds.value ? role(this.#feeds.value) : nothing}</div>
        ${shown(this.#feeds, content)}`,
      this.#main,
    );
  }
}

function role(feeds) {
  return html`<span class="chip ${feeds.role === 'LEADER' ? 'good' : 'warn'}">${feeds.role.toLowerCase()}</span><span class="small quiet">as of ${moment(feeds.time.iso, 'clock')}</span>`;
}

function content(feeds) {
  if (feeds.role !== 'LEADER') {
    return html`<p class="state"><strong>This feed-service stands by</strong>It knows only its role; the one that leads writes the tape. Point <code>flashpaper.neighbours.feed</code> at that one.</p>`;
  }
  const refused = Object.entries(feeds.deadLetters ?? {});
  return html`<div class="stack">
    ${venueTable(feeds.venues)}
    <div class="halves">${feeds.index ? indexQuality(feeds.index) : nothing} ${tapeCard(feeds.tape, feeds.audits)}</div>
    ${marketTrust(feeds.markets, feeds.time.ms)}
    ${refused.length ? html`<p class="warn">Refused frames, kept as dead letters: ${refused.map(([why, n]) => `${why} ${count(n)}`).join(', ')}</p>` : nothing}
  </div>`;
}

/** Opens the view. */
export const open = (main) => new Feeds(main);
