// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
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
  private final Deque<Progress> marks = new ArrayDeque<>();
  private long judged = -1;
  private long taken = -1;
  private int size;

  /** Takes the next message of the signal side. */
  public void offer(SignalMessage message) {
    if (message instanceof Progress progress) {
      if (progress.tapeOffset() > judged) {
        judged = progress.tapeOffset();
        marks.addLast(progress);
      }
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

  /**
   * Where a signal side that has judged the tape up to {@code offset} would begin to read it, by
   * the last mark up to there that is remembered.
   */
  public OptionalLong rewindAt(long offset) {
    OptionalLong rewind = OptionalLong.empty();
    for (Progress mark : marks) {
      if (mark.tapeOffset() > offset) {
        break;
      }
      rewind = OptionalLong.of(mark.rewindOffset());
    }
    return rewind;
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
    Progress last = null;
    while (!marks.isEmpty() && marks.getFirst().tapeOffset() <= offset) {
      last = marks.removeFirst();
    }
    if (last != null) {
      marks.addFirst(last);
    }
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
