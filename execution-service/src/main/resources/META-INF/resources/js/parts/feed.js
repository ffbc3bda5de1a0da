// SPDX-License-Identifier: Apache-2.0
/** What feed-service says of venues, markets, index and tape, each as a card. */

import { cents, count, decimal, dollars, duration, moment, NONE, percent, words } from '../format.js';
import { html, nothing } from '../lib.js';
import { gradeTone } from '../market-words.js';

const MODE = { WS: 'good', REST: 'warn', DOWN: 'bad' };
const PHASE = { LIVE: 'good', STANDBY: '', CONNECTING: 'warn', PROVING: 'warn', WAITING: 'warn', STOPPED: 'bad' };

/** @param {object[]} venues */
export function venueTable(venues) {
  return html`<section class="card" aria-labelledby="venues-title"><header><h2 id="venues-title">Connections</h2></header>
    <div class="scroll" role="region" aria-label="Connections" tabindex="0"><table>
    <caption class="unseen">How each venue is reached</caption>
    <thead><tr><th scope="col">Venue</th><th scope="col">Mode</th><th scope="col">Connections</th><th scope="col" class="number">Last heard</th><th scope="col" class="number">Received</th>
      <th scope="col" class="number">Gaps</th><th scope="col" class="number">Reconnects</th><th scope="col" class="number">Under way</th><th scope="col" class="number">To the tape</th><th scope="col" class="number">Clock off</th><th scope="col">Last error</th></tr></thead>
    <tbody>${venues.map(venueRow)}</tbody></table></div></section>`;
}

function venueRow(venue) {
  return html`<tr>
    <th scope="row">${words(venue.venue)}</th>
    <td><span class="chip ${MODE[venue.mode] ?? ''}" title="${venue.reason}, since ${venue.since.iso}">${venue.mode}</span> <span class="small quiet">${venue.reason}</span></td>
    <td>${venue.connections.map((one) => html`<span class="chip ${PHASE[one.phase] ?? ''}" title="${one.reason}${one.retry ? `; tried again ${one.retry.iso}` : ''}">${one.transport} ${one.phase.toLowerCase()}</span> `)}</td>
    <td class="number ${venue.lastReceivedAgeMs > 10_000 ? 'warn' : ''}">${venue.lastReceivedAgeMs == null ? 'never' : `${duration(venue.lastReceivedAgeMs)} ago`}</td>
    <td class="number">${count(venue.received)}</td>
    <td class="number ${venue.gaps ? 'warn' : ''}">${count(venue.gaps)}</td>
    <td class="number">${count(venue.reconnects)}</td>
    <td class="number">${latency(venue.underWay)}</td>
    <td class="number">${latency(venue.toTape)}</td>
    <td class="number">${venue.clockOffsetMs == null ? NONE : duration(venue.clockOffsetMs)}</td>
    <td class="quiet">${venue.lastError ? html`<span title=${venue.lastError.message}>${shortened(venue.lastError.message)}</span> ${moment(venue.lastError.time.iso, 'clock')}` : 'none'}</td>
  </tr>`;
}

const latency = (found) => (found?.count ? html`<span title="mean and longest of ${count(found.count)}">${duration(found.meanMs)} <span class="quiet">/ ${duration(found.maxMs)}</span></span>` : NONE);
const shortened = (text) => (text.length > 60 ? `${text.slice(0, 58)}…` : text);

/** Ours beside the official index. */
export function indexQuality(index) {
  const { official, error } = index;
  return html`<section class="card" aria-labelledby="official-title"><header><h2 id="official-title">Our index beside the official one</h2></header>
    <dl class="facts">
      <div><dt>Ours</dt><dd>${dollars(index.price)} <small>${index.method}</small></dd></div>
      <div><dt>${official?.name ?? 'Official'}</dt><dd>${official ? dollars(official.value) : 'not seen'}</dd></div>
      <div><dt>Off now</dt><dd>${decimal(error?.lastBps, 2, { signed: true })} <small>bp</small></dd></div>
      <div><dt>Half within</dt><dd>${decimal(error?.medianSizeBps, 2)} <small>bp of ${count(error?.samples)}</small></dd></div>
      <div><dt>95 of 100 within</dt><dd>${decimal(error?.size95Bps, 2)} <small>bp</small></dd></div>
      <div><dt>Volatility</dt><dd>${index.volatilityPerYear == null ? NONE : percent(index.volatilityPerYear * 100)} <small>a year</small></dd></div>
    </dl>
    ${index.settlements.length ? settlements(index.settlements) : nothing}
  </section>`;
}

function settlements(all) {
  return html`<div class="scroll" role="region" aria-label="Last settlements" tabindex="0"><table>
    <caption class="small quiet">Last settlements</caption>
    <thead><tr><th scope="col">Market</th><th scope="col">Result</th><th scope="col" class="number">Official</th><th scope="col" class="number">Ours off</th><th scope="col">By ours</th></tr></thead>
    <tbody>${all.slice(0, 6).map((one) => html`<tr><th scope="row">${one.ticker}</th><td>${one.result}</td><td class="number">${dollars(one.official)}</td>
      <td class="number">${decimal(one.oursOff, 2, { prefix: '$', signed: true })}</td><td>${one.winnerByOurs ?? NONE}</td></tr>`)}</tbody></table></div>`;
}

/** The way to Kafka, and the audits of the books. */
export function tapeCard(tape, audits) {
  const lost = Object.entries(tape.dropped);
  return html`<section class="card" aria-labelledby="tape-title"><header><h2 id="tape-title">Tape and audit</h2>
      <span class="side"><span class="chip ${tape.writable ? 'good' : 'bad'}">${tape.writable ? 'Kafka takes it' : 'Kafka does not take it'}</span></span></header>
    <dl class="facts">
      <div><dt>Events written</dt><dd>${count(tape.events)}</dd></div>
      <div><dt>Queue</dt><dd>${count(tape.queueLength)}</dd></div>
      <div><dt>Last event</dt><dd>${moment(tape.lastEvent?.iso, 'clock')}</dd></div>
      <div><dt>Books audited</dt><dd>${count(audits?.agreed)} <small>agreed</small></dd></div>
      <div><dt>Disagreed</dt><dd class=${audits?.disagreed ? 'down' : ''}>${count(audits?.disagreed)}</dd></div>
      <div><dt>Books thrown out</dt><dd>${count(audits?.booksLost)}</dd></div>
    </dl>
    ${lost.length ? html`<p class="warn small">Lost for want of room: ${lost.map(([kind, n]) => `${kind} ${count(n)}`).join(', ')}</p>` : nothing}
  </section>`;
}

/** How far each market's data can be trusted. */
export function marketTrust(markets, nowMs) {
  return html`<section class="card" aria-labelledby="trust-title"><header><h2 id="trust-title">Markets and their data</h2><span class="side small quiet">${markets.length}</span></header>
    <div class="scroll" role="region" aria-label="Markets and their data" tabindex="0"><table>
    <caption class="unseen">How far each market's data can be trusted</caption>
    <thead><tr><th scope="col">Market</th><th scope="col">State</th><th scope="col">Grade</th><th scope="col">Why not better</th><th scope="col" class="number">YES bid</th><th scope="col" class="number">YES ask</th>
      <th scope="col" class="number">Book heard</th><th scope="col" class="number">Audits</th><th scope="col" class="number">Closes in</th></tr></thead>
    <tbody>${markets.map((market) => html`<tr><th scope="row">${market.ticker}</th><td>${words(market.status)}</td>
      <td><span class="chip ${gradeTone(market.grade)}">${words(market.grade)}</span> <span class="small quiet">${market.source}</span></td><td class="quiet">${market.reason}</td>
      <td class="number">${cents(market.yesBid)}</td><td class="number">${cents(market.yesAsk)}</td>
      <td class="number">${market.bookAgeMs == null ? NONE : `${duration(market.bookAgeMs)} ago`}</td>
      <td class="number" title="agreed of all">${count(market.audits.agreed)} <span class="quiet">of ${count(market.audits.agreed + market.audits.disagreed)}</span></td>
      <td class="number">${duration(market.closes.ms - nowMs)}</td></tr>`)}</tbody></table></div></section>`;
}
