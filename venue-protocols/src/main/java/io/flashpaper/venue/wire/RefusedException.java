// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import io.flashpaper.model.MarketId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message that cannot be taken; says which field and why, and which market if that is known. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Refusal refusal;
  private final String reason;
  private final @Nullable String ticker;

  /** A refusal with a sentence for people. */
  public RefusedException(Refusal refusal, String message) {
    this(refusal, message, null);
  }

  private RefusedException(Refusal refusal, String message, @Nullable String ticker) {
    super(ticker == null ? message : message + ", in market " + ticker);
    this.refusal = refusal;
    this.reason = message;
    this.ticker = ticker;
  }

  /** This refusal, with the market whose message it was. */
  public RefusedException of(MarketId market) {
    RefusedException named = new RefusedException(refusal, reason, market.ticker());
    named.setStackTrace(getStackTrace());
    return named;
  }

  /** Why, for counting. */
  public Refusal refusal() {
    return refusal;
  }

  /** The sentence for people. */
  public String reason() {
    return reason;
  }

  /** The market it concerns, where that could still be read. */
  public Optional<MarketId> market() {
    return Optional.ofNullable(ticker).map(MarketId::new);
  }
}
