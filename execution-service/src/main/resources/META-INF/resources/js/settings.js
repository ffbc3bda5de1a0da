// SPDX-License-Identifier: Apache-2.0
/** The dialog in which somebody gives the page a token. */

import { html, nothing, render } from './lib.js';
import { permissions } from './permissions.js';
import { currentToken, takeToken } from './token.js';

/** Opens it. */
export function openSettings() {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'settings-title');
  dialog.addEventListener('close', () => dialog.remove());
  document.getElementById('dialogs').append(dialog);
  render(content(dialog), dialog);
  dialog.showModal();
}

function content(dialog) {
  return html`<form @submit=${(event) => take(event, dialog)}>
    <h1 id="settings-title">Settings</h1>
    <p class="small quiet">
      A token is needed where the service asks for one (<code>flashpaper.api.read-tokens</code>, <code>command-tokens</code>).
      ${permissions.command ? 'You may look and command.' : permissions.read ? 'You may look, and not command.' : 'You may not look.'}
    </p>
    <label class="field">Token
      <input name="token" type="password" autocomplete="off" spellcheck="false" .value=${currentToken()}></label>
    <label><input name="keep" type="checkbox" checked> Keep it until this tab is closed (otherwise until the page is loaded again)</label>
    <div class="buttons">
      <button type="button" @click=${() => dialog.close()}>Cancel</button>
      ${currentToken() ? html`<button type="button" @click=${() => finish(dialog, '', false)}>Forget it</button>` : nothing}
      <button class="primary">Use it</button>
    </div>
  </form>`;
}

function take(event, dialog) {
  event.preventDefault();
  const given = new FormData(event.target);
  finish(dialog, String(given.get('token')), given.has('keep'));
}

function finish(dialog, token, keep) {
  takeToken(token, keep);
  dialog.close();
}
