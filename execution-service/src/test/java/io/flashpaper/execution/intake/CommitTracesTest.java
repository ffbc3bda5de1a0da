// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.observation.EventTraces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class CommitTracesTest {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final CommitTraces traces =
      new CommitTraces(
          EventTraces.by(
              OpenTelemetrySdk.builder()
                  .setTracerProvider(
                      SdkTracerProvider.builder()
                          .addSpanProcessor(SimpleSpanProcessor.create(exported))
                          .build())
                  .build()));

  private static Headers from(String span) {
    Headers headers = new RecordHeaders();
    String sender = "00-" + TRACE + "-" + span + "-01";
    return headers.add("traceparent", sender.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void theTransactionThatHoldsWhatAnEventCausedIsAChildOfTheSignalSidesSpan() {
    traces.told(7, from(PARENT));
    assertThat(traces.begin(6)).isEmpty();
    traces.committed(traces.begin(7), 7);
    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getName()).isEqualTo("execution.commit");
    assertThat(span.getTraceId()).isEqualTo(TRACE);
    assertThat(span.getParentSpanId()).isEqualTo(PARENT);
    assertThat(traces.begin(8)).isEmpty();
  }

  @Test
  void whatIsSaidTwiceOfOneEventIsFollowedOnce() {
    traces.told(7, from(PARENT));
    traces.told(9, from(PARENT));
    traces.told(9, from("00f067aa0ba902b8"));
    assertThat(traces.begin(9)).hasSize(2);
  }

  @Test
  void eachOfTheEventsThatAMarkSpeaksOfIsFollowed() {
    Headers mark = from(PARENT);
    from("00f067aa0ba902b8").forEach(mark::add);
    traces.told(9, mark);
    traces.committed(traces.begin(9), 9);
    assertThat(exported.getFinishedSpanItems())
        .extracting(SpanData::getParentSpanId)
        .containsExactly(PARENT, "00f067aa0ba902b8");
  }

  @Test
  void eachAttemptHasASpanOfItsOwn() {
    traces.told(7, from(PARENT));
    List<Span> first = traces.begin(7);
    traces.failed(first);
    traces.committed(traces.begin(7), 7);
    assertThat(exported.getFinishedSpanItems())
        .extracting(span -> span.getStatus().getStatusCode())
        .containsExactly(StatusCode.ERROR, StatusCode.UNSET);
  }

  @Test
  void messagesWithoutATraceAreNotRemembered() {
    traces.told(7, new RecordHeaders());
    assertThat(traces.begin(7)).isEmpty();
  }
}
