// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.venue.kalshi.KalshiFees;
import io.flashpaper.venue.kalshi.SaidFees;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what each series charges, and what its events that are not over charge instead. */
final class FeePolls implements Errand {
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 5;

  /** Who wants to know. */
  interface Listener {
    /** What a series charges. */
    void seriesFees(String series, SaidFees said, long nowMs);

    /** What differs by event of a series, by the event's ticker. */
    void eventFees(String series, SortedMap<String, SaidFees> said, long nowMs);
  }

  private final List<String> series;
  private final Listener listener;
  private final SortedMap<String, SaidFees> read = new TreeMap<>();
  private int turn;
  private int page;
  private String cursor = "";

  FeePolls(List<String> series, Listener listener) {
    this.series = series;
    this.listener = listener;
  }

  @Override
  public Optional<Question> next(long nowMs) {
    String of = series.get(turn / 2);
    boolean last = turn == 2 * series.size() - 1;
    long pauseMs = last ? PollRhythm.FEES_PAUSE_MS : PollRhythm.WITHIN_ROUND_MS;
    return Optional.of(
        turn % 2 == 0
            ? new Question("/series/" + Errand.encoded(of), pauseMs, new Series(of))
            : new Question(events(of, nowMs), pauseMs, new Events(of)));
  }

  private String events(String of, long nowMs) {
    return "/events?series_ticker=%s&min_close_ts=%d&limit=%d%s"
        .formatted(
            Errand.encoded(of),
            Math.floorDiv(nowMs, 1000L),
            PAGE,
            cursor.isEmpty() ? "" : "&cursor=" + Errand.encoded(cursor));
  }

  private void goOn() {
    turn = (turn + 1) % (2 * series.size());
    beginList();
  }

  private void beginList() {
    page = 0;
    cursor = "";
    read.clear();
  }

  private final class Series implements Reply {
    private final String of;

    private Series(String of) {
      this.of = of;
    }

    @Override
    public List<RefusedException> read(String body, long askedMs, long nowMs) {
      SaidFees said = KalshiFees.series(body);
      goOn();
      listener.seriesFees(of, said, nowMs);
      return List.of();
    }

    @Override
    public boolean notFound(long nowMs) {
      goOn();
      return true;
    }

    @Override
    public void unreadable(RefusedException why) {
      goOn();
    }
  }

  private final class Events implements Reply {
    private final String of;

    private Events(String of) {
      this.of = of;
    }

    @Override
    public List<RefusedException> read(String body, long askedMs, long nowMs) {
      KalshiFees.Events answer = KalshiFees.events(body);
      read.putAll(answer.read());
      page++;
      cursor = answer.cursor();
      if (cursor.isEmpty() || page == MOST_PAGES) {
        SortedMap<String, SaidFees> said = new TreeMap<>(read);
        goOn();
        listener.eventFees(of, said, nowMs);
      }
      return answer.refused();
    }

    @Override
    public boolean notFound(long nowMs) {
      goOn();
      return true;
    }

    @Override
    public void unreadable(RefusedException why) {
      goOn();
    }

    /** A cursor may be worthless after a while: the same list again, from its first page. */
    @Override
    public void failed() {
      beginList();
    }
  }
}
