// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.model.event.FeedMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Notices that the tape or the ledger stands still or a venue is out of reach, once that has
 * lasted, and that it is over. Looks by the clock on the wall: when nothing comes, tape time stands
 * still as well. Confined to one thread.
 */
public final class TroubleWatch {
  private static final String TAPE = "tape";
  private static final String LEDGER = "ledger";
  private static final long NOTHING = -1;

  private final long patienceMs;
  private final Map<String, Long> since = new HashMap<>();
  private final Set<String> told = new TreeSet<>();
  private long tapeOffset = NOTHING;
  private long ledgerOffset = NOTHING;

  /**
   * A watch that says nothing of what is shorter than this.
   *
   * @param patience how long something must last
   */
  public TroubleWatch(Duration patience) {
    this.patienceMs = patience.toMillis();
  }

  /**
   * What there is to be seen.
   *
   * @param tapeOffset the last event of the tape, taken into the ledger or not; -1 if none is known
   * @param tapeTimeMs its time
   * @param modes how each venue is reached
   */
  public record Sight(
      long tapeOffset, long tapeTimeMs, Map<String, FeedMode> modes, LedgerSight ledger) {}

  /**
   * How the ledger does.
   *
   * @param offset the last event taken into it
   * @param awaitsSignals whether it waits for what signal-service says of the next
   * @param obstacle why it cannot go on; blank if it can
   */
  public record LedgerSight(long offset, boolean awaitsSignals, String obstacle) {}

  /** What trouble people know of that they have not been told is over. */
  public Set<String> told() {
    return Set.copyOf(told);
  }

  /** They know of this from whoever spoke before. */
  public void remember(Set<String> toldBefore) {
    told.addAll(toldBefore);
  }

  /**
   * What is to be told now.
   *
   * @param nowMs by the clock on the wall
   */
  public List<Alert> look(long nowMs, Sight sight) {
    Look look = new Look(nowMs, sight.tapeTimeMs() > 0 ? sight.tapeTimeMs() : nowMs);
    tape(sight, look);
    new TreeMap<>(sight.modes()).forEach((venue, mode) -> venue(venue, mode, look));
    ledger(sight, look);
    return look.alerts;
  }

  /** The first event that is known says nothing of whether the tape moves. */
  private void tape(Sight sight, Look look) {
    boolean isFirst = tapeOffset == NOTHING && sight.tapeOffset() != NOTHING;
    boolean moves = tapeOffset != NOTHING && sight.tapeOffset() != tapeOffset;
    tapeOffset = sight.tapeOffset();
    if (isFirst) {
      since.put(TAPE, look.nowMs);
    }
    look.tell(TAPE, !moves, "The tape stands still", "The tape goes on");
  }

  private void venue(String venue, FeedMode mode, Look look) {
    look.tell(
        venue,
        mode == FeedMode.DOWN,
        venue + " is out of reach",
        "%s is back, by %s".formatted(venue, mode));
  }

  private void ledger(Sight sight, Look look) {
    LedgerSight ledger = sight.ledger();
    boolean hangs =
        ledger.awaitsSignals()
            && ledger.offset() == ledgerOffset
            && ledger.offset() < sight.tapeOffset();
    ledgerOffset = ledger.offset();
    String why = ledger.obstacle().isEmpty() ? "it waits for signal-service" : ledger.obstacle();
    String clause = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
    look.tell(
        LEDGER,
        hangs || !ledger.obstacle().isEmpty(),
        "The ledger stands still, %s,".formatted(clause),
        "The ledger goes on");
  }

  private final class Look {
    private final long nowMs;
    private final long timeMs;
    private final List<Alert> alerts = new ArrayList<>();

    private Look(long nowMs, long timeMs) {
      this.nowMs = nowMs;
      this.timeMs = timeMs;
    }

    private void tell(String source, boolean isTrouble, String trouble, String end) {
      if (isTrouble) {
        lasts(source, trouble);
        return;
      }
      since.put(source, nowMs);
      if (told.remove(source)) {
        add(source.equals(LEDGER) ? Rule.LEDGER_RECOVERED : Rule.FEED_RECOVERED, source, end);
      }
    }

    private void lasts(String source, String trouble) {
      long lastedMs = nowMs - since.computeIfAbsent(source, _ -> nowMs);
      if (lastedMs >= patienceMs && told.add(source)) {
        String sentence = "%s since %d s".formatted(trouble, lastedMs / 1000);
        add(source.equals(LEDGER) ? Rule.LEDGER_STOPPED : Rule.FEED_LOST, source, sentence);
      }
    }

    private void add(Rule rule, String source, String what) {
      alerts.add(Alert.of(rule, timeMs, Map.of("source", source, "what", what)));
    }
  }
}
