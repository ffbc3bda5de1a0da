// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Signals that were read but whose cause has not been processed yet, and how far the signal side
 * has judged the tape. A message said twice counts once. What was taken is kept until it is
 * forgotten: a run that ends before its work is stored gives it back to the next.
 */
public final class SignalBuffer {
  private final NavigableMap<Long, Set<SignalMessage>> waiting = new TreeMap<>();
  private final NavigableMap<Long, Set<SignalMessage>> kept = new TreeMap<>();
  private long judged = -1;
  private long taken = -1;
  private int size;

  /** Takes the next message of the signal side. */
  public void offer(SignalMessage message) {
    if (message instanceof Progress progress) {
      judged = Math.max(judged, progress.tapeOffset());
      return;
    }
    boolean news = message.tapeOffset() > Math.max(taken, judged);
    if (news
        && waiting.computeIfAbsent(message.tapeOffset(), _ -> new LinkedHashSet<>()).add(message)) {
      size++;
    }
  }

  /** Whether all that tape events up to {@code offset} caused is here. */
  public boolean isReadyFor(long offset) {
    return judged >= offset;
  }

  /** How far the signal side has judged the tape; -1 before its first word. */
  public long judged() {
    return judged;
  }

  /** How many messages wait. */
  public int size() {
    return size;
  }

  /** Removes what tape events up to {@code offset} caused, in order. */
  List<SignalMessage> take(long offset) {
    List<SignalMessage> due = new ArrayList<>();
    NavigableMap<Long, Set<SignalMessage>> head = waiting.headMap(offset, true);
    head.values().forEach(due::addAll);
    kept.putAll(head);
    head.clear();
    size -= due.size();
    taken = Math.max(taken, offset);
    return due;
  }

  /** What tape events up to {@code offset} caused is stored and never asked for again. */
  public void forget(long offset) {
    kept.headMap(offset, true).clear();
  }

  /** What tape events after {@code offset} caused waits once more. */
  public void giveBack(long offset) {
    NavigableMap<Long, Set<SignalMessage>> back = kept.tailMap(offset, false);
    back.values().forEach(messages -> size += messages.size());
    waiting.putAll(back);
    kept.clear();
    taken = offset;
  }
}
