// SPDX-License-Identifier: Apache-2.0
/** Figures of any shape as a list of facts: the name says the unit. */

import { count, duration, moment, NONE, words } from '../format.js';
import { html } from '../lib.js';

/** @param {Record<string, unknown>} object */
export function factsOf(object) {
  const names = Object.keys(object).filter((name) => !(name.endsWith('TimeMs') && name.slice(0, -2) in object));
  return html`<dl class="facts">${names.map((name) => html`<div><dt>${label(name)}</dt><dd>${written(name, object[name])}</dd></div>`)}</dl>`;
}

const label = (name) => words(name.replace(/(Ms|Time|Percent)$/, '').replaceAll(/([a-z])([A-Z])/g, '$1 $2')).replace(/^./, (letter) => letter.toUpperCase());

function written(name, value) {
  if (value == null) {
    return NONE;
  }
  if (typeof value === 'string') {
    return /^\d{4}-\d\d-\d\dT/.test(value) ? moment(value) : /^[A-Z_]+$/.test(value) ? words(value) : value;
  }
  if (typeof value === 'number') {
    return /Ms$/.test(name) ? duration(value) : count(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) {
    return value.length ? html`<small>${value.map((one) => (typeof one === 'object' ? factsOf(one) : `${one} `))}</small>` : 'none';
  }
  return html`<small>${factsOf(value)}</small>`;
}
