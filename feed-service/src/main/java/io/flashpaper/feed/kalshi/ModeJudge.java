// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.event.FeedMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** In which way Kalshi is reached, and the sentence that says so. */
final class ModeJudge {
  /**
   * What is known at a moment.
   *
   * @param hasKey whether there could be a WebSocket
   * @param streaming whether there is one that works
   * @param denied the channels it is denied
   * @param restMayServe whether REST may take over, or the WebSocket is still to prove itself
   * @param restAnswers whether REST answers
   * @param restError why it does not, if that is known
   * @param unreadable series of which nothing can be read, and why
   * @param halt why trading is halted; empty if it is not
   */
  record Facts(
      boolean hasKey,
      boolean streaming,
      String denied,
      boolean restMayServe,
      boolean restAnswers,
      String restError,
      Map<String, String> unreadable,
      String halt) {}

  /** A mode and its reason. */
  record Verdict(FeedMode mode, String reason) {}

  private ModeJudge() {}

  /** The verdict; empty while it is too early for one. */
  static Optional<Verdict> judge(Facts facts, boolean early) {
    if (facts.streaming()) {
      return verdict(FeedMode.WS, "streaming", facts);
    }
    if (facts.restAnswers()) {
      String how =
          facts.hasKey() ? "polling while the WebSocket is down" : "polling: no key is configured";
      return facts.restMayServe() ? verdict(FeedMode.REST, how, facts) : Optional.empty();
    }
    if (early) {
      return Optional.empty();
    }
    String why = facts.restError().isEmpty() ? "" : ": " + facts.restError();
    return verdict(
        FeedMode.DOWN,
        (facts.hasKey() ? "neither WebSocket nor REST answers" : "REST does not answer") + why,
        facts);
  }

  private static Optional<Verdict> verdict(FeedMode mode, String how, Facts facts) {
    List<String> reasons = new ArrayList<>(List.of(how));
    if (facts.streaming() && !facts.denied().isEmpty()) {
      reasons.add("refused: " + facts.denied());
    }
    if (facts.streaming() && !facts.restAnswers() && !facts.restError().isEmpty()) {
      reasons.add("REST does not answer, so no new market is found");
    }
    if (!facts.halt().isEmpty()) {
      reasons.add(facts.halt());
    }
    facts
        .unreadable()
        .forEach((series, why) -> reasons.add("no market of " + series + " can be read: " + why));
    return Optional.of(new Verdict(mode, String.join("; ", reasons)));
  }
}
