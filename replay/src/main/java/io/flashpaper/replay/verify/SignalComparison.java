// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.tape.SignalCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a replayed signal side says against what is recorded of it, tape event by tape event.
 * A recorded message that was said twice counts once, as it does for the ledger.
 */
final class SignalComparison implements Consumer<SignalMessage> {
  static final String TABLE = "signals";
  private static final int REMEMBERED = 20_000;

  private final Iterator<SignalMessage> recorded;
  private final long after;
  private final Set<SignalMessage> seen = new LinkedHashSet<>();
  private final List<SignalMessage> replayed = new ArrayList<>();
  private @Nullable SignalMessage next;
  private long offset;
  private long messages;
  private long identical;
  private Optional<Difference> first = Optional.empty();

  /** Compares what is said of tape events after an offset. */
  SignalComparison(Iterator<SignalMessage> recorded, long after) {
    this.recorded = recorded;
    this.after = after;
    this.offset = after;
  }

  @Override
  public void accept(SignalMessage message) {
    if (message.tapeOffset() != offset) {
      settle(offset);
      offset = message.tapeOffset();
    }
    replayed.add(message);
  }

  /** The replay has come to an end at a tape offset. */
  TableCount end(long last) {
    settle(offset);
    settle(last);
    return new TableCount(TABLE, messages, identical, first);
  }

  /** Compares what was said up to an offset and is not compared yet. */
  private void settle(long upTo) {
    List<SignalMessage> theirs = new ArrayList<>();
    for (SignalMessage said = peek(); said != null && said.tapeOffset() <= upTo; said = peek()) {
      next = null;
      if (said.tapeOffset() > after && isReplayed(said) && isNew(said)) {
        theirs.add(said);
      }
    }
    for (int i = 0; i < Math.max(theirs.size(), replayed.size()); i++) {
      compare(
          i < theirs.size() ? theirs.get(i) : null, i < replayed.size() ? replayed.get(i) : null);
    }
    replayed.clear();
  }

  /** Settings are what a replay goes by, and progress is how far a service had come. */
  private static boolean isReplayed(SignalMessage said) {
    return !(said instanceof Progress) && !(said instanceof SignalsConfigured);
  }

  private @Nullable SignalMessage peek() {
    if (next == null && recorded.hasNext()) {
      next = recorded.next();
    }
    return next;
  }

  private boolean isNew(SignalMessage said) {
    boolean isNew = seen.add(said);
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return isNew;
  }

  private void compare(@Nullable SignalMessage theirs, @Nullable SignalMessage ours) {
    messages++;
    if (theirs != null && theirs.equals(ours)) {
      identical++;
      return;
    }
    SignalMessage any = theirs == null ? ours : theirs;
    if (any != null && first.isEmpty()) {
      first =
          Optional.of(
              new Difference(
                  TABLE,
                  "tapeOffset=" + any.tapeOffset(),
                  "",
                  text(theirs),
                  text(ours),
                  OptionalLong.of(any.tapeOffset())));
    }
  }

  private static @Nullable String text(@Nullable SignalMessage message) {
    return message == null ? null : new String(SignalCodec.encode(message), StandardCharsets.UTF_8);
  }
}
