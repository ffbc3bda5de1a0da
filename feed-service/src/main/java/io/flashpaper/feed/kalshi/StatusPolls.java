// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.venue.kalshi.ExchangeStatus;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Asks now and then whether the exchange trades; the answer may come with an error's status. */
final class StatusPolls implements Errand, Errand.Reply {
  private static final Set<Integer> ERRORS_THAT_TELL = Set.of(500, 503, 504);

  private final Consumer<ExchangeStatus> listener;

  StatusPolls(Consumer<ExchangeStatus> listener) {
    this.listener = listener;
  }

  @Override
  public Optional<Question> next(long nowMs) {
    return Optional.of(new Question("/exchange/status", PollRhythm.STATUS_PAUSE_MS, this));
  }

  @Override
  public boolean isGood(RestAnswer answer) {
    return answer.status() == 200
        || (ERRORS_THAT_TELL.contains(answer.status()) && tellsSomething(answer.body()));
  }

  private static boolean tellsSomething(String body) {
    try {
      ExchangeStatus.read(body);
      return true;
    } catch (RefusedException anErrorLikeOthers) {
      return false;
    }
  }

  @Override
  public List<RefusedException> read(String body, long askedMs, long nowMs) {
    listener.accept(ExchangeStatus.read(body));
    return List.of();
  }
}
