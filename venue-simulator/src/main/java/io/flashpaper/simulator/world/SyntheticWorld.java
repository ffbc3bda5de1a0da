// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An endless invented world: a pure function of scenario, seed and the hour of its genesis. It
 * begins two minutes before that hour, so the first strikes have their sixty prints.
 */
public final class SyntheticWorld implements World {
  private static final long HOUR = Series.KXBTCD.lengthMs();
  private static final long QUARTER = Series.KXBTC15M.lengthMs();
  private static final long WARM_UP_MS = 120_000;
  private static final long QUARTER_LISTED_AHEAD_MS = 2 * QUARTER;
  private static final long HOUR_LISTED_AHEAD_MS = 60_000;
  private static final int STRIKES_EACH_SIDE = 5;
  private static final long STRIKE_STEP_CENTS = 10_000;

  private final Scenario scenario;
  private final long seed;
  private final PricePath path;
  private final FairValue model;
  private final PriceHistory history = new PriceHistory(PricePath.STEP_MS);
  private final PrintTape prints = new PrintTape();
  private final MarketBoard board = new MarketBoard(prints, ResultRule::byAverage);
  private final List<VenueQuoter> quoters = new ArrayList<>();
  private final List<Desk> desks = new ArrayList<>();
  private long nextMs;
  private long windowOpenMs;
  private double anchor = PricePath.START;
  private List<ScriptEvent> script;
  private long nextQuarterMs;
  private long nextHourMs;

  private record Desk(Market market, MarketMaker maker) {}

  /**
   * Begins a world.
   *
   * @param genesisMs any moment of its first hour, epoch milliseconds
   */
  public SyntheticWorld(Scenario scenario, long seed, long genesisMs) {
    this.scenario = scenario;
    this.seed = seed;
    this.path = new PricePath(seed, scenario.annualVolatility(), scenario.jumpsPerHour());
    this.model = new FairValue(scenario.annualVolatility());
    this.windowOpenMs = Math.floorDiv(genesisMs, HOUR) * HOUR;
    this.nextQuarterMs = windowOpenMs;
    this.nextHourMs = windowOpenMs;
    this.nextMs = windowOpenMs - WARM_UP_MS;
    this.script = scenario.script(seed, windowOpenMs);
    for (Venue venue : Venue.values()) {
      quoters.add(new VenueQuoter(venue, seed, PricePath.STEP_MS));
    }
  }

  @Override
  public long stepMs() {
    return PricePath.STEP_MS;
  }

  @Override
  public long nextMs() {
    return nextMs;
  }

  @Override
  public boolean ended() {
    return false;
  }

  @Override
  public MarketBoard markets() {
    return board;
  }

  @Override
  public PrintTape prints() {
    return prints;
  }

  @Override
  public boolean lists(Series series) {
    return true;
  }

  /** The true price; nobody in the world sees it. */
  double price() {
    return path.price();
  }

  @Override
  public void step(Consumer<WorldEvent> out) {
    long now = nextMs;
    nextMs += PricePath.STEP_MS;
    turnWindow(now);
    double price = path.step(now - windowOpenMs, anchor, script);
    history.add(now, price);
    if (now % 1000 == 0) {
      long cents = Math.round(price * 100);
      prints.add(now / 1000, cents);
      out.accept(new WorldEvent.Printed(now / 1000, cents));
    }
    for (VenueQuoter quoter : quoters) {
      quoter.step(now, now - windowOpenMs, history, script, out);
    }
    list(now, price, out);
    board.advance(now, out);
    make(now, out);
  }

  private void turnWindow(long now) {
    if (now >= windowOpenMs + QUARTER) {
      windowOpenMs += QUARTER;
      anchor = path.price();
      script = scenario.script(seed, windowOpenMs);
    }
  }

  private void list(long now, double price, Consumer<WorldEvent> out) {
    while (now >= nextQuarterMs - QUARTER_LISTED_AHEAD_MS) {
      add(board.create(MarketSpec.quarterHour(nextQuarterMs, now), out));
      nextQuarterMs += QUARTER;
    }
    while (now >= nextHourMs - HOUR_LISTED_AHEAD_MS) {
      long centre = Math.round(price * 100 / STRIKE_STEP_CENTS) * STRIKE_STEP_CENTS;
      for (int k = -STRIKES_EACH_SIDE; k <= STRIKES_EACH_SIDE; k++) {
        long strike = centre + k * STRIKE_STEP_CENTS - 1;
        add(board.create(MarketSpec.above(nextHourMs, now, strike), out));
      }
      nextHourMs += HOUR;
    }
  }

  private void add(Market market) {
    desks.add(new Desk(market, new MarketMaker(market, model, seed)));
  }

  private void make(long now, Consumer<WorldEvent> out) {
    desks.removeIf(desk -> now >= desk.market().spec().closeMs());
    long sinceOpen = now - windowOpenMs;
    double seen = history.at(MarketMaker.seenAt(now, sinceOpen, scenario.makerLagMs(), script));
    for (Desk desk : desks) {
      Market market = desk.market();
      if (market.status() == MarketStatus.ACTIVE && market.strikeCents().isPresent()) {
        desk.maker().step(new MarketMaker.View(now, seen, known(market, now), script), out);
      }
    }
  }

  private PrintTape.Span known(Market market, long now) {
    long close = market.spec().closeMs() / 1000;
    if (now / 1000 < close - FairValue.PRINTS) {
      return new PrintTape.Span(0, 0);
    }
    return prints.span(close - FairValue.PRINTS, Math.min(close, now / 1000 + 1));
  }
}
