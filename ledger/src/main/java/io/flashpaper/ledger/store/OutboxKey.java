// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountHalted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AccountOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AwaitingSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.CommandTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.LedgerEntry.PlanChanged;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Posted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ProtectionTripped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;

/** The key of a published entry: its account, or the market or instance it is about. */
final class OutboxKey {
  private OutboxKey() {}

  static String of(LedgerEntry entry) {
    return switch (entry) {
      case OrderPlaced e -> e.account();
      case OrderResting e -> e.account();
      case OrderDone e -> e.account();
      case Filled e -> e.account();
      case TradeOpened e -> e.account();
      case AwaitingSettlement e -> e.account();
      case SettlementOverdue e -> e.account();
      case TradeClosed e -> e.account();
      case TradeRestated e -> e.account();
      case AccountOpened e -> e.account();
      case AccountChanged e -> e.account();
      case AccountHalted e -> e.account();
      case Posted e -> e.account();
      case ProtectionTripped e -> e.account();
      case ProtectionEnded e -> e.account();
      case PlanChanged e -> e.account();
      case CommandTaken e ->
          e.accounts().size() == 1
              ? e.accounts().getFirst()
              : e.command().account().orElse("commands");
      case SizingFailed e -> e.account();
      case ShadowBegun e -> e.account();
      case ShadowDropped e -> e.account();
      case ShadowSettled e -> e.account();
      case SignalTaken e -> e.signal().account();
      case StrategyStarted e -> e.loaded().account();
      case StrategyRemoved e -> e.unloaded().instance();
      case StrategyStopped e -> e.event().instance();
      case GatesCounted e -> e.instance();
      case MarketSettlement e -> e.market().ticker();
      case FlashCrashed e -> e.crash().market().ticker();
      case FlashEnded e -> e.end().market().ticker();
    };
  }
}
