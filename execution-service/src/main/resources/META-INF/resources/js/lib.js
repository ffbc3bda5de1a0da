// SPDX-License-Identifier: Apache-2.0
/** What the page takes from elsewhere; the build puts it below /lib. */
export { html, noChange, nothing, render, svg } from '/lib/lit-html/lit-html.js';
export { Directive, directive } from '/lib/lit-html/directive.js';
export { repeat } from '/lib/lit-html/directives/repeat.js';
export { live as unlessSame } from '/lib/lit-html/directives/live.js';

/** The chart library comes as a classic script, which ran before any module. */
export const uPlot = globalThis.uPlot;
