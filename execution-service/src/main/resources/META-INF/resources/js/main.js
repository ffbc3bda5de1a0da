// SPDX-License-Identifier: Apache-2.0
/** Starts the page, and shows the view that the address names. */

import { startLedger } from './ledger.js';
import { html, render } from './lib.js';
import { onLive } from './live.js';
import { currentRoute } from './router.js';
import { VIEWS, startShell } from './shell.js';

const main = document.getElementById('main');
let shownView = null;
let shownName = '';

async function follow() {
  const route = currentRoute();
  const known = VIEWS.find((view) => view.name === route.view) ?? VIEWS[0];
  const name = known.name === 'trades' && route.id ? 'trade' : known.name;
  document.title = `${known.title} · Flashpaper`;
  if (name === shownName && shownView) {
    shownView.follow?.(route);
    return;
  }
  shownName = name;
  let module;
  try {
    module = await import(`./views/${name}.js`);
  } catch {
    render(html`<p class="state failed"><strong>This part of the page did not arrive</strong>Load the page again once the service runs.</p>`, emptied());
    return;
  }
  if (shownName === name) {
    const isFirst = shownView == null;
    shownView?.end();
    shownView = module.open(emptied(), currentRoute());
    if (!isFirst) {
      scrollTo(0, 0);
      main.focus({ preventScroll: true });
    }
  }
}

/** Room for another view. */
function emptied() {
  const place = document.createElement('div');
  main.replaceChildren(place);
  return place;
}

startLedger();
startShell();
onLive((now) => shownView?.live?.(now));
addEventListener('hashchange', follow);
follow();
