// SPDX-License-Identifier: Apache-2.0
/** Commands: asked for once more before they are given, and followed until they took effect. */

import { announce } from './announce.js';
import { get, post } from './api.js';
import { html, nothing, render } from './lib.js';
import { permissions } from './permissions.js';

const POLL_MS = 400;
/** Who still waits after so long is asked less often. */
const SOON_MS = 20_000;
const SELDOM_MS = 2000;

const MEANING = {
  pause: 'No new entry from the next tape event on. Exits go on as they would.',
  resume: 'Entries are allowed again from the next tape event on; protections that tripped are lifted.',
  kill: 'No new entry, and all that is held is sold at what the books pay.',
  close: 'What this trade holds is sold at what its book pays.',
};

/**
 * @typedef {{kind: 'pause'|'resume'|'kill'|'close', account?: string, trade?: string, all?: boolean}} Command
 */

/**
 * A button that asks before it commands, or says why it cannot.
 * @param {Command} command
 * @param {string} label
 * @param {() => void} [done] is called once it took effect
 */
export function commandButton(command, label, done = () => {}) {
  const severe = command.kind === 'kill' || command.kind === 'close';
  return html`<button class=${severe ? 'danger' : ''} data-command=${command.kind} ?disabled=${!permissions.command}
    title=${permissions.command ? nothing : permissions.why}
    aria-label="${label} ${whom(command)}${permissions.command ? '' : `: ${permissions.why}`}"
    @click=${() => confirm(command, label, done)}>${label}</button>`;
}

/** @param {Command} command */
function whom(command) {
  return command.all ? 'all accounts' : command.account ? `account ${command.account}` : `trade ${command.trade}`;
}

function confirm(command, label, done) {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'command-title');
  dialog.addEventListener('close', () => dialog.remove());
  document.getElementById('dialogs').append(dialog);
  const show = (state) => render(content(command, label, dialog, state, (event) => give(event, command, dialog, show, done)), dialog);
  show({ step: 'asking' });
  dialog.showModal();
}

function content(command, label, dialog, state, given) {
  return html`<form @submit=${given}>
    <h1 id="command-title">${label} ${whom(command)}?</h1>
    <p>${MEANING[command.kind]}</p>
    <label class="field">Reason, for the record
      <input name="reason" maxlength="200" autocomplete="off" ?disabled=${state.step !== 'asking'}></label>
    <p role="status" class=${state.tone ?? 'quiet'} data-outcome=${state.status ?? ''}>${state.sentence ?? ''}</p>
    <div class="buttons">
      <button type="button" autofocus @click=${() => dialog.close()}>${state.step === 'asking' ? 'Cancel' : 'Close'}</button>
      ${state.step === 'over' ? nothing : html`<button class=${command.kind === 'kill' || command.kind === 'close' ? 'danger' : 'primary'} ?disabled=${state.step !== 'asking'}>${label}</button>`}
    </div>
  </form>`;
}

async function give(event, command, dialog, show, done) {
  event.preventDefault();
  const reason = String(new FormData(event.target).get('reason') ?? '').trim();
  show({ step: 'given', sentence: 'Given; it takes effect with the next tape event …' });
  let stored;
  try {
    stored = await post('commands', { ...command, reason, by: 'dashboard' }, { 'Idempotency-Key': newKey() });
  } catch (problem) {
    show({ step: 'over', tone: 'down', status: 'FAILED', sentence: failure(problem) });
    return;
  }
  const outcome = await followed(stored, dialog, show);
  const said = verdict(outcome);
  show(said);
  announce(said.sentence);
  done();
}

/** Where nobody answered it may have arrived all the same. */
function failure(problem) {
  const doubt = problem.status === 0 ? ' Whether it arrived is not known: System lists the commands that are stored.' : '';
  return `${problem.title ?? 'Failed'}: ${problem.message}${doubt}`;
}

/** Asks what became of it for as long as somebody wants to know: it is stored, whatever goes wrong with asking. */
async function followed(stored, dialog, show) {
  const began = performance.now();
  let latest = stored;
  while (latest.status === 'PENDING' && dialog.open) {
    const isLong = performance.now() - began > SOON_MS;
    await new Promise((resolve) => setTimeout(resolve, isLong ? SELDOM_MS : POLL_MS));
    try {
      latest = await get(`commands/${stored.id}`);
      show(isLong ? verdict(latest) : { step: 'given', sentence: `Stored as command ${stored.id}; it takes effect with the next tape event …` });
    } catch (problem) {
      show({ step: 'given', tone: 'warn', status: 'PENDING',
        sentence: `Stored as command ${stored.id}, and will be carried out. What became of it cannot be asked now (${problem.message}) and is asked again …` });
    }
  }
  return latest;
}

function verdict(command) {
  const step = 'over';
  const { status } = command;
  switch (status) {
    case 'APPLIED':
      return { step, status, tone: 'up', sentence: `Done: it took effect after tape event ${command.tapeOffset}.` };
    case 'REFUSED':
      return { step, status, tone: 'down', sentence: `Refused: ${command.refusal}` };
    default:
      return { step, status, tone: 'warn', sentence: `Stored as command ${command.id}; it takes effect once the tape moves on. System shows what became of it.` };
  }
}

/** A key of its own, also where the page came without encryption. */
function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
