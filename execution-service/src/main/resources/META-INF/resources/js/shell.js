// SPDX-License-Identifier: Apache-2.0
/** What is there in every view: name, tabs, freshness, clock, settings, and what everyone must know. */

import { announce } from './announce.js';
import { clockTime, duration, words } from './format.js';
import { key, moon, sun } from './icons.js';
import { html, nothing, render } from './lib.js';
import { live, onLive, pulse } from './live.js';
import { onPermissions, permissions } from './permissions.js';
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
const PATIENCE_MS = 4000;
const place = document.getElementById('shell');
let heard = 'connecting';
let waitingSince = 0;
let waitingAt = -1;

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
  switch (now.kind) {
    case 'live':
      return html`<span class="pulse live" id="pulse" title="News arrives several times a second">live</span>`;
    case 'stale':
      return html`<span class="pulse stale" id="pulse" title="Connected, but the tape stands still">stale for ${duration(Math.floor(now.ageMs / 1000) * 1000)}</span>`;
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

function banners(now) {
  const all = [];
  if (!permissions.read) {
    all.push(html`<p class="banner away"><strong>Not allowed to look</strong>${permissions.why}
      <button @click=${openSettings}>Give a token</button></p>`);
  } else if (now.kind === 'away') {
    all.push(html`<p class="banner away"><strong>Reconnecting</strong>
      ${now.ageMs == null ? 'Nothing has arrived yet.' : `What you see is ${duration(Math.floor(now.ageMs / 1000) * 1000)} old.`}
      ${now.why?.message}</p>`);
  } else if (now.kind === 'stale') {
    all.push(html`<p class="banner"><strong>The tape stands still</strong>The service is there, and nothing new has reached it.
      <a href="#/feeds">Feeds</a> says whether the venues are reached, <a href="#/system">System</a> whether a service lags.</p>`);
  }
  const obstacle = obstacleNow();
  if (obstacle) {
    all.push(html`<p class="banner"><strong>The ledger waits</strong>${obstacle}</p>`);
  }
  const halted = (live.now?.accounts ?? []).filter((account) => account.halted);
  if (halted.length) {
    all.push(html`<p class="banner away"><strong>Halted: ${halted.map((account) => account.name).join(', ')}</strong>
      The money of these accounts does not add up. <a href="#/accounts">Accounts</a> has the figures.</p>`);
  }
  return all;
}

/** Waiting for the tape is how it should be, and for signals as well while the ledger moves on. */
function obstacleNow() {
  const waitingFor = live.now?.waitingFor ?? '';
  if (live.now?.ledgerOffset !== waitingAt) {
    waitingAt = live.now?.ledgerOffset;
    waitingSince = performance.now();
  }
  switch (waitingFor) {
    case '':
    case 'tape':
      return '';
    case 'signals':
      return performance.now() - waitingSince > PATIENCE_MS
        ? 'Signal-service is silent. Nothing is lost: the ledger goes on where it is once signal-service runs.'
        : '';
    case 'database':
      return 'The database does not answer. Nothing is lost: the ledger goes on where it is once Postgres is back.';
    default:
      return waitingFor;
  }
}

/** Says a change aloud, not every second. */
function tell(kind) {
  if (kind !== heard) {
    heard = kind;
    announce(kind === 'away' ? 'Connection lost, reconnecting' : `The page is ${words(kind)}`);
  }
}
