// SPDX-License-Identifier: Apache-2.0
/** What whoever looks at this page may do. */

import { get } from './api.js';
import { onToken } from './token.js';

const listeners = new Set();

/** What is known of it. */
export const permissions = {
  read: true,
  command: false,
  /** Why commands cannot be given; empty if they can. */
  why: 'It is not known yet whether you may command.',
};

/** Asks the service; again whenever the token changes. */
export function startPermissions() {
  ask();
  onToken(ask);
}

/** @param {() => void} listener @returns {() => void} ends it */
export function onPermissions(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks the service what whoever asks may do. */
export async function ask() {
  try {
    const { read, command } = await get('permissions');
    Object.assign(permissions, {
      read,
      command,
      why: command ? '' : 'Commands need a token with the command permission: give one in the settings.',
    });
  } catch (problem) {
    const refused = problem.status === 401 || problem.status === 403;
    Object.assign(permissions, { read: !refused, command: false, why: problem.message });
  }
  listeners.forEach((listener) => listener());
}
