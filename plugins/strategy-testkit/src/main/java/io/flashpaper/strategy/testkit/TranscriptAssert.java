// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.signal.Desire;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What is to be true of a transcript. Each failure shows the whole of it. */
public final class TranscriptAssert extends AbstractAssert<TranscriptAssert, Transcript> {
  TranscriptAssert(Transcript actual) {
    super(actual, TranscriptAssert.class);
  }

  /**
   * Goes on with the desire that stands once the moment with this tape offset has been judged. The
   * offsets of a {@link TapeScript} count from 1.
   */
  public DesireAssert at(long tapeOffset) {
    isNotNull();
    return about(actual.standingAt(tapeOffset), "at tape offset " + tapeOffset);
  }

  /** Goes on with the desire that stands at the end. */
  public DesireAssert atTheEnd() {
    isNotNull();
    if (actual.entries().isEmpty()) {
      failWithMessage("the strategy was never asked");
    }
    return about(actual.standingAt(actual.entries().getLast().tapeOffset()), "at the end");
  }

  /** Goes on with the first desire that wants a side. */
  public DesireAssert firstWant() {
    isNotNull();
    List<Desire.Want> wants = actual.wants();
    if (wants.isEmpty()) {
      failWithMessage("Expecting a want, but there is none in%n%s", actual.text());
    }
    return about(wants.getFirst(), "the first want");
  }

  private DesireAssert about(Desire desire, String when) {
    return new DesireAssert(desire).as("%s, in%n%s", when, actual.text());
  }

  /** Nothing was wanted, from the first moment to the last. */
  public TranscriptAssert neverWants() {
    isNotNull();
    if (!actual.wants().isEmpty()) {
      failWithMessage("Expecting no want, but there is one in%n%s", actual.text());
    }
    return this;
  }

  /** The transcript is the one with this {@link Transcript#digest()}. */
  public TranscriptAssert hasDigest(String sha256) {
    isNotNull();
    if (!actual.digest().equals(sha256)) {
      failWithMessage(
          "Expecting the transcript with digest %s, but its digest is %s and it reads%n%s",
          sha256, actual.digest(), actual.text());
    }
    return this;
  }
}
