// SPDX-License-Identifier: Apache-2.0
/**
 * Server-sent events by fetch, since a browser's own reader cannot send a token. Goes on after the last event it saw, and tries
 * again, ever more slowly, when the connection is lost.
 */

import { ApiProblem, ask, credentials } from './api.js';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8000;
/** Who has not answered after so long is asked again. */
const ANSWER_MS = 10_000;
/** The service says at least every 15 s that it is there. */
const SILENCE_MS = 40_000;

export class EventStream {
  #address;
  #told;
  #silenceMs;
  #lastId = '';
  #attempts = 0;
  #abort = null;
  #timer = 0;
  #watch = 0;

  /**
   * @param {string} address
   * @param {{event: (name: string, data: string) => void, heard?: () => void, state: (state: 'open'|'connecting'|'waiting', why: ?Error, waitMs: number) => void}} told
   *   of what arrives; `heard` of anything at all, a sign of life as well
   * @param {number} [silenceMs] a connection that is silent for longer is given up
   */
  constructor(address, told, silenceMs = SILENCE_MS) {
    this.#address = address;
    this.#told = told;
    this.#silenceMs = silenceMs;
  }

  /** Connects, or connects anew. */
  start() {
    this.stop();
    this.#abort = new AbortController();
    this.#told.state('connecting', null, 0);
    this.#patience(this.#abort, ANSWER_MS, 'The service was asked and did not answer.');
    this.#read(this.#abort);
  }

  /** Ends it; the last event that was seen is remembered. */
  stop() {
    clearTimeout(this.#timer);
    clearTimeout(this.#watch);
    this.#abort?.abort();
    this.#abort = null;
  }

  async #read(abort) {
    let why;
    try {
      const answer = await ask(this.#address, { signal: abort.signal, headers: this.#headers() });
      this.#attempts = 0;
      this.#told.heard?.();
      this.#told.state('open', null, 0);
      await this.#take(answer.body.pipeThrough(new TextDecoderStream()).getReader(), abort);
      why = new ApiProblem(0, 'The connection ended', 'The service ended the stream; it is asked again.');
    } catch (failure) {
      why = failure;
    }
    if (this.#abort === abort) {
      this.#retry(why);
    }
  }

  #headers() {
    const headers = { Accept: 'text/event-stream', ...credentials() };
    return this.#lastId ? { ...headers, 'Last-Event-ID': this.#lastId } : headers;
  }

  /** Gives a connection up unless something is heard in time. */
  #patience(abort, ms, sentence) {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => {
      if (abort === this.#abort) {
        this.stop();
        this.#retry(new ApiProblem(0, 'Nothing is heard', sentence));
      }
    }, ms);
  }

  #retry(why) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempts) * (0.75 + Math.random() / 2);
    this.#attempts += 1;
    clearTimeout(this.#watch);
    this.#told.state('waiting', why, wait);
    this.#timer = setTimeout(() => this.start(), wait);
  }

  async #take(reader, abort) {
    let rest = '';
    for (;;) {
      this.#patience(abort, this.#silenceMs, 'The connection stands, but nothing comes over it.');
      const { done, value } = await reader.read();
      if (done || abort !== this.#abort) {
        return;
      }
      this.#told.heard?.();
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
      rest = blocks.pop();
      blocks.forEach((block) => this.#event(block));
    }
  }

  #event(block) {
    let name = 'message';
    const data = [];
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
      if (field === 'event') {
        name = value;
      } else if (field === 'data') {
        data.push(value);
      } else if (field === 'id') {
        this.#lastId = value;
      }
    }
    if (data.length) {
      this.#told.event(name, data.join('\n'));
    }
  }
}
