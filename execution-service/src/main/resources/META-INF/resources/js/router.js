// SPDX-License-Identifier: Apache-2.0
/** Where in the page somebody is: `#/trades/ID?account=main`. */

/**
 * @typedef {{view: string, id: string, query: URLSearchParams}} Route
 */

/** @returns {Route} */
export function currentRoute() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...rest] = path.split('/');
  return { view: view || 'now', id: decodeURIComponent(rest.join('/')), query: new URLSearchParams(query) };
}

/**
 * The link to a place.
 * @param {string} view
 * @param {string} [id]
 * @param {Record<string, ?string>} [query] those without a value are left out
 */
export function link(view, id = '', query = {}) {
  const said = Object.entries(query).filter(([, value]) => value);
  const text = new URLSearchParams(said).toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ''}${text ? `?${text}` : ''}`;
}

/** Goes to a place; with `replace`, the one before is forgotten. */
export function go(hash, replace = false) {
  if (replace) {
    history.replaceState(null, '', hash);
    dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    location.hash = hash;
  }
}
