// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

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
import java.util.Optional;
import java.util.function.Function;

/** The signal side's messages as JSON and back. */
public final class SignalCodec {
  static final String SIGNAL = "signal";
  static final String FLASH_CRASH = "flash-crash";
  static final String FLASH_CRASH_ENDED = "flash-crash-ended";
  static final String STRATEGY_LOADED = "strategy-loaded";
  static final String SIGNAL_SETTINGS = "signal-settings";
  static final String STRATEGY_UNLOADED = "strategy-unloaded";
  static final String STRATEGY_QUARANTINED = "strategy-quarantined";
  static final String REFUSED = "refused";
  static final String GATE_COUNTS = "gate-counts";
  static final String PROGRESS = "progress";

  private SignalCodec() {}

  /** The message as UTF-8 JSON that begins with its {@code type}. */
  public static byte[] encode(SignalMessage message) {
    return switch (message) {
      case Signal m -> Json.message(SIGNAL, out -> SignalWriter.write(m, out));
      case FlashCrash m -> Json.message(FLASH_CRASH, out -> SignalWriter.write(m, out));
      case FlashCrashEnded m -> Json.message(FLASH_CRASH_ENDED, out -> SignalWriter.write(m, out));
      case StrategyLoaded m -> Json.message(STRATEGY_LOADED, out -> SignalWriter.write(m, out));
      case SignalsConfigured m -> Json.message(SIGNAL_SETTINGS, out -> SignalWriter.write(m, out));
      case StrategyUnloaded m -> Json.message(STRATEGY_UNLOADED, out -> SignalWriter.write(m, out));
      case StrategyQuarantined m ->
          Json.message(STRATEGY_QUARANTINED, out -> SignalWriter.write(m, out));
      case Refused m -> Json.message(REFUSED, out -> SignalWriter.write(m, out));
      case GateCounts m -> Json.message(GATE_COUNTS, out -> SignalWriter.write(m, out));
      case Progress m ->
          Json.message(
              PROGRESS,
              out ->
                  out.number("tapeOffset", m.tapeOffset())
                      .time(m.timeMs())
                      .number("rewindOffset", m.rewindOffset()));
    };
  }

  /**
   * Reads what {@link #encode} wrote, now or in an earlier version.
   *
   * @throws MalformedMessageException naming the type and the field that cannot be read
   */
  public static SignalMessage decode(byte[] message) {
    Optional<SignalMessage> hot = HotReader.progress(message).map(Function.identity());
    return hot.orElseGet(() -> decodeCarefully(message));
  }

  /** The same without the short cut for what is frequent. */
  static SignalMessage decodeCarefully(byte[] message) {
    return Json.read(message, SignalCodec::read);
  }

  private static SignalMessage read(String type, Fields in) {
    return switch (type) {
      case SIGNAL -> SignalReader.signal(in);
      case FLASH_CRASH -> SignalReader.flashCrash(in);
      case FLASH_CRASH_ENDED -> SignalReader.flashCrashEnded(in);
      case STRATEGY_LOADED -> SignalReader.strategyLoaded(in);
      case SIGNAL_SETTINGS -> SignalReader.signalsConfigured(in);
      case STRATEGY_UNLOADED -> SignalReader.strategyUnloaded(in);
      case STRATEGY_QUARANTINED -> SignalReader.strategyQuarantined(in);
      case REFUSED -> SignalReader.refused(in);
      case GATE_COUNTS -> SignalReader.gateCounts(in);
      case PROGRESS ->
          new Progress(in.number("tapeOffset"), in.number("timeMs"), in.number("rewindOffset"));
      default -> throw new MalformedMessageException("unknown signal message type '" + type + "'");
    };
  }
}
