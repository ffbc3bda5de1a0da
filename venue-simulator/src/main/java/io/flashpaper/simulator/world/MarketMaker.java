// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import io.flashpaper.simulator.world.ScriptEvent.Blind;
import io.flashpaper.simulator.world.ScriptEvent.Flash;
import java.util.List;
import java.util.function.Consumer;

/** Quotes one market around a fair value it computes from prices it sees late. */
final class MarketMaker {
  private static final double CENTRE_HALF_SPREAD = 100;
  private static final double EDGE_HALF_SPREAD = 30;
  private static final int FLASH_SPREAD = 400;
  private static final long NEVER = Long.MIN_VALUE / 2;

  private final Market market;
  private final BookKeeper keeper;
  private final FairValue model;
  private final Pace pace;
  private long quotedMs = NEVER;
  private long flashMs = NEVER;
  private boolean flashed;

  /** How lively a market is. */
  record Pace(
      long minRequoteMs, double tradeProbability, int mostContracts, double refreshProbability) {
    static Pace of(Series series) {
      return switch (series) {
        case KXBTC15M -> new Pace(200, 0.15, 150, 0.05);
        case KXBTCD -> new Pace(1_000, 0.004, 60, 0.005);
      };
    }
  }

  MarketMaker(Market market, FairValue model, long seed) {
    this.market = market;
    this.keeper = new BookKeeper(market, seed);
    this.model = model;
    this.pace = Pace.of(market.spec().series());
  }

  /** Where the maker stands: the moment, what it saw, and what has printed. */
  record View(long nowMs, double seenPrice, PrintTape.Span known, List<ScriptEvent> script) {}

  /** What the maker may see at {@code sinceOpenMs}: late always, later still while it is blind. */
  static long seenAt(long nowMs, long sinceOpenMs, long lagMs, List<ScriptEvent> script) {
    long seen = nowMs - lagMs;
    for (ScriptEvent event : script) {
      if (event instanceof Blind b && sinceOpenMs >= b.fromMs() && sinceOpenMs < b.toMs()) {
        seen = Math.min(seen, nowMs - sinceOpenMs + b.fromMs() - PricePath.STEP_MS);
      }
    }
    return seen;
  }

  void step(View view, Consumer<WorldEvent> out) {
    boolean moved = quote(view);
    moved |= keeper.refresh(pace.refreshProbability());
    if (keeper.trades(pace.tradeProbability())) {
      moved |=
          keeper
              .trade(view.nowMs(), keeper.tradeCount(pace.mostContracts()))
              .map(
                  trade -> {
                    out.accept(new WorldEvent.MarketTraded(market, trade));
                    return true;
                  })
              .orElse(false);
    }
    if (moved) {
      out.accept(new WorldEvent.BookMoved(market));
    }
  }

  private boolean quote(View view) {
    if (view.nowMs() - quotedMs < pace.minRequoteMs()) {
      return false;
    }
    PriceGrid grid = market.spec().series().grid();
    double fair = PriceGrid.ONE * probability(view);
    boolean centre =
        grid == PriceGrid.LINEAR_CENT || (fair >= 1_000 && fair <= PriceGrid.ONE - 1_000);
    double half = centre ? CENTRE_HALF_SPREAD : EDGE_HALF_SPREAD;
    int bid = grid.floor(fair - half);
    int ask = grid.ceil(fair + half);
    double factor = flashFactor(view, bid);
    if (factor < 1) {
      bid = grid.floor(bid * factor);
      ask = Math.min(ask, grid.ceil(bid + FLASH_SPREAD));
    }
    boolean changed = keeper.quote(bid, ask);
    if (changed) {
      quotedMs = view.nowMs();
    }
    return changed;
  }

  private double probability(View view) {
    return model.probability(
        view.seenPrice(),
        market.strikeCents().orElseThrow() / 100.0,
        market.spec().series().tieWins(),
        (market.spec().closeMs() - view.nowMs()) / 1000.0,
        view.known().count(),
        view.known().sumCents() / 100.0);
  }

  private double flashFactor(View view, int bid) {
    if (market.spec().series() != Series.KXBTC15M) {
      return 1;
    }
    long sinceOpen = view.nowMs() - market.spec().openMs();
    for (ScriptEvent event : view.script()) {
      if (event instanceof Flash flash) {
        if (!flashed
            && sinceOpen >= flash.earliestMs()
            && (bid >= flash.minBid() || sinceOpen >= flash.latestMs())) {
          flashed = true;
          flashMs = view.nowMs();
        }
        return flashed ? flash.factor(view.nowMs() - flashMs) : 1;
      }
    }
    return 1;
  }
}
