// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.replay.verify.Recording.Reading;
import io.flashpaper.tape.SignalCodec;
import io.flashpaper.tape.TapeCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was on the tape where two ledgers part.
 *
 * @param event the tape event as a message
 * @param signals what the recorded signal side said about it, as messages
 */
public record Cause(String event, List<String> signals) {
  private static final int MOST_SIGNALS = 10;

  /** Freezes the list. */
  public Cause {
    signals = List.copyOf(signals);
  }

  /** Looks it up; empty if the tape has no such event any more. */
  static Optional<Cause> at(long tapeOffset, Recording recording, long signalsFrom) {
    try (Reading<TapeRecord> tape = recording.tape(tapeOffset)) {
      if (!tape.hasNext()) {
        return Optional.empty();
      }
      TapeRecord next = tape.next();
      return next.offset() == tapeOffset
          ? Optional.of(
              new Cause(
                  text(TapeCodec.encode(next.event())), said(tapeOffset, recording, signalsFrom)))
          : Optional.empty();
    }
  }

  private static List<String> said(long tapeOffset, Recording recording, long from) {
    List<String> said = new ArrayList<>();
    try (Reading<SignalMessage> signals = recording.signals(from)) {
      while (signals.hasNext() && said.size() < MOST_SIGNALS) {
        SignalMessage next = signals.next();
        if (next instanceof Progress && next.tapeOffset() >= tapeOffset) {
          break;
        }
        if (!(next instanceof Progress) && next.tapeOffset() == tapeOffset) {
          said.add(text(SignalCodec.encode(next)));
        }
      }
    }
    return said;
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }
}
