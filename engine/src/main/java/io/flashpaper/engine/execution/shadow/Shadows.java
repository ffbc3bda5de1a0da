// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.shadow;

import io.flashpaper.engine.execution.shadow.Shadow.Refusal;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An account's shadows, as far as they may still change.
 *
 * @param open at most {@value #MOST_OPEN}, oldest first
 * @param settled the last {@value #MOST_SETTLED} that can be corrected, oldest first
 */
public record Shadows(List<Shadow> open, List<SettledShadow> settled) {
  /** None yet. */
  public static final Shadows NONE = new Shadows(List.of(), List.of());

  /** So many are carried: what a few instances leave behind in an hour of many markets. */
  public static final int MOST_OPEN = 256;

  /** So many are remembered once they are settled. */
  public static final int MOST_SETTLED = 64;

  /** Freezes the lists. */
  public Shadows {
    open = List.copyOf(open);
    settled = List.copyOf(settled);
  }

  /** Whether this refusal is carried already. */
  public boolean has(Refusal refusal) {
    return open.stream().anyMatch(shadow -> shadow.isOf(refusal));
  }

  /** The one that must go before another can begin. */
  public Optional<Shadow> inTheWay() {
    return open.size() < MOST_OPEN ? Optional.empty() : Optional.of(open.getFirst());
  }

  /** What was refused to an instance's wish for a side. */
  public List<Shadow> refused(String instance, MarketId market, Side side) {
    return open.stream().filter(shadow -> shadow.isWish(instance, market, side)).toList();
  }

  /** Those that wait for a market's result. */
  public List<Shadow> openIn(MarketId market) {
    return open.stream().filter(shadow -> shadow.market().equals(market)).toList();
  }

  /** Those that a market's result ended, as far as they are remembered. */
  public List<SettledShadow> settledIn(MarketId market) {
    return settled.stream().filter(one -> one.shadow().market().equals(market)).toList();
  }

  /** With another one. */
  public Shadows beginning(Shadow shadow) {
    return new Shadows(Stream.concat(open.stream(), Stream.of(shadow)).toList(), settled);
  }

  /** Without one that has no result. */
  public Shadows dropping(Shadow shadow) {
    return new Shadows(
        open.stream().filter(one -> !one.id().equals(shadow.id())).toList(), settled);
  }

  /** With one of them settled, which makes the oldest be forgotten. */
  public Shadows settling(SettledShadow one) {
    List<SettledShadow> next = new ArrayList<>(settled);
    next.add(one);
    if (next.size() > MOST_SETTLED) {
      next.removeFirst();
    }
    return new Shadows(dropping(one.shadow()).open, next);
  }

  /** With one that is settled as it stands now. */
  public Shadows restating(SettledShadow now) {
    return new Shadows(
        open,
        settled.stream()
            .map(one -> one.shadow().id().equals(now.shadow().id()) ? now : one)
            .toList());
  }
}
