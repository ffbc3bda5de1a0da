// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads each series' open and unopened markets in turn, page by page. */
final class MarketLists implements Errand {
  private static final int PAGE = 1000;
  private static final int MOST_PAGES = 5;

  /** Who wants the lists. */
  interface Listener {
    /**
     * A list is complete.
     *
     * @param whole whether all markets in it could be read
     */
    void listed(String series, boolean open, List<ListedMarket> markets, boolean whole, long nowMs);
  }

  private final List<String> series;
  private final Listener listener;
  private final SortedMap<String, String> unreadable = new TreeMap<>();
  private final List<ListedMarket> read = new ArrayList<>();
  private final List<RefusedException> refused = new ArrayList<>();
  private int turn;
  private int page;
  private String cursor = "";

  MarketLists(List<String> series, Listener listener) {
    this.series = series;
    this.listener = listener;
  }

  /** The series of which nothing could be read last, and why. */
  SortedMap<String, String> unreadable() {
    return unreadable;
  }

  @Override
  public Optional<Question> next(long nowMs) {
    String of = series.get(turn / 2);
    boolean open = turn % 2 == 0;
    String target =
        "/markets?series_ticker=%s&status=%s&limit=%d%s"
            .formatted(
                Errand.encoded(of),
                open ? "open" : "unopened",
                PAGE,
                cursor.isEmpty() ? "" : "&cursor=" + Errand.encoded(cursor));
    boolean last = turn == 2 * series.size() - 1;
    long pauseMs = last ? PollRhythm.listPauseMs(nowMs) : PollRhythm.WITHIN_ROUND_MS;
    return Optional.of(new Question(target, pauseMs, new Page(of, open)));
  }

  private void nextList() {
    turn = (turn + 1) % (2 * series.size());
    beginList();
  }

  private void beginList() {
    page = 0;
    cursor = "";
    read.clear();
    refused.clear();
  }

  private final class Page implements Reply {
    private final String of;
    private final boolean open;

    private Page(String of, boolean open) {
      this.of = of;
      this.open = open;
    }

    @Override
    public List<RefusedException> read(String body, long askedMs, long nowMs) {
      KalshiAnswers.Markets answer = KalshiAnswers.markets(body, of);
      read.addAll(answer.read());
      refused.addAll(answer.refused());
      page++;
      cursor = answer.cursor();
      if (cursor.isEmpty() || page == MOST_PAGES) {
        complete(nowMs);
      }
      return answer.refused();
    }

    private void complete(long nowMs) {
      if (read.isEmpty() && !refused.isEmpty()) {
        unreadable.put(of, refused.getFirst().reason());
      } else if (!read.isEmpty()) {
        unreadable.remove(of);
      }
      List<ListedMarket> markets = List.copyOf(read);
      boolean whole = refused.isEmpty() && cursor.isEmpty();
      nextList();
      listener.listed(of, open, markets, whole, nowMs);
    }

    @Override
    public void unreadable(RefusedException why) {
      unreadable.put(of, why.reason());
      nextList();
    }

    /** A cursor may be worthless after a while: the same list again, from its first page. */
    @Override
    public void failed() {
      beginList();
    }
  }
}
