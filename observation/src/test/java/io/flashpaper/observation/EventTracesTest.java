// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class EventTracesTest {
  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final EventTraces traces = traces(Sampler.parentBased(Sampler.alwaysOn()));

  private EventTraces traces(Sampler sampler) {
    return EventTraces.by(
        OpenTelemetrySdk.builder()
            .setTracerProvider(
                SdkTracerProvider.builder()
                    .setSampler(sampler)
                    .addSpanProcessor(SimpleSpanProcessor.create(exported))
                    .build())
            .build());
  }

  /** A service takes a message and sends one that was caused by it. */
  private static Headers pass(EventTraces service, String name, Headers cause) {
    Span span = service.follow(name, cause);
    Headers next = new RecordHeaders();
    EventTraces.hand(span, next);
    span.end();
    return next;
  }

  @Test
  void oneEventIsOneTraceThroughAllServicesEachTheChildOfTheOneBefore() {
    Span write = traces.begin("feed.write");
    Headers tape = new RecordHeaders();
    EventTraces.hand(write, tape);
    write.end();
    Headers signals = pass(traces, "signal.step", tape);
    Span commit = traces.follow("execution.commit", traces.causes(signals).getFirst());
    commit.end();

    List<SpanData> spans = exported.getFinishedSpanItems();
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactly("feed.write", "signal.step", "execution.commit");
    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(spans.getFirst().getTraceId());
    assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
    assertThat(spans.get(2).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
  }

  @Test
  void anEventThatWasNotDrawnLeavesNoHeaderAndNoSpan() {
    Headers tape = new RecordHeaders();
    EventTraces.hand(traces(Sampler.alwaysOff()).begin("feed.write"), tape);
    assertThat(tape.toArray()).isEmpty();
    assertThat(pass(traces, "signal.step", tape).toArray()).isEmpty();
    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void whereTracingIsOffAHeaderIsNeitherReadNorPassedOn() {
    Headers tape = new RecordHeaders();
    EventTraces.hand(traces.begin("feed.write"), tape);
    assertThat(pass(EventTraces.OFF, "signal.step", tape).toArray()).isEmpty();
    assertThat(EventTraces.OFF.begin("feed.write").isRecording()).isFalse();
    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void aHeaderThatSaysNothingIsAsGoodAsNone() {
    Headers broken = new RecordHeaders();
    broken.add("traceparent", new byte[] {1, 2, 3});
    assertThat(traces.follow("signal.step", broken).isRecording()).isFalse();
    assertThat(traces.follow("signal.step", traces.causes(broken).getFirst()).isRecording())
        .isFalse();
  }

  @Test
  void aHeaderIsHandedOnOnce() {
    Headers headers = new RecordHeaders();
    EventTraces.hand(traces.begin("feed.write"), headers);
    EventTraces.hand(traces.begin("feed.write"), headers);
    assertThat(headers.headers("traceparent")).hasSize(1);
  }

  @Test
  void whatSeveralEventsCausedGoesOnFromEach() {
    List<Span> steps = List.of(traces.begin("signal.step"), traces.begin("signal.step"));
    Headers mark = new RecordHeaders();
    EventTraces.hand(steps, mark);
    assertThat(traces.causes(mark))
        .map(Span::fromContext)
        .map(Span::getSpanContext)
        .map(SpanContext::getSpanId)
        .containsExactlyElementsOf(
            steps.stream().map(s -> s.getSpanContext().getSpanId()).toList());
    assertThat(EventTraces.OFF.causes(mark)).isEmpty();
  }
}
