// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import java.util.Objects;
import java.util.OptionalLong;
import org.assertj.core.api.AbstractAssert;

/** What is to be true of a desire. */
public final class DesireAssert extends AbstractAssert<DesireAssert, Desire> {
  DesireAssert(Desire actual) {
    super(actual, DesireAssert.class);
  }

  /** It wants this side. */
  public DesireAssert wants(Side side) {
    return expect(want().side() == side, "to want " + side);
  }

  /** It pays exactly this for a contract, at the most. */
  public DesireAssert atMost(Price limit) {
    return expect(want().limit().equals(limit), "to want a side at most at " + limit);
  }

  /** It pays exactly this for a contract, at the most; in dollars, such as {@code "0.54"}. */
  public DesireAssert atMost(String dollars) {
    return atMost(Price.of(dollars));
  }

  /** It stands until this tape time. */
  public DesireAssert until(long timeMs) {
    return expect(want().untilMs() == timeMs, "to stand until " + timeMs);
  }

  /** It believes in its side with this probability, in millionths. */
  public DesireAssert withProbability(long micros) {
    boolean same = want().probabilityMicros().equals(OptionalLong.of(micros));
    return expect(same, "to have a probability of " + micros + " millionths");
  }

  /** It wants nothing in particular. */
  public DesireAssert isIndifferent() {
    return expect(actual instanceof Desire.Indifferent, "to be indifferent");
  }

  /** It wants to hold nothing. */
  public DesireAssert isFlat() {
    return expect(actual instanceof Desire.Flat, "to be flat");
  }

  /** Its reason has this code. */
  public DesireAssert because(String code) {
    return expect(reason().code().equals(code), "to give the reason " + code);
  }

  /** Its reason names this number. */
  public DesireAssert with(String fact, long value) {
    return expect(
        reason().facts().contains(new Reason.Fact(fact, value)), "to say " + fact + "=" + value);
  }

  private Desire.Want want() {
    expect(actual instanceof Desire.Want, "to want a side");
    return (Desire.Want) Objects.requireNonNull(actual);
  }

  private Reason reason() {
    isNotNull();
    return switch (actual) {
      case Desire.Want want -> want.reason();
      case Desire.Flat flat -> flat.reason();
      case Desire.Indifferent indifferent -> indifferent.reason();
    };
  }

  private DesireAssert expect(boolean fulfilled, String what) {
    isNotNull();
    if (!fulfilled) {
      failWithMessage("Expecting%n  %s%n%s", Transcript.words(actual), what);
    }
    return this;
  }
}
