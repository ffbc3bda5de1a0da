// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.browser;

/** Rules of the page's modules, each tried in the page by itself. */
final class PageRules {
  /**
   * A ledger that is 10 s of tape behind at twenty times the speed, then waits, then catches up.
   */
  static final String LATENESS =
      """
      async () => {
        const { Lateness } = await import('/js/lateness.js');
        const lateness = new Lateness();
        const at = (wallMs, ledgerWallMs) => {
          const now = { tapeTimeMs: 20 * wallMs, ledgerTime: new Date(20 * ledgerWallMs).toISOString() };
          lateness.note(now, wallMs);
          return lateness.behindMs(now, wallMs);
        };
        const healthy = [];
        for (let ms = 0; ms <= 10000; ms += 250) {
          healthy.push(at(ms, Math.max(0, ms - 500)));
        }
        const waits = [];
        for (let ms = 10250; ms <= 20000; ms += 250) {
          waits.push(at(ms, 9500));
        }
        const feedWasAway = at(3600000, 20000);
        return [Math.max(...healthy), waits[0], waits.at(-1), feedWasAway].join();
      }
      """;

  /** What was missed breaks the line until it was asked for; what came meanwhile stays. */
  static final String COLUMNS =
      """
      async () => {
        const { Columns } = await import('/js/charts/columns.js');
        const columns = new Columns(['k']);
        columns.begin({ fromMs: 0, toMs: 900000, timesMs: [1000], k: [0.5] });
        columns.interrupt();
        columns.add(1000, { k: 0.5 });
        columns.add(9000, { k: 0.6 });
        const broken = JSON.stringify([columns.times, columns.columns.k]);
        columns.begin({ fromMs: 0, toMs: 900000, timesMs: [1000, 5000], k: [0.5, 0.7] });
        return broken + JSON.stringify([columns.times, columns.columns.k]);
      }
      """;

  /** A quarter past midnight. */
  static final String CLOCK =
      """
      async () => (await import('/js/format.js')).clockTime(new Date(2026, 0, 5, 0, 15, 7).getTime())
      """;

  private PageRules() {}
}
