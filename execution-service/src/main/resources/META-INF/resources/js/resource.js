// SPDX-License-Identifier: Apache-2.0
/** Something the page asks for: on its way, there, or failed; and how each of these is shown. */

import { html } from './lib.js';

/** One answer of the service, which may be asked for again. */
export class Resource {
  #ask;
  #changed;
  #turn = 0;
  #timer = 0;
  #ended = false;
  /** The last good answer. */
  value = null;
  /** @type {?Error} why there is no newer one */
  error = null;

  /**
   * @param {() => Promise<any>} ask
   * @param {() => void} changed is called with every answer
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  /** Asks; an answer that was overtaken by a newer question is dropped. */
  async load() {
    const turn = ++this.#turn;
    try {
      const value = await this.#ask();
      this.#settle(turn, value, null);
    } catch (error) {
      this.#settle(turn, this.value, error);
    }
  }

  /** Asks now, and again so long after each answer while the page is seen. */
  async every(ms) {
    await this.load();
    if (!this.#ended) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => (document.hidden ? this.#wait(ms) : this.every(ms)), ms);
    }
  }

  #wait(ms) {
    document.addEventListener('visibilitychange', () => this.#ended || this.every(ms), { once: true });
  }

  /** Forgets what was there, as something else is asked for now. */
  clear() {
    this.#turn += 1;
    this.value = null;
    this.error = null;
  }

  end() {
    this.#ended = true;
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  #settle(turn, value, error) {
    if (turn === this.#turn) {
      this.value = value;
      this.error = error;
      this.#changed();
    }
  }
}

/**
 * Shows an answer, or why there is none.
 * @param {Resource} resource
 * @param {(value: any) => unknown} content
 */
export function shown(resource, content) {
  if (resource.value == null) {
    return resource.error ? failed(resource) : html`<p class="state" aria-busy="true">Asking&nbsp;…</p>`;
  }
  return html`${resource.error ? html`<p class="small warn">Older than it should be: ${resource.error.message}</p>` : ''}
  ${content(resource.value)}`;
}

function failed(resource) {
  return html`<div class="state failed" role="alert">
    <strong>${resource.error.title ?? 'Something is wrong with this page'}</strong>
    ${resource.error.message}<br>
    <button @click=${() => resource.load()}>Try again</button>
  </div>`;
}

/**
 * What is said where there is nothing to show.
 * @param {string} what there is none of
 * @param {unknown} remedy when there will be some, or what to do
 */
export const empty = (what, remedy) => html`<p class="state"><strong>${what}</strong>${remedy}</p>`;
