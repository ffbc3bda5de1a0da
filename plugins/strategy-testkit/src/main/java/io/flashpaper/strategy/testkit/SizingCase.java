// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.LastOutcome;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A question for a sizing policy.
 *
 * @param past what the account has been through
 * @param trade what is about to be bought
 */
public record SizingCase(AccountPast past, TradeAtHand trade) {
  private static final long CENT = 10_000;
  private static final int FULL_CURVE_PPM = 70_000;
  private static final long MILLION = 1_000_000;

  /**
   * So many questions by chance, the same for the same seed: an account that trades on, wins and
   * loses, now and then ruined or invested to its last cent; trades at every price from $0.01 to
   * $0.99, with and without a probability, from the opening to the last second.
   *
   * @param seed any number
   * @param count at least 1
   */
  public static List<SizingCase> random(long seed, int count) {
    Random random = new Random(seed);
    List<SizingCase> cases = new ArrayList<>();
    AccountPast past = AccountPast.opened(Money.of("1000"));
    for (int i = 0; i < count; i++) {
      cases.add(new SizingCase(past, trade(random)));
      past = random.nextInt(50) == 0 ? AccountPast.opened(Money.of("1000")) : after(past, random);
    }
    return List.copyOf(cases);
  }

  /** What nobody expects: no cash, debts, no time, the dearest and the cheapest contract. */
  static List<SizingCase> extremes() {
    List<SizingCase> cases = new ArrayList<>();
    for (String cash : List.of("-5", "0", "0.000001", "1000", "900000000")) {
      AccountPast past = past(3, 1, 2, LastOutcome.WIN, List.of(), Money.of(cash), Money.ZERO);
      for (int cents : new int[] {0, 1, 50, 99, 100}) {
        for (OptionalLong probability :
            List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(MILLION))) {
          cases.add(
              new SizingCase(
                  past,
                  new TradeAtHand(
                      "KXBTC15M",
                      Side.NO,
                      Price.ofCents(cents),
                      fee(cents),
                      probability,
                      Duration.ZERO)));
        }
      }
    }
    return List.copyOf(cases);
  }

  private static AccountPast after(AccountPast before, Random random) {
    Money net = new Money((random.nextInt(2_001) - 1_000) * CENT);
    boolean won = net.isPositive();
    List<Money> recent = new ArrayList<>(before.recent());
    recent.add(net);
    int gone = Math.max(0, recent.size() - AccountPast.MOST_RECENT);
    Money below = before.drawdown().minus(net);
    return past(
        before.wins() + (won ? 1 : 0),
        before.losses() + (won ? 0 : 1),
        won ? before.streak() + 1 : 0,
        won ? LastOutcome.WIN : LastOutcome.LOSS,
        recent.subList(gone, recent.size()),
        before.cash().plus(net),
        below.isPositive() ? below : Money.ZERO);
  }

  private static AccountPast past(
      long wins,
      long losses,
      long streak,
      LastOutcome last,
      List<Money> recent,
      Money cash,
      Money drawdown) {
    return new AccountPast(
        wins, losses, streak, last, recent, Money.of("1000"), cash, Money.ofCents(wins), drawdown);
  }

  private static TradeAtHand trade(Random random) {
    int cents = 1 + random.nextInt(99);
    return new TradeAtHand(
        random.nextBoolean() ? "KXBTC15M" : "KXBTCD",
        random.nextBoolean() ? Side.YES : Side.NO,
        Price.ofCents(cents),
        fee(cents),
        random.nextInt(4) == 0
            ? OptionalLong.empty()
            : OptionalLong.of(random.nextInt((int) MILLION + 1)),
        Duration.ofSeconds(random.nextInt(3_600)));
  }

  private static long fee(int cents) {
    long price = cents * CENT;
    return Math.ceilDiv(FULL_CURVE_PPM * price / MILLION * (MILLION - price), MILLION);
  }
}
