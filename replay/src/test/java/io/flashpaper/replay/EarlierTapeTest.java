// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.ledger.EarlierLedger;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.tape.TapeCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A tape that the first program wrote, without grades, fees and volatility, replayed by this one.
 */
class EarlierTapeTest {
  private static final String NAME = "quick";

  /** The tape's markets are shorter than the usual gates allow. */
  private static final GateSettings OPEN =
      new GateSettings(
          List.of(Gate.MARKET_PAUSED, Gate.BOOK_UNTRUSTED),
          Duration.ZERO,
          Optional.empty(),
          Duration.ZERO,
          Duration.ZERO,
          Price.ofCents(5),
          Quantity.ZERO,
          FeedGrade.POOR);

  private static List<TapeRecord> tape() {
    List<TapeRecord> tape = new ArrayList<>();
    for (byte[] message : EarlierLedger.tape()) {
      tape.add(new TapeRecord(tape.size(), TapeCodec.decode(message)));
    }
    return tape;
  }

  private static List<LedgerEntry> replayed() {
    StrategyInstance instance =
        new StrategyInstance(
            NAME,
            new StrategyInstance.Origin("momentum", "1.0", "abc"),
            NAME,
            Scope.of("KXBTC15M"),
            OPEN,
            new MomentumStrategy(Duration.ofSeconds(20)));
    LedgerSetup ledger =
        new LedgerSetup(List.of(AccountPlan.defaults(NAME)), AccountPlan::defaults);
    SignalSetup signals = new SignalSetup(SignalSettings.DEFAULT, List.of(instance));
    List<LedgerEntry> entries = new ArrayList<>();
    new Replay(Directions.constant(signals, ledger), batch -> entries.addAll(batch.entries()))
        .run(tape().iterator(), _ -> {});
    return entries;
  }

  @Test
  void givesALedgerAndTheSameEachTime() {
    List<LedgerEntry> entries = replayed();
    assertThat(entries).hasAtLeastOneElementOfType(TradeClosed.class);
    assertThat(entries).hasAtLeastOneElementOfType(MarketSettlement.class);
    assertThat(replayed()).isEqualTo(entries);
  }
}
