// SPDX-License-Identifier: Apache-2.0
/** What is there in every view: name, tabs, freshness, clock, settings, and what everyone must know. */

import { announce } from './announce.js';
import { banners } from './banners.js';
import { clockTime, duration } from './format.js';
import { key, moon, sun } from './icons.js';
import { html, nothing, render } from './lib.js';
import { ledgerBehindMs, live, onLive, pulse } from './live.js';
import { onPermissions } from './permissions.js';
import { currentRoute, link } from './router.js';
import { openSettings } from './settings.js';
import { isDark, onTheme, toggleTheme } from './theme.js';

/** The views, in the order of their tabs. */
export const VIEWS = [
  { name: 'now', title: 'Now' },
  { name: 'accounts', title: 'Accounts' },
  { name: 'trades', title: 'Trades' },
  { name: 'strategies', title: 'Strategies' },
  { name: 'flash', title: 'Flash crashes' },
  { name: 'feeds', title: 'Feeds' },
  { name: 'system', title: 'System' },
];

const TICK_MS = 500;
const SPOKEN = {
  live: 'The page is live', still: 'The tape stands still', silent: 'The connection is silent', away: 'Connection lost, reconnecting', connecting: 'Connecting',
};
const place = document.getElementById('shell');
let heard = 'connecting';

/** Draws it, and again whenever something of it changed. */
export function startShell() {
  onLive(draw);
  onTheme(draw);
  onPermissions(draw);
  addEventListener('hashchange', () => {
    draw();
    place.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  setInterval(draw, TICK_MS);
  draw();
}

function draw() {
  const now = pulse();
  const { view } = currentRoute();
  tell(now.kind);
  render(
    html`<header class="bar">
        <a class="brand" href="#/now"><img src="/favicon.svg" alt="">Flashpaper</a>
        <nav class="tabs" aria-label="Views">
          ${VIEWS.map((one) => html`<a href=${link(one.name)} aria-current=${one.name === view ? 'page' : nothing}>${one.title}</a>`)}
        </nav>
        <div class="side">${clock()} ${freshness(now)} ${buttons()}</div>
      </header>
      <div class="banners">${banners(now)}</div>`,
    place,
  );
}

function clock() {
  const ms = live.now?.tapeTimeMs;
  return ms == null
    ? nothing
    : html`<span class="clock" title="Time of the tape: ${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC">${clockTime(ms)}</span>`;
}

function freshness(now) {
  const age = () => duration(Math.floor(now.ageMs / 1000) * 1000);
  switch (now.kind) {
    case 'live':
      return ledgerBehindMs() || live.now.ledgerUnreadForMs != null
        ? html`<span class="pulse stale" id="pulse" title="The markets are live, accounts and positions are not">ledger is old</span>`
        : html`<span class="pulse live" id="pulse" title="News arrives several times a second">live</span>`;
    case 'still':
      return html`<span class="pulse stale" id="pulse" title="Connected, but the tape stands still">still for ${age()}</span>`;
    case 'silent':
      return html`<span class="pulse away" id="pulse" title="Connected, but the service says nothing">silent for ${age()}</span>`;
    case 'away':
      return html`<span class="pulse away" id="pulse" title=${now.why?.message ?? ''}>reconnecting</span>`;
    default:
      return html`<span class="pulse connecting" id="pulse">connecting</span>`;
  }
}

function buttons() {
  return html`<button class="round plain" @click=${toggleTheme} aria-label=${isDark() ? 'Use the light theme' : 'Use the dark theme'}>${isDark() ? sun : moon}</button>
    <button class="round plain" @click=${openSettings} aria-label="Settings and token">${key}</button>`;
}

/** Says a change aloud, not every second. */
function tell(kind) {
  if (kind !== heard) {
    heard = kind;
    announce(SPOKEN[kind]);
  }
}
