// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.PastTrades;
import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.V10Exits;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day whose results are corrected ends as if the right ones had come at once. */
class CorrectedDayTest {
  private static final Money TEN = Money.ofCents(1000);

  private static final ExitPolicy HELD_TO_THE_END =
      new V10Exits(
          10_000_000,
          new AdaptiveStop(1_000_000, 0, 1_000_000, 1_000_000, Duration.ofSeconds(300), 0),
          Duration.ofDays(1));

  /** Counts wins and losses, but always risks the same, so that results change no later trade. */
  private static AccountPlan even(String account) {
    AccountPlan usual = AccountPlan.defaults(account);
    return new AccountPlan(
        account,
        usual.initialCash(),
        usual.fees(),
        SizingPlan.fixed(TEN),
        HELD_TO_THE_END,
        usual.latency(),
        usual.cooldown(),
        usual.retry(),
        usual.minFeedGrade(),
        usual.protections());
  }

  private record Day(List<LedgerEntry> entries, Map<String, AccountState> states) {}

  private static Day run(RandomTape tape, List<TapeEvent> events) {
    ExecutionEngine engine =
        new ExecutionEngine(
            List.of(even("first"), even("second")),
            CorrectedDayTest::even,
            Map.of(),
            new SignalBuffer());
    tape.signals.forEach(engine::offer);
    engine.offer(new Progress(Long.MAX_VALUE, 0, 0));
    List<LedgerEntry> entries = new ArrayList<>();
    for (int offset = 0; offset < events.size(); offset++) {
      entries.addAll(engine.step(new TapeRecord(offset, events.get(offset))));
    }
    return new Day(entries, engine.states());
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26})
  void cashTotalsAndSizingAreThoseOfTheRightResults(long seed) {
    RandomTape tape = new RandomTape(seed, 1_500_000);
    List<TapeEvent> said = tape.records.stream().map(TapeRecord::event).toList();
    SortedMap<MarketId, Settlement> right = new TreeMap<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (TapeEvent event : said) {
      if (event instanceof MarketSettled settled) {
        right.put(settled.market(), RandomTape.result(random));
      }
    }
    List<TapeEvent> atOnce = new ArrayList<>();
    said.forEach(event -> atOnce.add(rightly(event, right)));
    List<TapeEvent> corrected = new ArrayList<>(said);
    long lastMs = said.getLast().timeMs();
    right.forEach((market, result) -> corrected.add(new MarketSettled(lastMs, market, result)));

    Day one = run(tape, atOnce);
    Day two = run(tape, corrected);
    assertThat(two.entries().stream().filter(TradeRestated.class::isInstance).count()).isPositive();
    two.states()
        .forEach(
            (name, state) -> {
              AccountState expected = one.states().get(name);
              assertThat(state.past().trades()).hasSizeLessThan(PastTrades.MOST);
              assertThat(state.cash()).as(name).isEqualTo(expected.cash());
              assertThat(state.totals()).as(name).isEqualTo(expected.totals());
              assertThat(state.sizing()).as(name).isEqualTo(expected.sizing());
              state.requireBalance();
            });
  }

  private static TapeEvent rightly(TapeEvent event, Map<MarketId, Settlement> right) {
    return event instanceof MarketSettled settled
        ? new MarketSettled(settled.timeMs(), settled.market(), right.get(settled.market()))
        : event;
  }
}
