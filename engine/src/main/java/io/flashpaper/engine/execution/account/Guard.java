// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.protection.Protection;
import io.flashpaper.model.Money;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What keeps an account from entering, and what its protections remember.
 *
 * @param standstill the command that holds it, if any
 * @param day the day of UTC, counted from 1970, of which {@code dayResult} is
 * @param dayResult net result of the trades closed on that day since it was counted anew
 * @param peak the highest sum of closed trades' results since it was counted anew
 * @param losses the latest losses in a row, oldest first
 * @param pauses protections that tripped, oldest first
 */
public record Guard(
    Optional<Standstill> standstill,
    long day,
    Money dayResult,
    Money peak,
    List<Loss> losses,
    List<ProtectionPause> pauses) {
  /** Nothing yet. */
  public static final Guard START =
      new Guard(Optional.empty(), 0, Money.ZERO, Money.ZERO, List.of(), List.of());

  /**
   * A trade that lost.
   *
   * @param instance whose it was
   * @param timeMs tape time at which it closed
   */
  public record Loss(String instance, long timeMs) {}

  /** Freezes the lists. */
  public Guard {
    losses = List.copyOf(losses);
    pauses = List.copyOf(pauses);
  }

  /** Whether anything at all may keep the account from entering. */
  public boolean holds() {
    return standstill.isPresent() || !pauses.isEmpty();
  }

  /** The pause of a protection, for one strategy instance or all. */
  public Optional<ProtectionPause> pause(Protection protection, String instance) {
    return pauses.stream()
        .filter(pause -> pause.protection() == protection && pause.covers(instance))
        .findFirst();
  }

  /** Held by a command. */
  public Guard standing(Standstill next) {
    return new Guard(Optional.of(next), day, dayResult, peak, losses, pauses);
  }

  /** Held by no command. */
  public Guard released() {
    return new Guard(Optional.empty(), day, dayResult, peak, losses, pauses);
  }

  /** After a trade closed on a day, with the sum of all closed trades' results since. */
  public Guard closed(long onDay, Money net, Money allResults) {
    Money result = onDay == day ? dayResult.plus(net) : net;
    Money highest = allResults.compareTo(peak) > 0 ? allResults : peak;
    return new Guard(standstill, onDay, result, highest, losses, pauses);
  }

  /** With other losses in a row. */
  public Guard withLosses(List<Loss> next) {
    return new Guard(standstill, day, dayResult, peak, next, pauses);
  }

  /** With a protection that tripped. */
  public Guard pausing(ProtectionPause pause) {
    List<ProtectionPause> next = Stream.concat(pauses.stream(), Stream.of(pause)).toList();
    return new Guard(standstill, day, dayResult, peak, losses, next);
  }

  /** Without a pause; what its protection counted begins anew. */
  public Guard ending(ProtectionPause pause, Money allResults) {
    List<ProtectionPause> left = pauses.stream().filter(p -> !p.equals(pause)).toList();
    return switch (pause.protection()) {
      case DAILY_LOSS -> new Guard(standstill, day, Money.ZERO, peak, losses, left);
      case DRAWDOWN -> new Guard(standstill, day, dayResult, allResults, losses, left);
      case LOSS_STREAK -> {
        Predicate<Loss> counted = loss -> pause.covers(loss.instance());
        List<Loss> others = losses.stream().filter(counted.negate()).toList();
        yield new Guard(standstill, day, dayResult, peak, others, left);
      }
    };
  }
}
