// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.shadow.Shadow;
import io.flashpaper.engine.execution.shadow.Shadows;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** With shadows or without, an account does the same. */
class ShadowsChangeNothingTest {
  private static final String SEED = "20261123";

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs().withoutEdgeCases().dontShrink();
  }

  private record Run(List<LedgerEntry> entries, SortedMap<String, AccountState> states) {}

  private static ExecutionEngine engine(
      List<AccountPlan> plans, Map<String, AccountState> states, List<SignalMessage> signals) {
    ExecutionEngine engine = new ExecutionEngine(plans, states, new SignalBuffer());
    signals.forEach(engine::offer);
    engine.offer(new Progress(Long.MAX_VALUE, 0, 0));
    return engine;
  }

  private static Run whole(List<AccountPlan> plans, RandomTape tape) {
    ExecutionEngine engine = engine(plans, Map.of(), tape.signals);
    List<LedgerEntry> entries = new ArrayList<>();
    tape.records.forEach(next -> entries.addAll(engine.step(next)));
    return new Run(entries, engine.states());
  }

  /** Whatever is remembered of shadows is lost half-way, and the signal side says nothing. */
  private static Run without(List<AccountPlan> plans, RandomTape tape) {
    List<SignalMessage> signals =
        tape.signals.stream().filter(message -> !(message instanceof Refused)).toList();
    int half = tape.records.size() / 2;
    ExecutionEngine first = engine(plans, Map.of(), signals);
    List<LedgerEntry> entries = new ArrayList<>();
    tape.records.subList(0, half).forEach(next -> entries.addAll(first.step(next)));
    ExecutionEngine second = engine(plans, forgetful(first.states()), signals);
    tape.records.subList((int) first.rewindOffset(), half).forEach(second::rebuild);
    for (TapeRecord next : tape.records.subList(half, tape.records.size())) {
      entries.addAll(second.step(next));
    }
    return new Run(entries, second.states());
  }

  private static SortedMap<String, AccountState> forgetful(SortedMap<String, AccountState> states) {
    SortedMap<String, AccountState> without = new TreeMap<>();
    states.forEach((name, state) -> without.put(name, state.withShadows(Shadows.NONE)));
    return without;
  }

  private static List<LedgerEntry> real(List<LedgerEntry> entries) {
    return entries.stream()
        .filter(
            entry ->
                !(entry instanceof ShadowBegun
                    || entry instanceof ShadowDropped
                    || entry instanceof ShadowSettled))
        .toList();
  }

  @Property(seed = SEED)
  void theRealLedgerIsTheSameWithAndWithoutThem(
      @ForAll("seeds") long seed, @ForAll @IntRange(min = 5, max = 400) int seconds) {
    RandomTape tape = new RandomTape(seed, seconds * 1000L);
    List<AccountPlan> plans = RandomPlans.of(seed);
    Run whole = whole(plans, tape);
    Run without = without(plans, tape);
    assertThat(real(whole.entries())).isEqualTo(real(without.entries()));
    assertThat(forgetful(whole.states())).isEqualTo(forgetful(without.states()));
  }

  @Property(seed = SEED)
  void eachBeginsOnceEndsOnceAndOnlyWhatIsOpenIsRemembered(@ForAll("seeds") long seed) {
    Run run = whole(RandomPlans.of(seed), new RandomTape(seed, 400_000));
    Set<String> begun = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (LedgerEntry entry : run.entries()) {
      switch (entry) {
        case ShadowBegun e -> {
          assertThat(begun.add(e.shadow().id())).as(e.shadow().id()).isTrue();
          open.add(e.shadow().id());
        }
        case ShadowDropped e -> assertThat(open.remove(e.shadow().id())).isTrue();
        case ShadowSettled e when e.settled().restated() == 0 ->
            assertThat(open.remove(e.settled().shadow().id())).isTrue();
        case ShadowSettled e -> assertThat(begun).contains(e.settled().shadow().id());
        default -> {}
      }
    }
    List<String> remembered =
        run.states().values().stream()
            .flatMap(state -> state.shadows().open().stream())
            .map(Shadow::id)
            .toList();
    assertThat(remembered).containsExactlyInAnyOrderElementsOf(open);
  }

  @Test
  void theRandomTapeHasShadowsOfEveryKind() {
    RandomTape tape = new RandomTape(1, 1_500_000);
    Run run = whole(List.of(AccountPlan.defaults("first"), AccountPlan.defaults("second")), tape);
    assertThat(run.entries())
        .filteredOn(ShadowBegun.class::isInstance)
        .extracting(entry -> ((ShadowBegun) entry).shadow().source())
        .contains(Shadow.Source.values());
    assertThat(run.entries()).hasAtLeastOneElementOfType(ShadowDropped.class);
    assertThat(run.entries())
        .filteredOn(ShadowSettled.class::isInstance)
        .anyMatch(entry -> ((ShadowSettled) entry).settled().restated() > 0);
  }
}
