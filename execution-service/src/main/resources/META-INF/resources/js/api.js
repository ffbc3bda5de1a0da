// SPDX-License-Identifier: Apache-2.0
/** Questions to the service, and its answers or problems. */

import { currentToken } from './token.js';

const BASE = '/api/v1/';
const MOST_PAGES = 20;

/** What went wrong, in a sentence that says what to do. */
export class ApiProblem extends Error {
  /**
   * @param {number} status of HTTP; 0 if nobody answered
   * @param {string} title
   * @param {string} detail
   */
  constructor(status, title, detail) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

/** @returns {Record<string, string>} headers that say who asks */
export function credentials() {
  const token = currentToken();
  return token ? { Authorization: `Bearer ${token}` } : {};
}

/**
 * An address of the API.
 * @param {string} path such as `trades`
 * @param {Record<string, unknown>} [parameters] those without a value are left out
 */
export function address(path, parameters = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value != null && value !== '') {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return BASE + path + (text ? `?${text}` : '');
}

/**
 * Reads something.
 * @param {string} path
 * @param {Record<string, unknown>} [parameters]
 * @returns {Promise<any>}
 * @throws {ApiProblem}
 */
export async function get(path, parameters) {
  const answer = await ask(address(path, parameters), { headers: { Accept: 'application/json', ...credentials() } });
  return answer.json();
}

/**
 * Reads a list to its end, page by page, so far as it is not endless.
 * @param {string} path
 * @param {string} name of the list in the answer
 * @param {Record<string, unknown>} [parameters]
 * @returns {Promise<any[]>}
 * @throws {ApiProblem}
 */
export async function getAll(path, name, parameters) {
  const all = [];
  let cursor = '';
  for (let page = 0; page < MOST_PAGES && cursor != null; page += 1) {
    const answer = await get(path, { ...parameters, limit: 100, cursor });
    all.push(...answer[name]);
    cursor = answer.next;
  }
  return all;
}

/**
 * Gives something.
 * @param {string} path
 * @param {object} body
 * @param {Record<string, string>} headers
 * @returns {Promise<any>}
 * @throws {ApiProblem}
 */
export async function post(path, body, headers = {}) {
  const answer = await ask(address(path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers, ...credentials() },
    body: JSON.stringify(body),
  });
  return answer.json();
}

/**
 * Asks, and takes an answer that is no problem.
 * @param {string} url
 * @param {RequestInit} request
 * @returns {Promise<Response>}
 * @throws {ApiProblem}
 */
export async function ask(url, request) {
  let answer;
  try {
    answer = await fetch(url, { cache: 'no-store', ...request });
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new ApiProblem(0, 'Nobody answers', 'The execution-service cannot be reached. Is the stack running? ./flashpaper status tells.');
  }
  if (!answer.ok) {
    throw await problem(answer);
  }
  return answer;
}

async function problem(answer) {
  const said = await answer.json().catch(() => ({}));
  const detail = [said.detail, ...(said.errors ?? []).map((e) => `${e.field} ${e.message}`)].filter(Boolean).join('; ');
  return new ApiProblem(answer.status, said.title ?? `HTTP ${answer.status}`, detail || usual(answer.status));
}

function usual(status) {
  switch (status) {
    case 401:
      return 'The service asks for a token: give one in the settings (the key at the top right).';
    case 403:
      return 'Your token may not do this.';
    case 429:
      return 'Too many questions in a minute; it goes on by itself.';
    default:
      return `The service answered with status ${status}.`;
  }
}
