// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.wire.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** One kind of question to the venue: what to ask next, and what to do with the answers. */
interface Errand {
  /** What is to be asked now, if anything; called only when it can be. */
  Optional<Question> next(long nowMs);

  /**
   * One question.
   *
   * @param target path and query
   * @param pauseMs when the next of its kind may follow, counted from the asking
   * @param reply what is done with the answer
   */
  record Question(String target, long pauseMs, Reply reply) {}

  /** What is done with an answer. */
  interface Reply {
    /**
     * Reads a good answer.
     *
     * @return why parts of it could not be read; the rest was
     * @throws RefusedException if nothing in it could be
     */
    List<RefusedException> read(String body, long askedMs, long nowMs);

    /** Whether this answer is to be read. */
    default boolean isGood(RestAnswer answer) {
      return answer.status() == 200;
    }

    /** The venue does not know what was asked about; true if that is an answer too. */
    default boolean notFound(long nowMs) {
      return false;
    }

    /** The answer could not be read. */
    default void unreadable(RefusedException why) {}

    /** There was no good answer, or none at all. */
    default void failed() {}
  }

  /** A refusal of an answer about this market. */
  static RefusedException of(RefusedException why, MarketId market) {
    return why.market().isPresent() ? why : why.of(market);
  }

  /** A text as part of a query or path. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
