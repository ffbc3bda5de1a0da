// SPDX-License-Identifier: Apache-2.0
/** A market as it is quoted now: its facts, its book, and its place among the others. */

import { cents, countdown, decimal, dollars, NONE } from '../format.js';
import { html, nothing, repeat } from '../lib.js';
import { gradeTone, marketName, tenths, verdictOnQuote } from '../market-words.js';

const LEVELS = 5;
const FEW = 9;
const SOON_MS = 60_000;

/** The chosen market's figures. */
export function marketFacts(market, now) {
  const left = market.closeTimeMs - now.tapeTimeMs;
  const distance = market.strike == null || now.index.price == null ? null : Number(now.index.price) - Number(market.strike);
  const verdict = verdictOnQuote(market);
  return html`<header>
      <div><h1 id="focus-title">Bitcoin, ${marketName(market)}</h1><p class="small quiet mono">${market.ticker}</p></div>
      <span class="side">
        ${market.crash ? html`<span class="chip warn" role="status">▽ flash crash</span>` : nothing}
        <span class="chip" title="State at the venue">${market.status.toLowerCase()}</span>
        <span class="chip ${gradeTone(market.grade)}" title=${market.gradeReason}>data ${market.grade?.toLowerCase() ?? NONE}</span>
      </span>
    </header>
    <dl class="facts quote">
      <div class="lead"><dt>K, the YES bid</dt><dd class="up" id="k">${cents(market.yesBid)}</dd></div>
      <div class="lead"><dt>YES ask</dt><dd class="down">${cents(market.yesAsk)}</dd></div>
      <div><dt>Spread</dt><dd>${cents(market.spread)}</dd></div>
      <div><dt>Closes in</dt><dd class=${left < SOON_MS ? 'warn' : ''} title="at ${new Date(market.closeTimeMs).toISOString()}">${countdown(left)}</dd></div>
      <div><dt>Strike</dt><dd>${dollars(market.strike)}</dd></div>
      <div><dt>Index over strike</dt><dd class=${distance > 0 ? 'up' : distance < 0 ? 'down' : ''}>${decimal(distance, 2, { prefix: '$', signed: true })}</dd></div>
      <div><dt>Fair value</dt><dd>${market.fairValue == null ? NONE : tenths(market.fairValue)}</dd></div>
      <div><dt>Fair against quote</dt><dd class=${verdict.tone}>${verdict.sentence}</dd></div>
    </dl>
    ${strip(market)}`;
}

/** From 0 to a dollar: bid and ask as a band, the fair value as a line. */
function strip(market) {
  const at = (value) => `${Number(value ?? 0) * 100}%`;
  const width = Math.max(0, Number(market.yesAsk ?? market.yesBid ?? 0) - Number(market.yesBid ?? 0));
  return html`<div class="strip" role="img" aria-label="Quote from ${cents(market.yesBid)} to ${cents(market.yesAsk)} of a dollar${market.fairValue == null ? '' : `, fair value ${tenths(market.fairValue)}`}">
    ${market.yesBid == null ? nothing : html`<i class="band" .style=${`left: ${at(market.yesBid)}; width: max(3px, ${at(width)})`}></i>`}
    ${market.fairValue == null ? nothing : html`<i class="fair" .style=${`left: ${at(market.fairValue)}`}></i>`}
  </div>`;
}

/** What rests in the book, in terms of YES: who buys NO at p offers YES at 1 - p. */
export function bookCard(market) {
  const asks = (market.depth?.no ?? []).slice(0, LEVELS).map(([price, size]) => [1 - Number(price), size]).reverse();
  const bids = (market.depth?.yes ?? []).slice(0, LEVELS).map(([price, size]) => [Number(price), size]);
  const most = Math.max(1, ...[...asks, ...bids].map(([, size]) => Number(size)));
  const level = (side) => ([price, size]) => html`<tr class=${side}>
    <th scope="row" class="number">${cents(price)}</th>
    <td class="number">${decimal(size, 0)}</td>
    <td class="depth"><div class="meter" .style=${`--share: ${(Number(size) / most) * 100}`}><i></i></div></td>
  </tr>`;
  return html`<section class="card book" aria-labelledby="book-title">
    <header><h2 id="book-title">Book of YES</h2><span class="side small quiet">spread ${cents(market.spread)}</span></header>
    ${asks.length + bids.length
      ? html`<table>
          <caption class="unseen">Offers above, bids below, with contracts at each price</caption>
          <thead><tr><th scope="col" class="number">Price</th><th scope="col" class="number">Contracts</th><th scope="col"><span class="unseen">Size</span></th></tr></thead>
          <tbody aria-label="Offers">${asks.map(level('ask'))}</tbody>
          <tbody class="bids" aria-label="Bids">${bids.map(level('bid'))}</tbody>
        </table>`
      : html`<p class="state">Nobody bids, or the book is not known yet.</p>`}
  </section>`;
}

/** All live markets, to choose one from. */
export function marketList(markets, chosen, now, choose) {
  const near = nearest(markets, chosen);
  return html`<section class="card markets" aria-labelledby="markets-title">
    <header><h2 id="markets-title">Live markets</h2><span class="side small quiet">${markets.length}</span></header>
    ${markets.length ? nothing : html`<p class="state">None. The feed says more: <a href="#/feeds">Feeds</a>.</p>`}
    <ul>${repeat(near, (market) => market.ticker, (market) => entry(market, market.ticker === chosen, now, choose))}</ul>
    ${markets.length > near.length
      ? html`<details><summary class="small">${markets.length - near.length} more</summary>
          <ul>${repeat(markets.filter((market) => !near.includes(market)), (market) => market.ticker, (market) => entry(market, false, now, choose))}</ul></details>`
      : nothing}
  </section>`;
}

/** Those whose price is least decided; the chosen one always. */
function nearest(markets, chosen) {
  const undecided = (market) => (market.yesBid == null ? 1 : Math.abs(Number(market.yesBid) - 0.5));
  const few = new Set([...markets].sort((a, b) => undecided(a) - undecided(b)).slice(0, FEW));
  return markets.filter((market) => few.has(market) || market.ticker === chosen);
}

function entry(market, isChosen, now, choose) {
  return html`<li><button class="market" aria-pressed=${isChosen} @click=${() => choose(market.ticker)} title=${market.ticker}>
    <span class="name">${market.crash ? html`<span class="warn" title="flash crash">▽ </span>` : nothing}${marketName(market)}</span>
    <span class="left">${countdown(market.closeTimeMs - now.tapeTimeMs)}</span>
    <span class="k"><b>${cents(market.yesBid)}</b> <span class="quiet">/ ${cents(market.yesAsk)}</span></span>
    ${strip(market)}
  </button></li>`;
}

