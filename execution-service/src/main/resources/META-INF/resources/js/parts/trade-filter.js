// SPDX-License-Identifier: Apache-2.0
/** Which trades somebody wants to see. */

import { fieldValue } from '../field-value.js';
import { html, unlessSame } from '../lib.js';

/** The filters there are, as /trades names them. */
export const FILTERS = ['account', 'side', 'status', 'outcome', 'instance', 'market', 'series', 'since', 'until'];

const CHOICES = {
  side: [['YES', 'YES'], ['NO', 'NO']],
  status: [['open', 'open'], ['awaiting_settlement', 'awaiting settlement'], ['provisional', 'provisional'], ['unresolved', 'unresolved'], ['closed', 'closed']],
  outcome: [['won', 'won'], ['lost', 'lost'], ['even', 'even']],
};

/**
 * @param {Record<string, string>} filter
 * @param {string[]} accounts
 * @param {(changes: Record<string, ?string>) => void} change
 * @param {() => void} clear
 */
export function filterForm(filter, accounts, change, clear) {
  const choice = (name, label, options) => html`<label class="field">${label}
    <select name=${name} .value=${unlessSame(filter[name] ?? '')} @change=${(event) => change({ [name]: event.target.value })}>
      <option value="">all</option>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === filter[name]}>${text}</option>`)}
    </select></label>`;
  const text = (name, label, example) => html`<label class="field">${label}
    <input name=${name} placeholder=${example} autocomplete="off" spellcheck="false" .value=${fieldValue(filter[name] ?? '')}
      @change=${(event) => change({ [name]: event.target.value.trim() })}></label>`;
  const time = (name, label) => html`<label class="field">${label}
    <input name=${name} type="datetime-local" step="1" .value=${fieldValue(local(filter[name]))}
      @change=${(event) => change({ [name]: utc(event.target.value) })}></label>`;
  return html`<form class="card filters" role="search" aria-label="Which trades" @submit=${(event) => event.preventDefault()}>
    ${choice('account', 'Account', accounts.map((name) => [name, name]))}
    ${choice('side', 'Side', CHOICES.side)} ${choice('status', 'Status', CHOICES.status)} ${choice('outcome', 'Outcome', CHOICES.outcome)}
    ${text('instance', 'Strategy instance', 'delay-arb')} ${text('market', 'Market', 'KXBTC15M-…')}
    ${time('since', 'Opened from')} ${time('until', 'Opened before')}
    <button type="button" ?disabled=${!Object.keys(filter).length} @click=${clear}>Clear</button>
  </form>`;
}

/** A field of local time as UTC, and back. */
const utc = (value) => (value ? new Date(value).toISOString() : '');

function local(iso) {
  if (!iso) {
    return '';
  }
  const date = new Date(iso);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
