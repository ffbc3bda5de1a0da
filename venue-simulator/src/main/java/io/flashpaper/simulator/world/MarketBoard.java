// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All markets in order of creation, and the life they lead. */
public final class MarketBoard {
  static final long STRIKE_DELAY_MS = 700;
  static final long CLEAR_DELAY_MS = 500;
  static final long DETERMINE_DELAY_MS = 3_000;
  static final long SETTLE_DELAY_MS = 4_000;

  private final Map<String, Market> all = new LinkedHashMap<>();
  private final List<Market> living = new ArrayList<>();
  private final PrintTape prints;
  private final ResultRule rule;
  private Rulings rulings = Rulings.USUAL;

  MarketBoard(PrintTape prints, ResultRule rule) {
    this.prints = prints;
    this.rule = rule;
  }

  /** Every market, oldest first. */
  public Collection<Market> all() {
    return Collections.unmodifiableCollection(all.values());
  }

  /** Those not yet finalized. */
  public List<Market> living() {
    return Collections.unmodifiableList(living);
  }

  /** Finds a market. */
  public Optional<Market> find(String ticker) {
    return Optional.ofNullable(all.get(ticker));
  }

  /** From now on markets are settled like this. */
  public void settleBy(Rulings next) {
    rulings = next;
  }

  /** How markets are settled. */
  public Rulings rulings() {
    return rulings;
  }

  /**
   * A market that has paid should have paid otherwise; nobody is told, it shows where it is looked
   * at.
   *
   * @throws IllegalArgumentException if no such market has paid
   */
  public void correct(String ticker, Outcome outcome, long nowMs) {
    find(ticker)
        .filter(market -> market.status() == MarketStatus.FINALIZED)
        .orElseThrow(() -> new IllegalArgumentException("market " + ticker + " has not been paid"))
        .correct(outcome, nowMs);
  }

  Market create(MarketSpec spec, Consumer<WorldEvent> out) {
    Market market = new Market(spec);
    all.put(spec.ticker(), market);
    living.add(market);
    out.accept(new WorldEvent.Created(market));
    return market;
  }

  void advance(long nowMs, Consumer<WorldEvent> out) {
    for (Market market : living) {
      advance(market, nowMs, out);
    }
    living.removeIf(m -> m.status() == MarketStatus.FINALIZED);
  }

  private void advance(Market market, long nowMs, Consumer<WorldEvent> out) {
    MarketSpec spec = market.spec();
    if (market.status() == MarketStatus.INITIALIZED && nowMs >= spec.openMs()) {
      market.become(MarketStatus.ACTIVE, spec.openMs());
    }
    if (market.strikeCents().isEmpty() && nowMs >= spec.openMs() + STRIKE_DELAY_MS) {
      market.strike(averageBefore(spec.openMs()), nowMs);
      out.accept(new WorldEvent.StrikeSet(market));
    }
    if (market.status() == MarketStatus.ACTIVE && nowMs >= spec.closeMs()) {
      market.become(MarketStatus.CLOSED, spec.closeMs());
    }
    if (nowMs >= spec.closeMs() + CLEAR_DELAY_MS && !market.book().isEmpty()) {
      market.book().clear();
      out.accept(new WorldEvent.BookMoved(market));
    }
    long lateMs = nowMs - spec.closeMs() - rulings.lateMs();
    if (market.status() == MarketStatus.CLOSED && lateMs >= DETERMINE_DELAY_MS) {
      long average = averageBefore(spec.closeMs());
      Outcome outcome =
          rulings.instead().orElseGet(() -> Outcome.of(rule.paysYes(market, average)));
      market.determine(outcome, average, nowMs);
      out.accept(new WorldEvent.Determined(market));
    }
    if (market.status() == MarketStatus.DETERMINED && lateMs >= SETTLE_DELAY_MS) {
      market.settle(nowMs);
      out.accept(new WorldEvent.Settled(market));
    }
  }

  private long averageBefore(long ms) {
    return prints.span(ms / 1000 - FairValue.PRINTS, ms / 1000).averageCents();
  }
}
