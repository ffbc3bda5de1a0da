// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    return tracer.isEmpty() || cause.lastHeader(HEADER) == null
        ? Span.getInvalid()
        : follow(name, cause(cause));
  }

  /** The same, where the headers are gone and what they said was kept. */
  public Span follow(String name, Context cause) {
    return tracer
        .filter(_ -> Span.fromContext(cause).getSpanContext().isSampled())
        .map(t -> t.spanBuilder(name).setParent(cause).startSpan())
        .orElse(Span.getInvalid());
  }

  /** What headers say of the sender's place in a trace; nothing where tracing is off. */
  public Context cause(Headers headers) {
    return tracer.isEmpty()
        ? Context.root()
        : W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, KEPT);
  }

  /** Lets whoever reads the message go on from this span. */
  public static void hand(Span span, Headers headers) {
    if (span.getSpanContext().isSampled()) {
      W3CTraceContextPropagator.getInstance()
          .inject(Context.root().with(span), headers, EventTraces::keep);
    }
  }

  private static void keep(@Nullable Headers headers, String name, String value) {
    if (headers != null) {
      headers.remove(name);
      headers.add(name, value.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static final class Kept implements TextMapGetter<Headers> {
    @Override
    public Iterable<String> keys(Headers headers) {
      return Arrays.stream(headers.toArray()).map(Header::key).toList();
    }

    @Override
    public @Nullable String get(@Nullable Headers headers, String name) {
      Header header = headers == null ? null : headers.lastHeader(name);
      return header == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
  }
}
