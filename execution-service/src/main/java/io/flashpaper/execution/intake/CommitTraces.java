// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.observation.EventTraces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.Headers;

/**
 * Which market events that are traced wait for the transaction that will hold what they caused. The
 * signal side says so beside its messages; the ledger never sees it.
 */
@Singleton
final class CommitTraces {
  /** More than that at once are not followed to their end. */
  private static final int MOST = 1_000;

  private record Caused(long tapeOffset, Context cause) {}

  private final EventTraces traces;
  private final List<Caused> waiting = new ArrayList<>();

  CommitTraces(EventTraces traces) {
    this.traces = traces;
  }

  /** The signal side says, beside a message about this tape event, from where it is traced. */
  synchronized void told(long tapeOffset, Headers headers) {
    for (Context cause : traces.causes(headers)) {
      if (Span.fromContext(cause).getSpanContext().isSampled() && waiting.size() < MOST) {
        waiting.add(new Caused(tapeOffset, cause));
      }
    }
  }

  /** A transaction begins that leads up to this tape event: a span for each event traced. */
  synchronized List<Span> begin(long tapeOffset) {
    List<Span> spans = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Caused caused : waiting) {
      if (caused.tapeOffset() <= tapeOffset
          && seen.add(Span.fromContext(caused.cause()).getSpanContext().getSpanId())) {
        spans.add(
            traces
                .follow("execution.commit", caused.cause())
                .setAttribute("tapeOffset", tapeOffset));
      }
    }
    return spans;
  }

  /** It is stored. */
  synchronized void committed(List<Span> spans, long tapeOffset) {
    spans.forEach(Span::end);
    waiting.removeIf(caused -> caused.tapeOffset() <= tapeOffset);
  }

  /** It is not; the next attempt has spans of its own. */
  void failed(List<Span> spans) {
    spans.forEach(span -> span.setStatus(StatusCode.ERROR));
    spans.forEach(Span::end);
  }
}
