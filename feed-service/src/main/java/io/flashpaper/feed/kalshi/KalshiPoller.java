// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.RestAnswer;
import io.flashpaper.venue.kalshi.VenueError;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Asks Kalshi by REST: each kind of question in a lane of its own, the urgent lanes first, all of
 * them within one budget. Knows no clock and no network.
 */
final class KalshiPoller {
  private static final Logger LOG = Logger.getLogger(KalshiPoller.class);

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int NOT_FOUND = 404;

  /** Who is told of the answers as such. */
  interface Listener {
    /** An answer was good and could be read. */
    void answered(RestAnswer answer, long askedMs, long nowMs);

    /** An answer could not be read, or some parts of it. */
    void refused(List<RefusedException> why, String body);

    /**
     * There was no good answer.
     *
     * @param news whether the reason is another than before
     */
    void failed(String target, String error, boolean news);
  }

  private final RestPort port;
  private final List<PollLane> lanes;
  private final RequestBudget budget;
  private final Listener listener;

  /**
   * A poller that has asked nothing yet.
   *
   * @param errands what to ask, the most urgent first
   */
  KalshiPoller(
      RestPort port,
      List<Errand> errands,
      RequestBudget budget,
      RandomGenerator random,
      Listener listener) {
    this.port = port;
    this.lanes = errands.stream().map(errand -> new PollLane(errand, random)).toList();
    this.budget = budget;
    this.listener = listener;
  }

  /** The next question of this kind may follow at once. */
  void hurry(Errand errand) {
    lanes.stream().filter(lane -> lane.errand() == errand).forEach(PollLane::hurry);
  }

  /** Asks what is due and fits into the budget. */
  void tick(long nowMs) {
    for (PollLane lane : lanes) {
      if (!budget.hasRoom(nowMs)) {
        return;
      }
      if (lane.isDue(nowMs)) {
        lane.errand().next(nowMs).ifPresent(question -> ask(lane, question, nowMs));
      }
    }
  }

  private void ask(PollLane lane, Errand.Question question, long nowMs) {
    budget.spend();
    lane.begin(nowMs + question.pauseMs());
    port.get(
        question.target(),
        new RestPort.Outcome() {
          @Override
          public void answered(RestAnswer answer, long askedMs, long receivedMs) {
            take(lane, question, answer, askedMs, receivedMs);
          }

          @Override
          public void broke(String error, long brokenMs) {
            failed(lane, question, error, brokenMs);
          }
        });
  }

  private void take(
      PollLane lane, Errand.Question question, RestAnswer answer, long askedMs, long nowMs) {
    Errand.Reply reply = question.reply();
    if (reply.isGood(answer)) {
      budget.fine(nowMs);
      read(lane, question, answer, askedMs, nowMs);
    } else if (answer.status() == NOT_FOUND && reply.notFound(nowMs)) {
      lane.end();
    } else {
      if (answer.status() == TOO_MANY_REQUESTS) {
        budget.tooMany(nowMs);
      }
      failed(lane, question, VenueError.describe(answer.status(), answer.body()), nowMs);
    }
  }

  private void failed(PollLane lane, Errand.Question question, String error, long nowMs) {
    boolean news = lane.failed(error, nowMs);
    question.reply().failed();
    listener.failed(question.target(), error, news);
  }

  /** What is no JSON is no answer; what is, and cannot be read, is none to be asked again for. */
  private void read(
      PollLane lane, Errand.Question question, RestAnswer answer, long askedMs, long nowMs) {
    try {
      List<RefusedException> refused = question.reply().read(answer.body(), askedMs, nowMs);
      lane.end();
      listener.answered(answer, askedMs, nowMs);
      if (!refused.isEmpty()) {
        listener.refused(refused, answer.body());
      }
    } catch (RefusedException e) {
      listener.refused(List.of(e), answer.body());
      if (e.refusal() == Refusal.NOT_JSON) {
        failed(lane, question, e.reason(), nowMs);
      } else {
        lane.end();
        question.reply().unreadable(e);
      }
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "An answer could not be dealt with question=%s", question.target());
      failed(lane, question, String.valueOf(defect), nowMs);
    }
  }
}
