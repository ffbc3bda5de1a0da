// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What sizing remembers of an account's closed trades.
 *
 * @param wins how many won
 * @param losses how many lost
 * @param streak how many won since the last loss
 * @param last how the last counted one ended
 * @param recent the last net results, oldest first
 * @param drawdown how far their sum is below its highest so far
 * @param halt why the policy is not asked any more
 */
public record SizingState(
    long wins,
    long losses,
    long streak,
    LastOutcome last,
    List<Money> recent,
    Money drawdown,
    Optional<Halt> halt) {
  /** Before the first trade. */
  public static final SizingState START =
      new SizingState(0, 0, 0, LastOutcome.NONE, List.of(), Money.ZERO, Optional.empty());

  /** Freezes the list. */
  public SizingState {
    recent = List.copyOf(recent);
  }

  /**
   * A policy that failed; it is not asked again. Another one, or the same with other parameters,
   * is.
   *
   * @param sizer which
   * @param tapeOffset the tape event at which it failed
   */
  public record Halt(Sizer sizer, long tapeOffset) {}

  /** How many were counted. */
  public long trades() {
    return wins + losses;
  }

  /** After a trade that closed with this net result. */
  public SizingState after(Money net, BreakEven breakEven) {
    if (net.isPositive()) {
      return next(wins + 1, losses, streak + 1, LastOutcome.WIN, net);
    }
    return net.micros() == 0 && breakEven == BreakEven.PUSH
        ? next(wins, losses, streak, last, net)
        : next(wins, losses + 1, 0, LastOutcome.LOSS, net);
  }

  private SizingState next(
      long nextWins, long nextLosses, long nextStreak, LastOutcome nextLast, Money net) {
    List<Money> results = new ArrayList<>(recent);
    results.add(net);
    int kept = Math.min(results.size(), AccountPast.MOST_RECENT);
    Money below = drawdown.minus(net);
    return new SizingState(
        nextWins,
        nextLosses,
        nextStreak,
        nextLast,
        results.subList(results.size() - kept, results.size()),
        below.isPositive() ? below : Money.ZERO,
        halt);
  }

  /** With a policy that is not asked any more, or without. */
  public SizingState halted(Optional<Halt> why) {
    return new SizingState(wins, losses, streak, last, recent, drawdown, why);
  }

  /** What a policy is told, with the account's money. */
  public AccountPast past(Money initialCash, Money cash, Money atStake) {
    return new AccountPast(
        wins, losses, streak, last, recent, initialCash, cash, atStake, drawdown);
  }
}
