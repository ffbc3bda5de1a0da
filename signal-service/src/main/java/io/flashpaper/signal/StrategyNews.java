// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import org.jboss.logging.Logger;

/** Logs which strategies come, go and are stopped; what they decide is counted, not logged. */
final class StrategyNews {
  private static final Logger LOG = Logger.getLogger(StrategyNews.class);

  private StrategyNews() {}

  static void log(SignalMessage message) {
    switch (message) {
      case StrategyQuarantined told ->
          LOG.warnf(
              "A strategy instance is stopped in all markets until it is released or its jar is"
                  + " replaced: strategy=%s instance=%s market=%s tapeOffset=%d kind=%s error=%s",
              told.strategy(),
              told.instance(),
              told.market(),
              told.tapeOffset(),
              told.kind(),
              told.evidence());
      case StrategyLoaded told ->
          LOG.infof(
              "A strategy instance is heard: strategy=%s instance=%s version=%s account=%s"
                  + " tapeOffset=%d",
              told.strategy(), told.instance(), told.version(), told.account(), told.tapeOffset());
      case StrategyUnloaded told ->
          LOG.infof(
              "A strategy instance is gone: strategy=%s instance=%s tapeOffset=%d",
              told.strategy(), told.instance(), told.tapeOffset());
      case SignalsConfigured told ->
          LOG.infof(
              "What holds for all strategies is on record: tapeOffset=%d settings=%s",
              told.tapeOffset(), told.settings());
      case Signal _, FlashCrash _, FlashCrashEnded _, Refused _, GateCounts _, Progress _ -> {}
    }
  }
}
