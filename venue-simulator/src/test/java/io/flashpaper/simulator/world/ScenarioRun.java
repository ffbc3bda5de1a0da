// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Plays a scenario to a {@link ScenarioStage}, step by step of 100 ms. */
final class ScenarioRun {
  private static final long WARM_UP_MS = 120_000;
  private static final long WINDOW_MS = 900_000;
  private static final int STRIKE_DOLLARS = 76_500;

  private ScenarioRun() {}

  /**
   * With the generator's own price path and venues, and its market maker at its plainest: strike 76
   * 500, whole cents, no public trades. That is what the golden times were made with.
   */
  static ScenarioStage plain(Scenario scenario, long seed, long untilMs) {
    ScenarioStage stage = new ScenarioStage();
    List<ScriptEvent> script = scenario.script(seed, ScenarioStage.OPEN_MS);
    PricePath path = new PricePath(seed, scenario.annualVolatility(), scenario.jumpsPerHour());
    PriceHistory history = new PriceHistory(PricePath.STEP_MS);
    List<VenueQuoter> venues = new ArrayList<>();
    Arrays.stream(Venue.values())
        .forEach(venue -> venues.add(new VenueQuoter(venue, seed, PricePath.STEP_MS)));
    PlainMaker maker = new PlainMaker(scenario, script);
    Consumer<WorldEvent> quotes = event -> quoted(stage, event);
    for (long at = -WARM_UP_MS; at <= untilMs; at += PricePath.STEP_MS) {
      long now = ScenarioStage.OPEN_MS + at;
      history.add(now, path.step(at, PricePath.START, script));
      for (VenueQuoter venue : venues) {
        venue.step(now, at, history, script, quotes);
      }
      if (at == 0) {
        stage.opened(STRIKE_DOLLARS * 100L);
      }
      if (at >= 0 && maker.step(at, history.at(now - scenario.makerLagMs()))) {
        stage.showed(now, maker.book);
      }
      stage.ticked(now);
    }
    return stage;
  }

  private static void quoted(ScenarioStage stage, WorldEvent event) {
    if (event instanceof WorldEvent.Quoted quoted) {
      stage.quoted(quoted.quote());
    }
  }

  /** Quotes around its late model, at most every 200 ms. */
  private static final class PlainMaker {
    private final FairValue model;
    private final List<ScriptEvent> script;
    private final Book book = new Book();
    private long quotedMs = Long.MIN_VALUE / 2;

    PlainMaker(Scenario scenario, List<ScriptEvent> script) {
      this.model = new FairValue(scenario.annualVolatility());
      this.script = script;
    }

    boolean step(long at, double seen) {
      double p = model.probability(seen, STRIKE_DOLLARS, true, (WINDOW_MS - at) / 1e3, 0, 0);
      int bid = cents(Math.floor(100 * p - 1));
      int ask = cents(Math.ceil(100 * p + 1));
      double left = left(at);
      if (left < 1) {
        bid = cents(Math.floor(bid * left));
        ask = Math.min(ask, bid + 4);
      }
      boolean same = bid * 100 == book.bestBid() && ask * 100 == book.bestAsk();
      if (same || at - quotedMs < 200) {
        return false;
      }
      quotedMs = at;
      book.clear();
      fill(true, bid);
      fill(false, 100 - ask);
      return true;
    }

    private static int cents(double price) {
      return (int) Math.clamp(price, 1, 99);
    }

    private double left(long at) {
      return script.stream()
          .filter(ScriptEvent.Flash.class::isInstance)
          .map(ScriptEvent.Flash.class::cast)
          .mapToDouble(flash -> flash.factor(at - flash.earliestMs()))
          .min()
          .orElse(1);
    }

    private void fill(boolean yes, int best) {
      for (int price = best; price > Math.max(0, best - 3); price--) {
        book.side(yes).put(price * 100, 5_000L);
      }
    }
  }

  /** With the whole simulated world, as the demo plays it. */
  static ScenarioStage world(Scenario scenario, long seed, long untilMs) {
    ScenarioStage stage = new ScenarioStage();
    SyntheticWorld world = new SyntheticWorld(scenario, seed, ScenarioStage.OPEN_MS);
    List<Market> markets = new ArrayList<>();
    boolean[] moved = new boolean[1];
    while (world.nextMs() <= ScenarioStage.OPEN_MS + untilMs) {
      long now = world.nextMs();
      moved[0] = false;
      world.step(
          event -> {
            quoted(stage, event);
            if (event instanceof WorldEvent.StrikeSet set && isTheOne(set.market())) {
              markets.add(set.market());
              stage.opened(set.market().strikeCents().orElseThrow());
            }
            moved[0] |= event instanceof WorldEvent.BookMoved m && markets.contains(m.market());
          });
      if (moved[0]) {
        stage.showed(now, markets.getFirst().book());
      }
      stage.ticked(now);
    }
    return stage;
  }

  private static boolean isTheOne(Market market) {
    return market.spec().series() == Series.KXBTC15M
        && market.spec().openMs() == ScenarioStage.OPEN_MS;
  }
}
