// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Follows a market event through the services, by the header {@code traceparent} beside a message
 * of Kafka. Nothing but a trace ever depends on it. Where tracing is off, or the event was not
 * drawn, all of it does nothing and writes no header.
 */
public final class EventTraces {
  /** Traces nothing. */
  public static final EventTraces OFF = new EventTraces(Optional.empty());

  private static final String HEADER = "traceparent";
  private static final Kept KEPT = new Kept();

  private final Optional<Tracer> tracer;

  private EventTraces(Optional<Tracer> tracer) {
    this.tracer = tracer;
  }

  /** Traces by this library, which also draws the events that are followed. */
  public static EventTraces by(OpenTelemetry telemetry) {
    return new EventTraces(Optional.of(telemetry.getTracer("io.flashpaper")));
  }

  /** An event comes from outside: a trace begins here, if it is drawn. */
  public Span begin(String name) {
    return tracer.map(t -> t.spanBuilder(name).setNoParent().startSpan()).orElse(Span.getInvalid());
  }

  /** What a message caused goes on from where its sender was; nothing if that traced nothing. */
  public Span follow(String name, Headers cause) {
    Header sender = cause.lastHeader(HEADER);
    return tracer.isEmpty() || sender == null ? Span.getInvalid() : follow(name, cause(sender));
  }

  /** The same, where the headers are gone and what they said was kept. */
  public Span follow(String name, Context cause) {
    return tracer
        .filter(_ -> Span.fromContext(cause).getSpanContext().isSampled())
        .map(t -> t.spanBuilder(name).setParent(cause).startSpan())
        .orElse(Span.getInvalid());
  }

  /** The places in traces that a message goes on from; none where tracing is off. */
  public List<Context> causes(Headers headers) {
    List<Context> causes = new ArrayList<>();
    if (tracer.isPresent()) {
      headers.headers(HEADER).forEach(sender -> causes.add(cause(sender)));
    }
    return causes;
  }

  private static Context cause(Header sender) {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), sender, KEPT);
  }

  /** Lets whoever reads the message go on from this span. */
  public static void hand(Span span, Headers headers) {
    hand(List.of(span), headers);
  }

  /** Lets whoever reads the message go on from each of these spans, by a header for each. */
  public static void hand(List<Span> spans, Headers headers) {
    headers.remove(HEADER);
    for (Span span : spans) {
      if (span.getSpanContext().isSampled()) {
        W3CTraceContextPropagator.getInstance()
            .inject(Context.root().with(span), headers, EventTraces::keep);
      }
    }
  }

  private static void keep(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static final class Kept implements TextMapGetter<Header> {
    @Override
    public Iterable<String> keys(Header header) {
      return List.of(header.key());
    }

    @Override
    public @Nullable String get(@Nullable Header header, String name) {
      return header == null || !header.key().equals(name)
          ? null
          : new String(header.value(), StandardCharsets.US_ASCII);
    }
  }
}
