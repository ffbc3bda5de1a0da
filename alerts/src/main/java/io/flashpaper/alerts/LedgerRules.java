// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.ProtectionPause;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of the ledger's entries people are told. */
public final class LedgerRules {
  private LedgerRules() {}

  /** The alert of an entry; most have none. */
  public static Optional<Alert> of(LedgerEntry entry) {
    return switch (entry) {
      case TradeOpened e -> Optional.of(opened(e));
      case TradeClosed e -> Optional.of(closed(e));
      case FlashCrashed e -> Optional.of(crash(e.crash()));
      case ProtectionTripped e -> Optional.of(tripped(e));
      case AccountHalted e -> Optional.of(protection(e, e.account(), "", "halted, " + e.why()));
      case SizingFailed e ->
          Optional.of(
              protection(
                  e,
                  e.account(),
                  "",
                  "it buys nothing more, sizing policy %s %s failed: %s"
                      .formatted(e.sizer().id(), e.sizer().version(), e.evidence())));
      case StrategyStopped e -> Optional.of(quarantine(e.event()));
      case LedgerEntry.OrderPlaced _,
          LedgerEntry.OrderResting _,
          LedgerEntry.OrderDone _,
          LedgerEntry.Filled _,
          LedgerEntry.AwaitingSettlement _,
          LedgerEntry.SettlementOverdue _,
          LedgerEntry.TradeRestated _,
          LedgerEntry.AccountOpened _,
          LedgerEntry.Posted _,
          LedgerEntry.AccountChanged _,
          LedgerEntry.ProtectionEnded _,
          LedgerEntry.CommandTaken _,
          LedgerEntry.PlanChanged _,
          LedgerEntry.ShadowBegun _,
          LedgerEntry.ShadowDropped _,
          LedgerEntry.ShadowSettled _,
          LedgerEntry.MarketSettlement _,
          LedgerEntry.SignalTaken _,
          LedgerEntry.FlashEnded _,
          LedgerEntry.StrategyStarted _,
          LedgerEntry.StrategyRemoved _,
          LedgerEntry.GatesCounted _ ->
          Optional.empty();
    };
  }

  private static Alert opened(TradeOpened e) {
    Map<String, String> fields = trade(e.account(), e.trade());
    fields.put("cost", Plain.money(e.trade().outlay()));
    fields.put("price", Plain.average(e.trade().cost(), e.trade().bought()));
    return Alert.of(Rule.TRADE_OPENED, e.timeMs(), fields);
  }

  private static Alert closed(TradeClosed e) {
    Map<String, String> fields = trade(e.account(), e.trade());
    Plain.result(e.net(), fields);
    fields.put("reason", e.reason().code());
    return Alert.of(Rule.TRADE_CLOSED, e.timeMs(), fields);
  }

  private static Map<String, String> trade(String account, OpenTrade trade) {
    PendingOrder entry = trade.entry();
    Map<String, String> fields = new TreeMap<>();
    fields.put("account", account);
    fields.put("trade", entry.tradeId());
    fields.put("market", entry.market().ticker());
    fields.put("side", entry.side().name());
    fields.put("contracts", Plain.number(trade.bought().toString()));
    fields.put("instance", entry.origin().map(origin -> origin.instance()).orElse(""));
    fields.put("strategy", entry.origin().map(origin -> origin.strategy()).orElse(""));
    return fields;
  }

  private static Alert crash(FlashCrash crash) {
    return Alert.of(
        Rule.FLASH_CRASH,
        crash.timeMs(),
        Map.of(
            "market", crash.market().ticker(),
            "series", crash.series(),
            "peak", Plain.number(crash.peak().toString()),
            "k", Plain.number(crash.k().toString()),
            "cause", crash.detail().cause().name(),
            "verdict", crash.detail().verdict().name()));
  }

  private static Alert tripped(ProtectionTripped e) {
    ProtectionPause pause = e.pause();
    String whom = pause.instance().isBlank() ? "" : " of " + pause.instance();
    return protection(
        e,
        e.account(),
        pause.instance(),
        "no entries%s, %s: %s is %d, the limit %d"
            .formatted(
                whom, pause.protection(), pause.measure(), pause.value(), pause.threshold()));
  }

  private static Alert protection(LedgerEntry e, String account, String instance, String what) {
    return Alert.of(
        Rule.PROTECTION,
        e.timeMs(),
        Map.of("account", account, "instance", instance, "what", what));
  }

  private static Alert quarantine(StrategyQuarantined event) {
    return Alert.of(
        Rule.QUARANTINE,
        event.timeMs(),
        Map.of(
            "instance", event.instance(),
            "strategy", event.strategy(),
            "version", event.version(),
            "market", event.market().ticker(),
            "kind", event.kind().name(),
            "evidence", event.evidence()));
  }
}
